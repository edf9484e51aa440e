"""Matching: which indicator of the new sheet is which of the old one.

By path and name; then by the former names that a line declares; then by name in another category; last by resemblance.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from sheetlang.changes.resemblance import LIKELY, Rarity, resemblance
from sheetlang.model.sheet import Indicator
from sheetlang.naming import key


class Pair(NamedTuple):
    """The places of one indicator in both sheets; `likely`: only its looks say so."""

    old: int
    new: int
    likely: bool = False


class Matching:
    """Pairs found so far, and what is left on each side."""

    def __init__(self, old: Sequence[Indicator], new: Sequence[Indicator]) -> None:
        self.pairs: list[Pair] = []
        self._old, self._new = old, new
        self._left_old = dict.fromkeys(range(len(old)))
        self._left_new = dict.fromkeys(range(len(new)))

    @property
    def left_old(self) -> list[int]:
        """The places of old indicators without a pair."""
        return list(self._left_old)

    @property
    def left_new(self) -> list[int]:
        """The places of new indicators without a pair."""
        return list(self._left_new)

    def by_key(self, name_of: Callable[[Indicator], Hashable]) -> None:
        """Pair what has the same key, where only one on each side has it."""
        olds, news = (
            _unique((name_of(all_of[at]), at) for at in left)
            for all_of, left in ((self._old, self._left_old), (self._new, self._left_new))
        )
        for name, at in olds.items():
            there = news.get(name)
            if at is not None and there is not None:
                self._pair(Pair(at, there))

    def by_score(self, score: Callable[[Indicator, Indicator], float], likely: bool) -> None:
        """Pair the most alike first; of equals those that stand first, whichever sheet is the old one."""
        found = [
            (-value, at + there, abs(at - there), sorted((one.path, other.path)), Pair(at, there, likely))
            for at in self._left_old
            for there in self._left_new
            if (value := score(one := self._old[at], other := self._new[there]))
        ]
        for *_, pair in sorted(found):
            if pair.old in self._left_old and pair.new in self._left_new:
                self._pair(pair)

    def _pair(self, pair: Pair) -> None:
        self.pairs.append(pair)
        del self._left_old[pair.old], self._left_new[pair.new]


def matched(old: Sequence[Indicator], new: Sequence[Indicator]) -> Matching:
    """All pairs of two sheets' indicators."""
    matching = Matching(old, new)
    matching.by_key(lambda one: (*one.categories, key(one.name)))
    if matching.left_old and matching.left_new:
        matching.by_score(_declared, likely=False)
        matching.by_key(lambda one: key(one.name))
    if matching.left_old and matching.left_new:
        rarity = Rarity(one.name for one in (*old, *new))

        def likeness(one: Indicator, other: Indicator) -> float:
            value = resemblance(one, other, rarity)
            return value if value >= LIKELY else 0.0

        matching.by_score(likeness, likely=True)
    return matching


def _declared(one: Indicator, other: Indicator) -> float:
    """Whether one of two says that it had the other's name; in the same category it is meant before others."""
    if not one.former_names and not other.former_names:
        return 0.0
    said = key(one.name) in map(key, other.former_names) or key(other.name) in map(key, one.former_names)
    return said * (2.0 if one.categories == other.categories else 1.0)


def _unique(places: Iterable[tuple[Hashable, int]]) -> dict[Hashable, int | None]:
    """The only place of each key; None where there are several."""
    found: dict[Hashable, int | None] = {}
    for name, at in places:
        found[name] = None if name in found else at
    return found
