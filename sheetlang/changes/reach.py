"""Reach: the values that meet a target, as stretches on the scales that it sets bounds on.

A target in words has none. A number without a comparator reaches that number, on a scale of its own:
whether it is a floor or a ceiling is not said, so it cannot be compared with one that says so.
"""

import datetime
import math
from calendar import monthrange
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from sheetlang.changes.scales import scale_of
from sheetlang.model.moment import Moment
from sheetlang.model.number import Number
from sheetlang.model.target import Change, Compound, Date, Quantity, Range, Target
from sheetlang.naming import key

# What a stretch is measured on: for a change also which way and since when.
Axis = tuple[str, ...]
_LEAP_YEAR = 2000
_BARE, _ABOUT = "bare", "about"


class Stretch(NamedTuple):
    """All values from `low` to `high`; None is no end. An open end is not itself included."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no value lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __contains__(self, value: object) -> bool:
        assert isinstance(value, Fraction)
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        return above and (self.high is None or value < self.high or (value == self.high and not self.high_open))


Reach = Mapping[Axis, Stretch]


def reach_of(target: Target) -> Reach | None:
    """The stretches that a value must lie in, by scale; None where no values are known that meet the target."""
    match target:
        case Quantity():
            return _measured(("number",), target.comparator, target.value, target.unit)
        case Range():
            return _sound({("number", scale_of(target.unit).name): _range(target)})
        case Change():
            base = key(target.base) if target.base else ""
            return _measured(("change", target.direction, base), target.comparator, target.amount, target.unit)
        case Date():
            return _days(target)
        case Compound():
            return _all_of(target)
        case _:
            return None


def _measured(axis: Axis, comparator: str | None, number: Number, unit: str | None) -> Reach | None:
    scale = scale_of(unit)
    value = number.value * Fraction(scale.size)
    stretch = stretch_of(comparator, value, value)
    if scale.whole and comparator not in (None, "=", "≈"):
        stretch = _whole(stretch)
    return _sound({(*axis, scale.name, *_manner(comparator)): stretch})


def stretch_of(comparator: str | None, low: Fraction, high: Fraction) -> Stretch:
    """What a comparison with a value allows; one that is itself a stretch, as a month is, has two ends."""
    match comparator:
        case ">=":
            return Stretch(low, None)
        case ">":
            return Stretch(high, None, low_open=True)
        case "<=":
            return Stretch(None, high)
        case "<":
            return Stretch(None, low, high_open=True)
        case _:
            return Stretch(low, high)


def _manner(comparator: str | None) -> Axis:
    return (_BARE,) if comparator is None else (_ABOUT,) if comparator == "≈" else ()


def _whole(stretch: Stretch) -> Stretch:
    """More than 5 people are at least 6."""
    low, high = stretch.low, stretch.high
    if low is not None:
        low = Fraction(math.floor(low) + 1 if stretch.low_open else math.ceil(low))
    if high is not None:
        high = Fraction(math.ceil(high) - 1 if stretch.high_open else math.floor(high))
    return Stretch(low, high)


def _range(target: Range) -> Stretch:
    size = Fraction(scale_of(target.unit).size)
    return Stretch(target.low.value * size, target.high.value * size)


def _days(target: Date) -> Reach | None:
    start, end = _day(target.start or target.end, first=True), _day(target.end, first=False)
    if start is None or end is None:
        return None
    comparator = "<=" if target.deadline and target.comparator is None else target.comparator
    stretch = stretch_of(comparator, Fraction(start), Fraction(end))
    dated = "day" if target.end.year is not None else "day of the year"
    return _sound({(dated, *_manner(comparator)): _whole(stretch)})


def _day(moment: Moment, first: bool) -> int | None:
    """The first or last day of a moment as a number; None for one that no calendar has."""
    year = _LEAP_YEAR if moment.year is None else moment.year
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    month = moment.month or (1 if first else 12)
    day = moment.day or (1 if first else monthrange(year, month)[1])
    return datetime.date(year, month, day).toordinal()


def _all_of(target: Compound) -> Reach | None:
    found: dict[Axis, Stretch] = {}
    for part in target.parts:
        reach = reach_of(part)
        if reach is None:
            return None
        for axis, stretch in reach.items():
            found[axis] = _both(found[axis], stretch) if axis in found else stretch
    return _sound(found)


def _both(one: Stretch, other: Stretch) -> Stretch:
    """The values that lie in both."""
    low = max((one, other), key=lambda each: (each.low is not None, each.low or 0, each.low_open))
    high = min((one, other), key=lambda each: (each.high is None, each.high or 0, not each.high_open))
    return Stretch(low.low, high.high, low.low_open, high.high_open)


def _sound(reach: dict[Axis, Stretch]) -> Reach | None:
    return None if any(stretch.is_empty for stretch in reach.values()) else reach
