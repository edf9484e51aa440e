"""Tally: how many changes of each name there are, the gravest first."""

from collections import Counter
from collections.abc import Iterable

from sheetlang.changes.change import DIRECTIONS, KINDS, Change
from sheetlang.changes.words import called
from sheetlang.text import Language, Text, listed

# What a reviewer is to look at first.
GRAVE = ("loosened", "incomparable", "removed")
_ORDER = tuple(dict.fromkeys((*GRAVE, *DIRECTIONS, *KINDS)))
_COUNTED = Text("{name} {count} 处", "{count} {name}")


def tally(changes: Iterable[Change]) -> dict[str, int]:
    """The number of changes by direction where they have one, else by kind."""
    counts: Counter[str] = Counter(change.direction or change.kind for change in changes)
    return {name: counts[name] for name in _ORDER if counts[name]}


def tallied(changes: Iterable[Change], lang: Language) -> str:
    """The same in words, as each change is called: `放宽 1 处、推后 2 处`."""
    changes = sorted(changes, key=lambda change: _ORDER.index(change.direction or change.kind))
    counts = Counter(called(change).render(lang) for change in changes)
    told = [_COUNTED.render(lang, {"name": name, "count": count}) for name, count in counts.items()]
    return listed(told, lang)
