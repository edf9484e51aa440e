"""Pairing: what has the same key in two versions, where only one on each side has it."""

from collections.abc import Hashable, Iterable, Iterator

Keyed = Iterable[tuple[Hashable, int]]


def pairs_of_only(olds: Keyed, news: Keyed) -> Iterator[tuple[int, int]]:
    """The places of each key that stands once on both sides, the old one first; in the order of the old side."""
    before, after = _only(olds), _only(news)
    for key, at in before.items():
        there = after.get(key)
        if at is not None and there is not None:
            yield at, there


def _only(places: Keyed) -> dict[Hashable, int | None]:
    """The only place of each key; None where there are several."""
    found: dict[Hashable, int | None] = {}
    for key, at in places:
        found[key] = None if key in found else at
    return found
