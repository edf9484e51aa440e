"""The rows of indicators on a page: cells column by column, then row by row, in the groups that merged cells make."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from sheetlang.layout.grid import Block, Column
from sheetlang.painting.marks import MARK
from sheetlang.painting.pages import escape_text, template


def indicator_rows(block: Block, number: str) -> str:
    """The rows of a project's indicators as HTML; texts are escaped."""
    before, between, after = _around("row", MARK, MARK)
    before += f"p{number}-"
    starts = [before + escape_text(anchor) + between for anchor in block.anchors]
    columns = [_cells(column, len(starts)) for column in block.columns]
    rows = ["".join(cells) + after for cells in zip(starts, *columns, strict=True)]
    merged = [column.begin for column in block.columns if len(column.begin) < len(rows)]
    begin = sorted(set(merged[0]).intersection(*merged[1:])) if merged else range(len(rows))
    opening, closing = _around("group", MARK)
    return "".join([opening + "".join(rows[start:end]) + closing for start, end in groups(begin, len(rows))])


def _cells(column: Column, rows: int) -> list[str]:
    """A column's cells by row; nothing where one reaches down."""
    if len(column.begin) == rows:
        before, after = _around("cell", MARK, column.role, 1, 1)
        return [before + escape_text(text) + after for text in column.texts]
    cells = [""] * rows
    for text, start, end in column.cells(rows):
        before, after = _around("cell", MARK, column.role, 1, end - start)
        cells[start] = before + escape_text(text) + after
    return cells


def groups(begin: Sequence[int], rows: int) -> list[tuple[int, int]]:
    """Where groups of so many rows begin and end, one a `tbody`: those that merged cells join, and those between them.

    `begin` are the rows into which no cell reaches from above.
    """
    found: list[tuple[int, int]] = []
    grows = False
    for start, end in zip(begin, (*begin[1:], rows), strict=False):
        alone = end == start + 1
        if alone and grows:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        grows = alone
    return found


@lru_cache(maxsize=1024)
def _around(macro: str, *arguments: Any) -> Sequence[str]:
    """What the template prints around the marks that a part of a table is given for texts."""
    return str(getattr(template("table.html.jinja").module, macro)(*arguments)).split(MARK)


@cache
def between_paragraphs() -> str:
    """What stands between two paragraphs of a text."""
    return _around("cell", f"{MARK}\n{MARK}", "prose", 1, 1)[1]
