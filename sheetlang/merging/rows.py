"""Rows merged by what they say: paragraphs of a prose, comments before a part."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

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
    mine, yours = _counterparts(base, versions.ours), _counterparts(base, versions.theirs)
    changes = sorted((*_changes(base, versions.ours, False), *_changes(base, versions.theirs, True)), key=_place)
    at = 0
    for group in _groups(changes):
        start, end = group[0].start, max(one.end for one in group)
        yield from (_kept(base[index], mine[index], yours[index]) for index in range(at, start))
        yield from _settled(_apart(base, group, start, end))
        at = end
    yield from (_kept(base[index], mine[index], yours[index]) for index in range(at, len(base)))


def says(rows: Rows) -> list[object]:
    """What rows say."""
    return [row.said for row in rows]


def typed(rows: Rows) -> str:
    """Rows as typed."""
    return "".join(row.text for row in rows)


def _changes(base: Rows, other: Rows, is_theirs: bool) -> Iterator[_Change]:
    matcher = SequenceMatcher(None, says(base), says(other), autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag != "equal":
            yield _Change(start, end, other[other_start:other_end], is_theirs)


def _place(change: _Change) -> tuple[int, int, bool]:
    return change.start, change.end, change.is_theirs


def _counterparts(base: Rows, other: Rows) -> dict[int, Piece]:
    matcher = SequenceMatcher(None, says(base), says(other), autojunk=False)
    return {a + i: other[b + i] for a, b, size in matcher.get_matching_blocks() for i in range(size)}


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


def _kept(base: Piece, ours: Piece, theirs: Piece) -> Piece:
    """A row that says the same in all three, spelt as the side that spells it anew."""
    return theirs if ours.text == base.text else ours


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
