"""The shape of a form file: which keys each of its tables takes, and the check against it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms import faults
from sheetlang.forms.parts import ATTRIBUTE_TYPES, FIELD_TYPES, SHOWS
from sheetlang.forms.places import Places
from sheetlang.naming import closest
from sheetlang.source import Source, Span
from sheetlang.visible import visible


class Key(NamedTuple):
    """A key of a table: a Python type, `tables`, `levels`, or a tuple of the texts allowed."""

    kind: Any
    required: bool = False
    low: int = 1
    high: int = 1000


TEXT, WHOLE, FLAG = Key(str), Key(int), Key(bool)
TEXTS, TABLES = Key(list), Key("tables")

FORM: Mapping[str, Key] = {
    "id": Key(str, True), "name": Key(str, True), "title": Key(str, True), "subtitle": TEXT, "aliases": TEXTS, "note": TEXT,
    "indicators_heading": TEXT, "money_unit": Key(("元", "千元", "万元", "亿元")), "weight_base": WHOLE, "flags": TEXTS,
    "satisfaction_floor": Key(int, high=100),
    "rules": Key("levels"), "sections": Key("tables", True), "categories": TABLES, "columns": Key("tables", True), "attributes": TABLES,
}  # fmt: skip
SECTION: Mapping[str, Key] = {
    "heading": TEXT, "side": TEXT, "per_row": Key(int, high=2), "stacked": FLAG, "fields": Key("tables", True),
}  # fmt: skip
FIELD: Mapping[str, Key] = {
    "name": Key(str, True), "type": Key(FIELD_TYPES), "required": FLAG, "label": TEXT, "aliases": TEXTS, "choices": TEXTS,
    "wide": FLAG, "last_year_of": TEXT, "renewed": FLAG, "part_of": TEXT, "within": TEXT, "follows": TEXT,
    "period": FLAG,
}  # fmt: skip
CATEGORY: Mapping[str, Key] = {"name": Key(str, True), "aliases": TEXTS, "categories": TABLES, "weight": WHOLE}
ATTRIBUTE: Mapping[str, Key] = {
    "name": Key(str, True), "type": Key(ATTRIBUTE_TYPES), "required": FLAG, "aliases": TEXTS, "choices": TEXTS,
}  # fmt: skip
COLUMN: Mapping[str, Key] = {
    "name": Key(str, True), "shows": Key(SHOWS, True), "attribute": TEXT, "group": TEXT, "width": WHOLE,
    "comparators": Key(("ascii", "sign")), "decimals": Key(int, low=0, high=10), "unit": TEXT,
}  # fmt: skip

_EXPECTED: Mapping[Any, Text] = {
    str: Text("带引号的文字", "a text in quotes"),
    int: Text("整数", "a whole number"),
    bool: Text("true 或 false", "true or false"),
    list: Text('文字的数组，例如 ["甲", "乙"]', 'a list of texts, such as ["a", "b"]'),
    "tables": Text("[[…]] 表", "[[…]] tables"),
    "levels": Text(
        "规则名 = 级别，级别是 error、warning、info、off 之一", "rule = severity, one of error, warning, info, off"
    ),
}


class Checker:
    """Collects what is wrong with the tables of one form file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Diagnostic] = []
        self._places = Places(source)
        self._here: Callable[[], Span] = self._everywhere

    def check(self, table: Any, shape: Mapping[str, Key], name: str) -> bool:
        """Whether a table has the shape; findings say what it lacks."""
        before = len(self.findings)
        kind = name.strip("[]").rpartition(".")[2]
        # Where it stands is looked up for findings only: a sound form has none.
        self._here = self._places.next_table(kind) if shape is not FORM else self._places.head
        mistyped = {closest(key, shape) for key in table if key not in shape}
        for key, value in table.items():
            self._check_key(key, value, shape, name)
        for key, wanted in shape.items():
            if wanted.required and not table.get(key) and key not in mistyped:
                self.report(faults.MISSING_KEY, "", key=key, table=name)
        return len(self.findings) == before

    def report(self, fault: Fault, near: str, last: bool = False, **values: object) -> None:
        """Add a finding at the key or text it speaks of."""
        self.findings.append(fault.at(self.source, self._places.of(near, self._here(), last), **values))

    def enter_field(self, name: str) -> None:
        """From here on findings speak of the field of a name, from there to the next name."""
        self._here = partial(self._places.named, name)

    def leave_tables(self) -> None:
        """From here on findings speak of the whole form."""
        self._here = self._everywhere

    def _everywhere(self) -> Span:
        return Span(0, len(self.source.text))

    def _check_key(self, key: str, value: Any, shape: Mapping[str, Key], name: str) -> None:
        wanted = shape.get(key)
        if wanted is None:
            suggestion = closest(key, shape) or "、".join(shape)
            self.report(faults.UNKNOWN_KEY, key, key=key, table=name, suggestion=suggestion)
        elif isinstance(wanted.kind, tuple):
            if value not in wanted.kind:
                suggestion = closest(str(value), wanted.kind) or wanted.kind[0]
                choices = wanted.kind
                self.report(
                    faults.NOT_A_CHOICE,
                    str(value),
                    key=key,
                    table=name,
                    value=value,
                    choices=choices,
                    suggestion=suggestion,
                )
        elif not _fits(value, wanted.kind):
            self.report(faults.WRONG_TYPE, key, key=key, table=name, expected=_EXPECTED[wanted.kind])
        elif wanted.kind in (str, list) and any(visible(text) != text for text in _texts(value)):
            self.report(faults.INVISIBLE_CHARACTER, key, key=key, table=name, value="、".join(_texts(value)))
        elif wanted.kind is int and not wanted.low <= value <= wanted.high:
            self.report(faults.OUT_OF_RANGE, key, key=key, table=name, low=wanted.low, high=wanted.high)
        elif wanted.kind is list and not all(value):
            self.report(faults.EMPTY_ALIAS, key, key=key, table=name)


def _texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _fits(value: Any, kind: Any) -> bool:
    if kind == "tables":
        return isinstance(value, list) and all(isinstance(one, dict) for one in value)
    if kind == "levels":
        return isinstance(value, dict)
    if kind is list:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))
