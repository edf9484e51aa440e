"""Lines side by side, where items cannot be told apart: whatever is not the same on both sides is a clash."""

from collections.abc import Iterator

from sheetlang.merging.clash import Clash, Merged, Note
from sheetlang.merging.counterparts import counterparts
from sheetlang.merging.part import lines
from sheetlang.merging.three import Three


def all_lines(texts: Three[str], note: Note) -> Iterator[Merged]:
    """The lines of both sides with nothing settled: a change of one side alone is a clash as well."""
    was, mine, yours = texts.each(lines)
    in_ours, in_theirs = counterparts(was, mine), counterparts(was, yours)
    b = o = t = 0
    for anchor in [*sorted(in_ours.keys() & in_theirs.keys()), len(was)]:
        next_o, next_t = in_ours.get(anchor, len(mine)), in_theirs.get(anchor, len(yours))
        yield from _settled(Three(was[b:anchor], mine[o:next_o], yours[t:next_t]).each("".join), note)
        yield from was[anchor : anchor + 1]
        b, o, t = anchor + 1, next_o + 1, next_t + 1


def _settled(texts: Three[str], note: Note) -> Iterator[Merged]:
    yield texts.ours if texts.ours == texts.theirs else Clash(texts, (note,))
