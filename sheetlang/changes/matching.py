"""Matching: which indicator of the new sheet is which of the old one.

By path and name; then by the former names that a line declares; then by name in another category; last by resemblance.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sheetlang.changes.pairing import pairs_of_only
from sheetlang.changes.resemblance import LIKELY, Rarity, resemblance
from sheetlang.model.paths import identity
from sheetlang.model.sheet import Indicator
from sheetlang.naming import key

# No two sheets have so many lines that went and came; to compare all with all would take too long.
_MOST_COMPARED = 40_000


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
        olds = [(name_of(self._old[at]), at) for at in self._left_old]
        news = [(name_of(self._new[at]), at) for at in self._left_new]
        for at, there in pairs_of_only(olds, news):
            self._pair(Pair(at, there))

    def by_score(self, scored: Iterable[tuple[float, Pair]]) -> None:
        """Pair the most alike first; of equals those that stand first.

        Pairs that exclude one another share a side and differ in the other, so it does not matter which sheet is the old one.
        """
        for _, pair in sorted((-score, pair) for score, pair in scored):
            if pair.old in self._left_old and pair.new in self._left_new:
                self._pair(pair)

    def declared(self) -> Iterator[tuple[float, Pair]]:
        """The pairs of which one says that it had the other's name; in the same category it is meant before others."""
        said = [Pair(at, there) for there, at in _named(self._new, self._left_new, self._old, self._left_old)]
        said += [Pair(at, there) for at, there in _named(self._old, self._left_old, self._new, self._left_new)]
        for pair in said:
            yield 2.0 if self._old[pair.old].categories == self._new[pair.new].categories else 1.0, pair

    def alike(self) -> Iterator[tuple[float, Pair]]:
        """The pairs of what is left whose names are likely those of one indicator."""
        if len(self._left_old) * len(self._left_new) > _MOST_COMPARED:
            return
        rarity = Rarity(one.name for one in (*self._old, *self._new))
        for at in self._left_old:
            for there in self._left_new:
                score = resemblance(self._old[at], self._new[there], rarity)
                if score >= LIKELY:
                    yield score, Pair(at, there, likely=True)

    def _pair(self, pair: Pair) -> None:
        self.pairs.append(pair)
        del self._left_old[pair.old], self._left_new[pair.new]


def matched(old: Sequence[Indicator], new: Sequence[Indicator]) -> Matching:
    """All pairs of two sheets' indicators."""
    matching = Matching(old, new)
    matching.by_key(lambda one: identity(one.path))
    if matching.left_old and matching.left_new:
        matching.by_score(list(matching.declared()))
        matching.by_key(lambda one: key(one.name))
    if matching.left_old and matching.left_new:
        matching.by_score(list(matching.alike()))
    return matching


def _named(
    saying: Sequence[Indicator], left: Iterable[int], others: Sequence[Indicator], left_others: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """The place of an indicator, and that of another whose name it says that it had."""
    places: dict[str, list[int]] = {}
    for at in left_others:
        places.setdefault(key(others[at].name), []).append(at)
    for at in left:
        for former in saying[at].former_names:
            for there in places.get(key(former), ()):
                yield at, there
