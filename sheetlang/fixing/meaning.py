"""Meaning: what the sheets of a text say, piece by piece, each with its place; what edits may not change of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Edit
from sheetlang.edits import line_ending
from sheetlang.language.document import Line
from sheetlang.model.sheet import Indicator, Origin, Sheet
from sheetlang.source import Source, Span

# What edits may change the meaning of: their lines, no more than what they edit, or nothing, for comments.
Scope = Literal["line", "place", "nothing"]
_NOWHERE = Origin(Source("", ""), Span(0, 0))


class Piece(NamedTuple):
    """One thing that a sheet says, and where."""

    said: tuple[object, ...]
    at: Origin


class Change(NamedTuple):
    """A text before or after edits, and the stretches that they changed in it."""

    compiled: Compiled
    places: tuple[Span, ...]

    @property
    def source(self) -> Source:
        """The text itself."""
        return self.compiled.document.source

    def lines(self, places: Iterable[Span] | None = None) -> set[int]:
        """The numbers of the lines that hold these places; of all, if none are named."""
        return {line for place in (self.places if places is None else places) for line in _lines(self.source, place)}


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
    """Whether nothing changed its meaning but what lies in the scope of the edits.

    A line that said nothing, because it was wrong, may say something now.
    """
    if _other_lines(before) != _other_lines(after):
        return False
    if scope == "line":
        kept = iter(_said_elsewhere(after, after.lines()))
        return all(said in kept for said in _said_elsewhere(before, before.lines()))
    speaking = {line for _, at in _pieces(before.compiled.sheets) if at.source is before.source for line in _lines(*at)}
    mute = [number for number, place in enumerate(before.places) if speaking.isdisjoint(_lines(before.source, place))]
    loosened = after.lines(after.places[number] for number in mute)
    if scope == "nothing":
        before, after = before._replace(places=()), after._replace(places=())
    return _said_elsewhere(before, set()) == _said_elsewhere(after, loosened)


def _lines(source: Source, span: Span) -> range:
    return range(source.line_number(span.start), source.line_number(span.end) + 1)


def _other_lines(change: Change) -> list[Line]:
    """The lines of the document that no edit reaches into."""
    lines, number = change.compiled.document.lines, change.source.line_number
    starts = [number(line.at) for line in lines]
    ends = [*(start - 1 for start in starts[1:]), number(len(change.source.text))]
    edited = change.lines()
    return [
        line
        for line, start, end in zip(lines, starts, ends, strict=True)
        if edited.isdisjoint(range(start, max(start, end) + 1))
    ]


def _said_elsewhere(change: Change, lines: set[int]) -> list[tuple[object, ...]]:
    """What is said neither in a place that an edit touches nor in one of these lines."""
    source, places = change.source, change.places
    return [
        said
        for said, at in _pieces(change.compiled.sheets)
        if at.source is not source
        or not (_touched(at.span, places) or (lines and not lines.isdisjoint(_lines(source, at.span))))
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
        for name, value in (("年度", sheet.year), *sheet.fields.items(), *sheet.prose.items()):
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
        yield Piece((number, "column", name, value), indicator.places.get(name, indicator.label))
