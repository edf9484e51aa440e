"""Targets: what an indicator promises, typed by the shape of what was written.

Every kind keeps `text`, the target as typed. Numbers are exact.
"""

from attrs import frozen

from sheetlang.model.moment import Moment
from sheetlang.model.number import Number


@frozen
class Quantity:
    """A number with its unit; without a comparator it states no more than the number."""

    text: str
    comparator: str | None
    value: Number
    unit: str | None


@frozen
class Range:
    """Between two numbers, both included."""

    text: str
    low: Number
    high: Number
    unit: str | None


@frozen
class Change:
    """More or less than before by an amount; `base` is what it is compared with, if said."""

    text: str
    direction: str
    comparator: str | None
    amount: Number
    unit: str | None
    base: str | None


@frozen
class Date:
    """A day, month or year, or the stretch from `start` to `end`; `deadline`: at the latest then."""

    text: str
    comparator: str | None
    start: Moment | None
    end: Moment
    deadline: bool


@frozen
class Compound:
    """Several targets in one, such as a date and the share to be reached by then."""

    text: str
    parts: tuple["Target", ...]


@frozen
class Words:
    """A target in words."""

    text: str


@frozen
class Pending:
    """Not decided yet."""

    text: str


@frozen
class NotApplicable:
    """Said not to apply."""

    text: str


@frozen
class Placeholder:
    """What a template left behind: `**`, `xx`."""

    text: str


Target = Quantity | Range | Change | Date | Compound | Words | Pending | NotApplicable | Placeholder
