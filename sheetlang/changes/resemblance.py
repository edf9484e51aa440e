"""Resemblance: how likely it is that an indicator of another name is the same one, renamed."""

from collections import Counter
from collections.abc import Iterable

from sheetlang.changes.sameness import are_same
from sheetlang.model.sheet import Indicator
from sheetlang.naming import key, similarity

LIKELY = 0.6


class Rarity:
    """How much each character of a sheet's names tells: what stands in many names tells little."""

    def __init__(self, names: Iterable[str]) -> None:
        self._counts = Counter(character for name in names for character in set(key(name)))

    def of(self, character: str) -> float:
        """From near 0 to 1, for a character that stands in one name alone."""
        return 1 / max(self._counts[character], 1)


def resemblance(one: Indicator, other: Indicator, rarity: Rarity) -> float:
    """From 0 to 1."""
    return 0.85 * similarity(one.name, other.name) + 0.15 * are_same(one.target, other.target)
