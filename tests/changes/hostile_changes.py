"""Two versions that differ in everything there is to tell, and say one hostile text wherever a text can stand."""

import datetime
from collections.abc import Sequence
from functools import cache

from hostile_sheet import hostile_sheet

from sheetlang.changes.change import SignOff
from sheetlang.changes.comparison import Compared, Side, compared
from sheetlang.model.number import Number
from sheetlang.model.sheet import DateValue, FieldValue, Indicator, MoneyValue, Sheet, TextValue, Weight
from sheetlang.model.target import Words


@cache
def hostile_changes(text: str) -> Sequence[Compared]:
    """A project with every kind of change, one that was added and one that was removed; all need a sign-off."""
    old, new = versions(text)
    gone, come = old._replace(indicators=(), project=f"{text}甲"), old._replace(indicators=(), project=f"{text}子")
    before = [Side(text, text, old), Side(f"{text}a", f"{text}a", gone)]
    after = [Side(f"{text}b", f"{text}b", new), Side(f"{text}c", f"{text}c", come)]
    signs = (("is given", True), ("is lacking", False))
    return [
        one._replace(sign_offs=tuple(SignOff(text, one.changes, given) for _, given in signs), is_copy=True)
        for one in compared(before, after)
    ]


def versions(text: str) -> tuple[Sheet, Sheet]:
    """The old sheet and the new one."""
    plain = hostile_sheet(text)
    indicators = tuple(map(_numbered, range(len(plain.indicators)), plain.indicators))
    old = plain._replace(prose=dict.fromkeys(plain.prose, (f"{text}通水。",)), indicators=indicators)
    return old, old._replace(
        form=old.form._replace(id="another"),
        year=2027,
        project=f"{text}乙",
        fields={name: _another(value, text) for name, value in old.fields.items()},
        prose=dict.fromkeys(old.prose, (f"{text}通水好。", text)),
        indicators=_edited(old.indicators, text),
    )


def _numbered(number: int, one: Indicator) -> Indicator:
    return one._replace(path=(*one.categories, f"{one.name}{number}"))


def _another(value: FieldValue, text: str) -> FieldValue:
    match value:
        case MoneyValue():
            return MoneyValue(f"{text}9", Number("9", "9"), "元")
        case DateValue():
            return DateValue(f"{text}乙", datetime.date(2026, 3, 31))
        case TextValue():
            return TextValue(f"乙{text}")
        case _:
            return value


def _edited(indicators: Sequence[Indicator], text: str) -> tuple[Indicator, ...]:
    first, second, third, fourth, fifth, *others, _ = indicators
    marked = first._replace(weight=Weight(Number("6", "6")), flags=(text,), former_names=(text, f"{text}乙"))
    renamed = second._replace(path=(*second.categories, f"{text}丙"), former_names=(second.name,))
    elsewhere = third._replace(path=(f"{text}丁", text, third.name))
    retold = [one._replace(target=Words(f"{one.target.text}乙{text}")) for one in (fourth, fifth)]
    columns = {name: TextValue(f"{text}戊") for name in fourth.attributes}
    added = first._replace(path=(text, text, f"{text}己"))
    return (marked, renamed, elsewhere, retold[0]._replace(attributes=columns), *reversed(others), retold[1], added)
