"""A document's one text: its lines spelled, single blanks between pieces, at most one empty line between lines."""

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from sheetlang.compiler import Compiled
from sheetlang.edits import line_ending
from sheetlang.formatting.meant import Meant
from sheetlang.formatting.parts import Part, parts_of
from sheetlang.formatting.spelling import Speller
from sheetlang.language.document import Blank, Comment, Line, Passage
from sheetlang.language.signs import BLANKS
from sheetlang.language.unparse import INDENT, line_text


class Canonical(NamedTuple):
    """A text, and which of its lines are those that were chosen; None where all were."""

    text: str
    chosen: frozenset[int] | None = None


class _Row(NamedTuple):
    text: str
    chosen: bool
    is_empty: bool = False


def canonical(compiled: Compiled, meant: Meant, chosen: Set[int] | None = None) -> Canonical:
    """The one text of a document; of its lines, counted from 1, only the chosen ones change."""
    text = compiled.document.source.text
    speller = Speller(text, meant)
    rows = _without_needless(_rows(parts_of(compiled, chosen), speller, line_ending(text), chosen))
    numbers = None if chosen is None else frozenset(number for number, row in enumerate(rows, 1) if row.chosen)
    return Canonical("".join(row.text for row in rows), numbers)


def _rows(parts: Iterable[Part], speller: Speller, ending: str, chosen: Set[int] | None) -> Iterator[_Row]:
    for part in parts:
        line = part.line
        if part.stays:
            numbers = range(part.number, part.number + len(part.rows))
            for row, number in zip(part.rows, numbers, strict=True):
                yield _Row(row, chosen is None or number in chosen, isinstance(line, Blank) and not part.wrong)
        elif isinstance(line, Blank):
            yield _Row(ending, True, True)
        else:
            for text in _spelled(part, speller.spelled(line)):
                yield _Row(f"{text}{ending}", True)


def _spelled(part: Part, line: Line) -> Iterator[str]:
    match line:
        case Comment():
            yield (part.indent if part.typed_indent else "") + line.text
        case Passage():
            yield line_text(line._replace(paragraphs=()), part.indent)
            yield from _body(part, line)
        case _:
            yield line_text(line, part.indent)


def _body(part: Part, line: Passage) -> Iterator[str]:
    """The paragraphs as typed, an empty line between them where there were some."""
    paragraphs = iter(line.paragraphs)
    after_empty = True
    depth_stays = line.indented and part.indent != INDENT
    for row in part.rows[1:]:
        typed = row.rstrip(f"{BLANKS}\r\n")
        if typed:
            paragraph = next(paragraphs)
            yield typed if depth_stays else f"{INDENT * (1 + line.indented)}{paragraph}"
        elif not after_empty:
            yield ""
        after_empty = not typed


def _without_needless(rows: Iterable[_Row]) -> list[_Row]:
    """No empty lines at the beginning and the end, no two in a row; those that were not chosen stay."""
    kept: list[_Row] = []
    for row in rows:
        if not (row.is_empty and row.chosen and (not kept or kept[-1].is_empty)):
            kept.append(row)
    while kept and kept[-1].is_empty and kept[-1].chosen:
        kept.pop()
    return kept
