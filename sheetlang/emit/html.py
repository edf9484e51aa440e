"""HTML: one self-contained page that looks like the official form on screen and on A4 paper."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from sheetlang.layout.grid import Block, Role, Row
from sheetlang.painting.book import Book, utf8
from sheetlang.painting.emitter import Emitter
from sheetlang.painting.pages import template
from sheetlang.resources import folder

_WIDE = 6


def paint(book: Book) -> bytes:
    """The page as UTF-8; scripts and outside resources are forbidden by its own policy."""
    widths = {width for grid in book.grids for block in grid.blocks for width in block.widths}
    style = _sheet_style() + "".join(f".w{width} {{ width: {width}% }}\n" for width in sorted(widths))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = template("sheet.html.jinja").render(
        book=book, style=style, style_hash=digest, parts=_parts, opened=_opened, is_wide=_is_wide
    )
    return utf8(page)


@cache
def _sheet_style() -> str:
    return (folder("templates") / "sheet.css").read_text("utf-8")


def _parts(block: Block) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The parts of a table by the name of their element: the heads, then the groups of rows."""
    if block.heads:
        yield "thead", block.rows[: block.heads]
    for group in row_groups(block):
        yield "tbody", group


def row_groups(block: Block) -> list[tuple[Row, ...]]:
    """The rows below the heading, split where no merged cell crosses: one `tbody` each."""
    groups: list[tuple[Row, ...]] = []
    current: list[Row] = []
    open_rows = 0
    for row in block.rows[block.heads :]:
        current.append(row)
        open_rows = max([open_rows, *(cell.rows for cell in row.cells)]) - 1
        if open_rows <= 0:
            groups.append(tuple(current))
            current, open_rows = [], 0
    return groups


@lru_cache(maxsize=1024)
def _opened(role: Role, columns: int, rows: int) -> tuple[str, bool]:
    """The tag that opens a cell, and whether it is a header's: few kinds come back thousands of times."""
    scope = _scope(role, columns, rows)
    cell: Any = template("cell.html.jinja").module
    return cell.opening(role, scope, columns, rows), bool(scope)


def _scope(role: Role, columns: int, rows: int) -> str:
    """The scope of a header cell; empty for a cell of data."""
    match role:
        case "head":
            return "colgroup" if columns > 1 else "col"
        case "category" | "side":
            return "rowgroup" if rows > 1 else "row"
        case "name" | "label":
            return "row"
        case "heading":
            return "colgroup"
        case _:
            return ""


def _is_wide(block: Block) -> bool:
    return len(block.widths) >= _WIDE


EMITTER = Emitter("html", paint)
