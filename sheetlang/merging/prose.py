"""Prose of versions that are indented unlike: how deep a paragraph stands is told from the first, so all must agree."""

from attrs import evolve

from sheetlang.language.signs import BLANKS
from sheetlang.merging.part import Piece
from sheetlang.merging.rows import Rows
from sheetlang.merging.three import Three


def indented_alike(versions: Three[Rows]) -> Three[Rows]:
    """The paragraphs of three versions with the indent of the side that changed it."""
    indents = versions.each(lambda rows: _indent(rows[0]) if rows else "")
    if indents.base == indents.ours == indents.theirs or not all(versions):
        return versions
    wanted = indents.settled
    return Three(*([_moved(row, old, wanted) for row in rows] for rows, old in zip(versions, indents, strict=True)))


def _indent(row: Piece) -> str:
    _, line = _cut(row)
    return line[: len(line) - len(line.lstrip(BLANKS))]


def _moved(row: Piece, old: str, new: str) -> Piece:
    before, line = _cut(row)
    return evolve(row, text=f"{before}{new}{line.removeprefix(old)}") if line.startswith(old) else row


def _cut(row: Piece) -> tuple[str, str]:
    """The blank lines before a paragraph, and its line."""
    start = row.text.rfind("\n", 0, -1) + 1
    return row.text[:start], row.text[start:]
