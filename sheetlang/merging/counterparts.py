"""Counterparts: which rows of one text are which rows of another, in the same order."""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

# Rows that are all alike would be compared each with each: then none is taken for another.
_MOST_COMPARED = 4_000_000


def counterparts(base: Sequence[Hashable], other: Sequence[Hashable]) -> dict[int, int]:
    """The number that a row of the base has in the other, for those that are found there again."""
    before = _alike(base, other)
    most = min(len(base), len(other)) - before
    after = min(most, _alike(base[::-1], other[::-1]))
    ends = len(base) - after, len(other) - after
    found = {row: row for row in range(before)} | {ends[0] + row: ends[1] + row for row in range(after)}
    middle, others = base[before : ends[0]], other[before : ends[1]]
    if not middle or not others or _pairs(middle, others) > _MOST_COMPARED:
        return found
    for start, other_start, size in SequenceMatcher(None, middle, others, autojunk=False).get_matching_blocks():
        found |= {before + start + row: before + other_start + row for row in range(size)}
    return found


def _alike(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many rows are alike from the beginning."""
    return next((row for row, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _pairs(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    counts = Counter(other)
    return sum(counts[row] for row in one)
