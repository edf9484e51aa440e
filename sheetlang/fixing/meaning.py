"""Meaning: what the sheets of a text say, piece by piece, each with its place; what edits may not change of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Edit
from sheetlang.edits import line_ending
from sheetlang.language.document import Line
from sheetlang.language.keywords import YEAR
from sheetlang.model.sheet import Indicator, Origin, Sheet
from sheetlang.source import Source, Span

# What edits may change the meaning of: nothing, as comments; what they edit; their lines, which were wrong; or their
# lines and, beside these, what sheets could not say because of them.
Scope = Literal["nothing", "place", "line", "sheet"]
SCOPES: tuple[Scope, ...] = ("nothing", "place", "line", "sheet")
_NOWHERE = Origin(Source("", ""), Span(0, 0))


class Piece(NamedTuple):
    """One thing that a sheet says, where, and under what; a column comes and goes with its indicator."""

    said: tuple[object, ...]
    at: Origin
    under: Origin | None = None


class Change(NamedTuple):
    """A text before or after edits, and the stretches that they changed in it."""

    compiled: Compiled
    places: tuple[Span, ...]

    @property
    def source(self) -> Source:
        """The text itself."""
        return self.compiled.document.source

    def lines(self) -> set[int]:
        """The numbers of the lines that were edited."""
        return {line for place in self.places for line in _lines(self.source, place)}


def before_and_after(before: Compiled, after: Compiled, edits: Sequence[Edit]) -> tuple[Change, Change]:
    """A text and the one that edits, in order and apart, made of it."""
    grown_by_break = len(line_ending(before.document.source.text)) - 1
    moved, places = 0, []
    for (start, end), new in edits:
        length = len(new) + new.count("\n") * grown_by_break
        places.append(Span(start + moved, start + moved + length))
        moved += length - (end - start)
    return Change(before, tuple(edit.span for edit in edits)), Change(after, tuple(places))


def keeps_its_place(scope: Scope, before: Change, after: Change) -> bool:
    """Whether nothing changed its meaning but what lies in the scope of the edits."""
    if _other_lines(before) != _other_lines(after):
        return False
    if scope == "sheet":
        kept = iter(_said_elsewhere(after))
        return all(said in kept for said in _said_elsewhere(before))
    if scope == "line":
        return _said_elsewhere(before) == _said_elsewhere(after)
    if scope == "place":
        return _said(before, before.places) == _said(after, after.places)
    return _said(before, ()) == _said(after, ())


def _lines(source: Source, span: Span) -> range:
    return range(source.line_number(span.start), source.line_number(span.end) + 1)


def _other_lines(change: Change) -> list[Line]:
    """The lines of the document that no edit reaches into."""
    edited = change.lines()
    return [line for line, rows in change.compiled.document.rows() if edited.isdisjoint(rows)]


def _said_elsewhere(change: Change) -> list[tuple[object, ...]]:
    """What is said in other lines than the edited ones; a column comes and goes with its indicator."""
    source, lines = change.source, change.lines()
    return [
        piece.said
        for piece in _pieces(change.compiled.sheets)
        if not any(one and one.source is source and not lines.isdisjoint(_lines(*one)) for one in piece[1:])
    ]


def _said(change: Change, places: Iterable[Span]) -> list[tuple[object, ...]]:
    """What is said; in these places, only of which kind it is."""
    return [
        said[:2] if at.source is change.source and _touched(at.span, places) else said
        for said, at, _ in _pieces(change.compiled.sheets)
    ]


def _touched(span: Span, places: Iterable[Span]) -> bool:
    """Whether a place overlaps a span; an empty one may lie at its edge."""
    return any(
        (start < span.end and span.start < end) or (start == end and span.start <= start <= span.end)
        for start, end in places
    )


def _pieces(sheets: Iterable[Sheet]) -> Iterator[Piece]:
    for number, sheet in enumerate(sheets):
        yield Piece((number, sheet.form.id), _NOWHERE)
        if sheet.project:
            yield Piece((number, "project", sheet.project), sheet.origin)
        for name, value in ((YEAR.zh, sheet.year), *sheet.fields.items(), *sheet.prose.items()):
            if value is not None:
                yield Piece((number, name, value), sheet.origins.get(name, _NOWHERE))
        for indicator in sheet.indicators:
            yield from _indicator_pieces(number, indicator)


def _indicator_pieces(number: int, indicator: Indicator) -> Iterator[Piece]:
    entry, source = indicator.entry, indicator.source
    start = entry.mark_at if entry.has_sign else entry.value_span.start
    yield Piece((number, "path", indicator.path), indicator.label)
    yield Piece((number, "target", indicator.target), Origin(source, Span(start, entry.value_span.end)))
    if entry.flags:
        marks = (indicator.weight, indicator.flags, indicator.former_names)
        yield Piece((number, "marks", *marks), Origin(source, Span(entry.flags_at, entry.flags_at + len(entry.flags))))
    for name, value in indicator.attributes.items():
        yield Piece((number, "column", name, value), indicator.places.get(name, indicator.label), indicator.label)
