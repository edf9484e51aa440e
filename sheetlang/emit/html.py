"""HTML: one self-contained page that looks like the official form on screen and on A4 paper."""

from collections.abc import Sequence
from functools import lru_cache

from sheetlang.painting.article import article
from sheetlang.painting.book import Book
from sheetlang.painting.emitter import Emitter
from sheetlang.painting.marks import MARK, filled
from sheetlang.painting.pages import escape_text, style_hash, style_of, template


def paint(book: Book) -> bytes:
    """The page as UTF-8; scripts and outside resources are forbidden by its own policy."""
    grids = book.grids
    widths = frozenset([width for grid in grids for block in grid.blocks for width in block.widths])
    projects, title = "、".join([grid.project for grid in grids]), grids[0].title if grids else "绩效目标表"
    articles = [article(grid, str(number)) for number, grid in enumerate(grids, 1)]
    around = _around(widths, tuple(book.notes) if book.is_draft else None)
    return book.encoded(filled(around, [escape_text(projects), escape_text(title), "".join(articles)]))


@lru_cache(maxsize=16)
def _around(widths: frozenset[int], notes: tuple[str, ...] | None) -> Sequence[str]:
    """What the template prints around projects, title and articles of a page whose columns have these widths."""
    style = style_of("sheet.css") + "".join(f".w{width} {{ width: {width}% }}\n" for width in sorted(widths))
    page = template("sheet.html.jinja").render(
        style=style, style_hash=style_hash(style), notes=notes, projects=MARK, title=MARK, articles=MARK
    )
    return page.split(MARK)


EMITTER = Emitter("html", paint)
