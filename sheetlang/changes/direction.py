"""Direction: whether a target was tightened or loosened, or how else it changed.

A target is the set of values that meet it. Tightened: the new set is a strict part of the old. Loosened:
the old is a strict part of the new. Reworded: the sets are equal. Where neither holds the other, both ends
of each stretch went up (raised) or down (lowered), and nobody is to judge that. What cannot be laid
side by side, because unit, comparator or kind is another, is incomparable.
"""

from collections.abc import Iterator
from fractions import Fraction

from sheetlang.changes.change import Direction
from sheetlang.changes.figures import figures
from sheetlang.changes.reach import Axis, Reach, Stretch
from sheetlang.changes.stages import staged_reaches
from sheetlang.model.number import Number
from sheetlang.model.sheet import MoneyValue
from sheetlang.model.target import NotApplicable, Pending, Placeholder, Target, Words
from sheetlang.model.units import yuan_in

# Kinds of targets that no value meets or fails.
_WORDED = (Words, Pending, NotApplicable, Placeholder)
_EVERYTHING = Stretch(None, None)


def direction_of_targets(old: Target, new: Target) -> Direction:
    """The direction from one target to another that says something else."""
    before, after = staged_reaches(old, new)
    if before is not None and after is not None:
        return direction_of_reaches(before, after)
    if type(old) is not type(new) or not isinstance(old, _WORDED):
        return "incomparable"
    if isinstance(old, Words) and figures(old.text) != figures(new.text):
        return "incomparable"
    return "reworded"


def direction_of_reaches(old: Reach, new: Reach) -> Direction:
    """The direction between the sets of values; what only one of them bounds is free in the other."""
    found = set(_directions(old, new))
    if len(found) > 1:
        found.discard("reworded")
    return found.pop() if len(found) == 1 else "incomparable"


def _directions(old: Reach, new: Reach) -> Iterator[Direction]:
    axes: dict[Axis, None] = dict.fromkeys((*old, *new))
    for axis in axes:
        yield direction_of_stretches(old.get(axis, _EVERYTHING), new.get(axis, _EVERYTHING))


def direction_of_stretches(old: Stretch, new: Stretch) -> Direction:
    """The direction of one stretch of values."""
    low, high = _rise(_low(old), _low(new)), _rise(_high(old), _high(new))
    if low == high == 0:
        return "reworded"
    if low >= 0 >= high:
        return "tightened"
    if low <= 0 <= high:
        return "loosened"
    if _is_turned(old, new):
        return "incomparable"
    return "raised" if low > 0 else "lowered"


def _is_turned(old: Stretch, new: Stretch) -> bool:
    """Whether a floor became a ceiling, or a ceiling a floor."""
    return {(one.low is None, one.high is None) for one in (old, new)} == {(True, False), (False, True)}


def _rise(before: tuple[int, Fraction, int], after: tuple[int, Fraction, int]) -> int:
    return (after > before) - (after < before)


def _low(stretch: Stretch) -> tuple[int, Fraction, int]:
    """The lower end in order: none at all is the lowest, an open end is above a closed one."""
    return (0, Fraction(0), 0) if stretch.low is None else (1, stretch.low, int(stretch.low_open))


def _high(stretch: Stretch) -> tuple[int, Fraction, int]:
    return (1, Fraction(0), 0) if stretch.high is None else (0, stretch.high, -int(stretch.high_open))


def direction_of_money(old: MoneyValue, new: MoneyValue) -> Direction:
    """More or less money; the same amount in another unit is reworded."""
    before, after = (one.amount.value * Fraction(yuan_in(one.unit) or 1) for one in (old, new))
    return direction_of_values(before, after)


def direction_of_numbers(old: Number, new: Number) -> Direction:
    """A number without a unit."""
    return direction_of_values(old.value, new.value)


def direction_of_values(old: Fraction, new: Fraction) -> Direction:
    """Raised, lowered, or only written otherwise."""
    if old == new:
        return "reworded"
    return "raised" if old < new else "lowered"
