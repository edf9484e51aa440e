"""Comparison: two versions of a folder of sheets, project by project.

Projects are matched by file and name, then by name wherever the file went, then, in what is left, by what they say.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from sheetlang.changes.change import Change, SignOff
from sheetlang.changes.compare import diff
from sheetlang.changes.copies import is_copy
from sheetlang.changes.pairing import pairs_of_only
from sheetlang.changes.unread import without_unread
from sheetlang.changes.worth import Worth, worth
from sheetlang.language.keywords import COMMANDS
from sheetlang.model.sheet import Sheet
from sheetlang.naming import key, similarity

_PROJECT = COMMANDS["project"].zh
# Of two projects of different names, the share of indicators that both must have to be one that was renamed.
_ALIKE = 0.5


class Side(NamedTuple):
    """A project in one version: `file` is its file's path from what is compared, `shown` its path for people.

    `is_whole`: nothing in the file was so wrong that it could not be read.
    """

    file: str
    shown: str
    sheet: Sheet
    is_whole: bool = True


class Compared(NamedTuple):
    """A project in both versions; one that was added or removed has one side only."""

    old: Side | None
    new: Side | None
    changes: tuple[Change, ...]
    worth: tuple[Worth, ...] = ()
    is_copy: bool = False
    sign_offs: tuple[SignOff, ...] = ()

    @property
    def side(self) -> Side:
        """The new side; of what was removed, the old one."""
        side = self.new or self.old
        assert side is not None
        return side


def compared(old: Sequence[Side], new: Sequence[Side]) -> tuple[Compared, ...]:
    """Every project that changed, in the order of the new version; what was removed comes last."""
    pairs = _pairs(old, new)
    found = [_both(old[pairs[at]], side) if at in pairs else _added(side) for at, side in enumerate(new)]
    kept = set(pairs.values())
    found += [_removed(side) for at, side in enumerate(old) if at not in kept]
    return tuple(one for one in found if one.changes)


def _both(old: Side, new: Side) -> Compared:
    changes = diff(old.sheet, new.sheet)
    if not old.is_whole or not new.is_whole:
        changes = without_unread(changes, old.sheet, new.sheet)
    if old.file != new.file:
        changes = (Change("moved", "file", (new.file,), old.file, new.file, was=(old.file,)), *changes)
    return Compared(old, new, changes, worth(old.sheet, new.sheet, changes), is_copy(old.sheet, new.sheet, changes))


def _added(side: Side) -> Compared:
    return Compared(None, side, (Change("added", "project", (_PROJECT,), None, side.sheet),))


def _removed(side: Side) -> Compared:
    return Compared(side, None, (Change("removed", "project", (), side.sheet, None, was=(_PROJECT,)),))


def _pairs(old: Sequence[Side], new: Sequence[Side]) -> dict[int, int]:
    """The place of the old side of each new one that has one."""
    pairs: dict[int, int] = {}
    _pair_by(lambda side: (side.file, key(side.sheet.project)), old, new, pairs)
    _pair_by(lambda side: key(side.sheet.project) or None, old, new, pairs)
    kept = set(pairs.values())
    left_old = [(at, side, _indicator_names(side)) for at, side in enumerate(old) if at not in kept]
    left_new = [(at, side, _indicator_names(side)) for at, side in enumerate(new) if at not in pairs]
    found = sorted(
        (-alike, -shared, at, there)
        for at, one, names in left_old
        for there, other, other_names in left_new
        if (alike := max(shared := _shared(names, other_names), _names_alike(one, other))) >= _ALIKE
    )
    for _, _, at, there in found:
        if there not in pairs and at not in kept:
            pairs[there] = at
            kept.add(at)
    return pairs


def _pair_by(
    name_of: Callable[[Side], Hashable], old: Sequence[Side], new: Sequence[Side], pairs: dict[int, int]
) -> None:
    """Pair the projects of the same key; those without one have None."""
    kept = set(pairs.values())
    olds = [(name, at) for at, side in enumerate(old) if at not in kept and (name := name_of(side)) is not None]
    news = [(name, at) for at, side in enumerate(new) if at not in pairs and (name := name_of(side)) is not None]
    pairs.update((there, at) for at, there in pairs_of_only(olds, news))


def _indicator_names(side: Side) -> frozenset[str]:
    return frozenset(key(one.name) for one in side.sheet.indicators)


def _shared(old: frozenset[str], new: frozenset[str]) -> float:
    """The share of indicators that two projects both have."""
    most = max(len(old), len(new))
    return len(old & new) / most if most else 0.0


def _names_alike(old: Side, new: Side) -> float:
    """How alike the names of two projects of one file are, from 0 to 1; two without a name are, too."""
    if old.file != new.file:
        return 0.0
    if old.sheet.project == new.sheet.project:
        return 1.0
    return similarity(old.sheet.project, new.sheet.project)
