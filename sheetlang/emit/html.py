"""HTML: one self-contained page that looks like the official form on screen and on A4 paper."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sheetlang.layout.grid import Block, Row
from sheetlang.painting.book import Book
from sheetlang.painting.emitter import Emitter
from sheetlang.painting.pages import style_hash, template
from sheetlang.resources import folder

_WIDE = 6


def paint(book: Book) -> bytes:
    """The page as UTF-8; scripts and outside resources are forbidden by its own policy."""
    style, digest = _style(frozenset(width for grid in book.grids for block in grid.blocks for width in block.widths))
    page = template("sheet.html.jinja").render(
        book=book, style=style, style_hash=digest, parts=_parts, is_wide=_is_wide
    )
    return book.encoded(page)


@lru_cache(maxsize=64)
def _style(widths: frozenset[int]) -> tuple[str, str]:
    """The style of a page whose columns have these widths, and its hash for the page's policy."""
    style = (folder("templates") / "sheet.css").read_text("utf-8")
    style += "".join(f".w{width} {{ width: {width}% }}\n" for width in sorted(widths))
    return style, style_hash(style)


def _parts(block: Block) -> Iterator[tuple[bool, Sequence[Row]]]:
    """The parts of a table, and whether they are its head: the heads, then the groups of rows."""
    if block.heads:
        yield True, block.rows[: block.heads]
    for group in row_groups(block):
        yield False, group


def row_groups(block: Block) -> list[list[Row]]:
    """The rows below the heading, one group a `tbody`: those that merged cells join, and those between them."""
    groups: list[list[Row]] = []
    joined_below = 0
    grows = False
    for row in block.rows[block.heads :]:
        reach = 1
        for cell in row.cells:
            if cell.rows > reach:
                reach = cell.rows
        if joined_below or (grows and reach == 1):
            groups[-1].append(row)
        else:
            groups.append([row])
        grows = not joined_below and reach == 1
        joined_below = max(joined_below, reach) - 1
    return groups


def _is_wide(block: Block) -> bool:
    return len(block.widths) >= _WIDE


EMITTER = Emitter("html", paint)
