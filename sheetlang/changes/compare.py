"""Two sheets of one project to the changes between them, in the order of the form and of the new sheet."""

from collections.abc import Iterator

from sheetlang.changes.change import Change, Direction, What, changed
from sheetlang.changes.direction import direction_of_money
from sheetlang.changes.indicator_changes import indicator_changes, names_of_both
from sheetlang.changes.sameness import are_same
from sheetlang.language.keywords import COMMANDS, FORM, YEAR
from sheetlang.model.sheet import ChoiceValue, DateValue, FieldValue, MoneyValue, PendingValue, Sheet, TextValue

_PROJECT = COMMANDS["project"].zh


def diff(old: Sheet, new: Sheet) -> tuple[Change, ...]:
    """What changed from one sheet to another; empty where they mean the same."""
    if old == new:
        return ()
    return (*_head(old, new), *_fields(old, new), *_prose(old, new), *indicator_changes(old.indicators, new.indicators))


def _head(old: Sheet, new: Sheet) -> Iterator[Change]:
    if old.project != new.project:
        yield Change("renamed", "project", (_PROJECT,), old.project, new.project, was=(_PROJECT,))
    if old.form != new.form:
        yield changed("form", (FORM.zh,), old.form, new.form)
    if old.year != new.year:
        yield changed("year", (YEAR.zh,), old.year, new.year)


def _fields(old: Sheet, new: Sheet) -> Iterator[Change]:
    for name in names_of_both(old.fields, new.fields):
        before, after = old.fields.get(name), new.fields.get(name)
        if not are_same(before, after):
            yield changed(_what_of(name, old, new), (name,), before, after, _direction_of_fields(before, after))


def _what_of(name: str, old: Sheet, new: Sheet) -> What:
    """What a field is about, as either form has it."""
    types = {one.type for sheet in (old, new) for one in sheet.form.fields if one.name == name}
    return "money" if "money" in types else "date" if "date" in types else "field"


def _direction_of_fields(old: FieldValue | None, new: FieldValue | None) -> Direction | None:
    match old, new:
        case MoneyValue(), MoneyValue():
            return direction_of_money(old, new)
        case DateValue(), DateValue():
            return "raised" if old.date < new.date else "lowered"
        case (PendingValue(), PendingValue()):
            return "reworded"
        case (None, _) | (_, None) | (TextValue() | ChoiceValue(), TextValue() | ChoiceValue()):
            return None
        case _:
            return "incomparable"


def _prose(old: Sheet, new: Sheet) -> Iterator[Change]:
    for name in names_of_both(old.prose, new.prose):
        before, after = old.prose.get(name), new.prose.get(name)
        if before != after:
            yield changed("prose", (name,), before, after)
