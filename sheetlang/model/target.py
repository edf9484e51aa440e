"""Targets: what an indicator promises, typed by the shape of what was written.

Every kind keeps `text`, the target as typed. Numbers are exact.
"""

from typing import NamedTuple

from attrs import frozen

from sheetlang.model.moment import Moment
from sheetlang.model.number import Number
from sheetlang.value import Value, same_by


# A tuple, as most targets are quantities.
@same_by("text", "comparator", "value", "unit")
class Quantity(NamedTuple):
    """A number with its unit; without a comparator it states no more than the number."""

    text: str
    comparator: str | None
    value: Number
    unit: str | None


@frozen(repr=False, eq=False)
class Range(Value):
    """Between two numbers, both included."""

    text: str
    low: Number
    high: Number
    unit: str | None


@frozen(repr=False, eq=False)
class Change(Value):
    """More or less than before by an amount; `base` is what it is compared with, if said."""

    text: str
    direction: str
    comparator: str | None
    amount: Number
    unit: str | None
    base: str | None


@frozen(repr=False, eq=False)
class Date(Value):
    """A day, month or year, or the stretch from `start` to `end`; `deadline`: at the latest then."""

    text: str
    comparator: str | None
    start: Moment | None
    end: Moment
    deadline: bool


@frozen(repr=False, eq=False)
class Compound(Value):
    """Several targets in one, such as a date and the share to be reached by then."""

    text: str
    parts: tuple["Target", ...]


@frozen(repr=False, eq=False)
class Words(Value):
    """A target in words."""

    text: str


@frozen(repr=False, eq=False)
class Pending(Value):
    """Not decided yet."""

    text: str


@frozen(repr=False, eq=False)
class NotApplicable(Value):
    """Said not to apply."""

    text: str


@frozen(repr=False, eq=False)
class Placeholder(Value):
    """What a template left behind: `**`, `xx`."""

    text: str


Target = Quantity | Range | Change | Date | Compound | Words | Pending | NotApplicable | Placeholder
