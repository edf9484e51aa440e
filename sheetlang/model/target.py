"""Targets: what an indicator promises, typed by the shape of what was written.

Every kind keeps `text`, the target as typed. Numbers are exact.
"""

from typing import NamedTuple

from sheetlang.model.moment import Moment
from sheetlang.model.number import Number
from sheetlang.value import same_by, same_in_all


# A tuple, as most targets are quantities.
@same_by("text", "comparator", "value", "unit")
class Quantity(NamedTuple):
    """A number with its unit; without a comparator it states no more than the number."""

    text: str
    comparator: str | None
    value: Number
    unit: str | None


@same_in_all
class Range(NamedTuple):
    """Between two numbers, both included."""

    text: str
    low: Number
    high: Number
    unit: str | None


@same_in_all
class Change(NamedTuple):
    """More or less than before by an amount; `base` is what it is compared with, if said."""

    text: str
    direction: str
    comparator: str | None
    amount: Number
    unit: str | None
    base: str | None


@same_in_all
class Date(NamedTuple):
    """A day, month or year, or the stretch from `start` to `end`; `deadline`: at the latest then."""

    text: str
    comparator: str | None
    start: Moment | None
    end: Moment
    deadline: bool


@same_in_all
class Compound(NamedTuple):
    """Several targets in one, such as a date and the share to be reached by then."""

    text: str
    parts: tuple["Target", ...]


@same_in_all
class _Said(NamedTuple):
    text: str


class Words(_Said):
    """A target in words."""

    __slots__ = ()


class Pending(_Said):
    """Not decided yet."""

    __slots__ = ()


class NotApplicable(_Said):
    """Said not to apply."""

    __slots__ = ()


class Placeholder(_Said):
    """What a template left behind: `**`, `xx`."""

    __slots__ = ()


Target = Quantity | Range | Change | Date | Compound | Words | Pending | NotApplicable | Placeholder
