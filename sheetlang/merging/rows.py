"""Rows merged by what they say: paragraphs of a prose, comments before a part."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from sheetlang.merging.counterparts import counterparts
from sheetlang.merging.part import Piece
from sheetlang.merging.three import Three

Rows = Sequence[Piece]
Apart = Three[Rows]


class _Change(NamedTuple):
    """Rows of the base, and what a side has in their place."""

    start: int
    end: int
    rows: Rows
    is_theirs: bool


def merged_rows(versions: Three[Rows]) -> Iterator[Piece | Apart]:
    """The rows with the changes of both sides; changes that touch one another go together, those that overlap do not.

    What both put in at one place stands side by side, ours first, if it has nothing in common.
    """
    base = versions.base
    said = versions.each(says)
    in_ours, in_theirs = counterparts(said.base, said.ours), counterparts(said.base, said.theirs)
    mine, yours = _changes(base, versions.ours, in_ours, False), _changes(base, versions.theirs, in_theirs, True)
    changes = sorted((*mine, *yours), key=_place)

    def kept(row: int) -> Piece:
        """A row that says the same in all three, spelt as the side that spells it anew."""
        here = versions.ours[in_ours[row]]
        return versions.theirs[in_theirs[row]] if here.text == base[row].text else here

    at = 0
    for group in _groups(changes):
        start, end = group[0].start, max(one.end for one in group)
        yield from (kept(row) for row in range(at, start))
        yield from _settled(_apart(base, group, start, end))
        at = end
    yield from (kept(row) for row in range(at, len(base)))


def says(rows: Rows) -> list[Hashable]:
    """What rows say."""
    return [row.said for row in rows]


def typed(rows: Rows) -> str:
    """Rows as typed."""
    return "".join(row.text for row in rows)


def _changes(base: Rows, other: Rows, found: dict[int, int], is_theirs: bool) -> Iterator[_Change]:
    """What lies between rows that are found again."""
    start = other_start = 0
    for row in (*sorted(found), len(base)):
        place = found.get(row, len(other))
        if start < row or other_start < place:
            yield _Change(start, row, other[other_start:place], is_theirs)
        start, other_start = row + 1, place + 1


def _place(change: _Change) -> tuple[int, int, bool]:
    return change.start, change.end, change.is_theirs


def _groups(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Changes that overlap, or that put something in at the same place."""
    group: list[_Change] = []
    end = 0
    for one in changes:
        if group and not (one.start < end or one.start == one.end == group[-1].start == group[-1].end):
            yield group
            group = []
        group.append(one)
        end = max(one.end, end)
    if group:
        yield group


def _apart(base: Rows, group: list[_Change], start: int, end: int) -> Apart:
    ours, theirs = ([one for one in group if one.is_theirs is side] for side in (False, True))
    return Three(base[start:end], _rendered(base, ours, start, end), _rendered(base, theirs, start, end))


def _rendered(base: Rows, changes: list[_Change], start: int, end: int) -> Rows:
    """The rows of the base from start to end as a side has them."""
    rows: list[Piece] = []
    for one in changes:
        rows += [*base[start : one.start], *one.rows]
        start = one.end
    return [*rows, *base[start:end]]


def _settled(apart: Apart) -> Iterator[Piece | Apart]:
    said = apart.each(says)
    if not said.changed_apart:
        yield from apart.theirs if said.ours == said.base else apart.ours
    elif not apart.base and not {*said.ours} & {*said.theirs}:
        yield from (*apart.ours, *apart.theirs)
    else:
        yield apart
