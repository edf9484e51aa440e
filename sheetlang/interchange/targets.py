"""Targets from the values that stand for them in JSON."""

import re
from collections.abc import Callable

from sheetlang.diagnostic import Text
from sheetlang.interchange.node import Node
from sheetlang.language.keywords import COMPARATORS, TRENDS
from sheetlang.model.moment import Moment
from sheetlang.model.target import (
    Change,
    Compound,
    Date,
    NotApplicable,
    Pending,
    Placeholder,
    Quantity,
    Range,
    Target,
    Words,
)
from sheetlang.model.target_reading import read_target

_MOMENT = re.compile(r"([0-9]{4}|-)(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_DATE = Text("日期，例如 2026-12-31 或 --12", "a date, such as 2026-12-31 or --12")


def target_of(node: Node) -> Target:
    """The target that a value stands for; where its text says the same, numbers are as typed in it."""
    said = _target(node, _READERS)
    typed, _ = read_target(said.text)
    return typed if typed == said else said


def _target(node: Node, readers: dict[str, Callable[[Node], Target]]) -> Target:
    kind = node.entries().get("kind", Node(None, f"{node.place}.kind"))
    return readers[kind.one_of(readers)](node)


def _quantity(node: Node) -> Target:
    parts = node.parts("kind", "comparator", "value", "unit", "text")
    comparator = None if parts["comparator"].value is None else _comparator(parts)
    return Quantity(parts["text"].text(), comparator, parts["value"].number(), parts["unit"].text_or_none())


def _range(node: Node) -> Target:
    parts = node.parts("kind", "low", "high", "unit", "text")
    return Range(parts["text"].text(), parts["low"].number(), parts["high"].number(), parts["unit"].text_or_none())


def _change(node: Node) -> Target:
    parts = node.parts("kind", "direction", "amount", "unit", "base", "text", optional=("comparator",))
    return Change(
        parts["text"].text(), parts["direction"].one_of(TRENDS), _comparator(parts), parts["amount"].number(),
        parts["unit"].text_or_none(), parts["base"].text_or_none(),
    )  # fmt: skip


def _date(node: Node) -> Target:
    parts = node.parts("kind", "start", "end", "deadline", "text", optional=("comparator",))
    start = None if parts["start"].value is None else _moment(parts["start"])
    return Date(parts["text"].text(), _comparator(parts), start, _moment(parts["end"]), parts["deadline"].truth())


def _compound(node: Node) -> Target:
    parts = node.parts("kind", "parts", "text")
    return Compound(parts["text"].text(), tuple(_target(one, _IN_COMPOUNDS) for one in parts["parts"].items()))


def _plain(made: Callable[[str], Target]) -> Callable[[Node], Target]:
    return lambda node: made(node.parts("kind", "text")["text"].text())


_IN_COMPOUNDS: dict[str, Callable[[Node], Target]] = {"quantity": _quantity, "date": _date}
_READERS: dict[str, Callable[[Node], Target]] = {
    **_IN_COMPOUNDS,
    "range": _range,
    "change": _change,
    "compound": _compound,
    "words": _plain(Words),
    "pending": _plain(Pending),
    "not-applicable": _plain(NotApplicable),
    "placeholder": _plain(Placeholder),
}


def _comparator(parts: dict[str, Node]) -> str | None:
    return parts["comparator"].one_of(COMPARATORS) if "comparator" in parts else None


def _moment(node: Node) -> Moment:
    found = _MOMENT.fullmatch(node.text())
    if found is None or node.value == "-":
        raise node.wrong(_DATE)
    year, month, day = (int(part) if part and part != "-" else None for part in found.groups())
    moment = Moment(year, month, day)
    if not moment.exists:
        raise node.wrong(_DATE)
    return moment
