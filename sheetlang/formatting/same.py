"""What sheets say, without where it stands and how wide it was typed: equal before and after formatting."""

import re
from collections.abc import Iterable, Iterator

from sheetlang.language.keywords import parted_comparator
from sheetlang.language.signs import BLANKS
from sheetlang.model.number import Number
from sheetlang.model.sheet import AttributeValue, FieldValue, Indicator, MoneyValue, Sheet
from sheetlang.model.target import Change, Compound, Date, Placeholder, Quantity, Range, Target
from sheetlang.naming import half_width

_BLANK = re.compile(f"[{BLANKS}]+")

Said = tuple[object, ...]


def same_target(one: Target, other: Target) -> bool:
    """Whether two targets say the same, and what a form prints of their text is the same but for its width."""
    return _target(one) == _target(other)


def said_by(sheets: Iterable[Sheet]) -> list[Said]:
    """All that sheets say, in order."""
    return [said for sheet in sheets for said in _of_sheet(sheet)]


def _of_sheet(sheet: Sheet) -> Iterator[Said]:
    yield sheet.form.id, sheet.year, sheet.project
    yield from ((name, _value(value)) for name, value in sheet.fields.items())
    yield from sheet.prose.items()
    yield from map(_indicator, sheet.indicators)


def _indicator(one: Indicator) -> Said:
    columns = tuple((name, _value(value)) for name, value in one.attributes.items())
    return one.path, _target(one.target), one.weight, one.flags, one.former_names, columns


def _value(value: FieldValue | AttributeValue) -> object:
    if isinstance(value, MoneyValue):
        return value.amount, value.unit, _folded(value.text)
    return _target(value)  # type: ignore[arg-type] # what is no target is itself


def _target(target: Target) -> object:
    match target:
        case Quantity():
            return Quantity, target.comparator, _number(target.value), target.unit
        case Compound():
            return Compound, tuple(map(_target, target.parts)), _folded(target.text)
        case Range():
            return Range, _number(target.low), _number(target.high), target.unit, _folded(target.text)
        case Change():
            amount = target.comparator, _number(target.amount), target.unit
            return Change, target.direction, *amount, _folded(target.base or ""), _folded(target.text)
        case Date():
            return Date, target.comparator, target.start, target.end, target.deadline, _folded(target.text)
        case Placeholder():
            return Placeholder, _folded(target.text)
        case _:
            return target


def _number(number: Number) -> tuple[str, str]:
    return number.digits, _folded(number.typed)


def _folded(text: str) -> str:
    """The text in half width without blanks, its comparator as it is written."""
    return "".join(parted_comparator(_BLANK.sub("", half_width(text))))
