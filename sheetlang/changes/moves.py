"""Moves: which lines of a list changed their place, as few as explain the new order."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(old_order: Sequence[str], new_order: Sequence[str]) -> set[str]:
    """The names that moved; both orders hold the same names, each once. Back from new to old, the same names moved."""
    if old_order == new_order:
        return set()
    first, second = sorted((tuple(old_order), tuple(new_order)))
    place = {name: at for at, name in enumerate(second)}
    kept = _longest_rise([place[name] for name in first])
    return set(first) - {second[at] for at in kept}


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The longest rising run of a permutation, gaps allowed."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    run: list[int] = []
    last: int | None = tails[-1] if tails else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]
