"""Excel: the workbook that a bureau expects to receive, one worksheet a project.

Only typed write calls are used, so that `=100%` stays a text; equal sheets give equal bytes.
"""

import datetime
import io
from itertools import pairwise
from typing import TYPE_CHECKING

from sheetlang.layout.grid import Block, Cell, Grid
from sheetlang.painting.book import Book
from sheetlang.painting.cell_styles import Styles
from sheetlang.painting.emitter import Emitter
from sheetlang.painting.row_heights import LINE_HEIGHT, PAGE_WIDTH, line_count, measure
from sheetlang.painting.workbook import A4, Content, check_written, new_workbook, write_cell
from sheetlang.painting.worksheet_names import worksheet_names

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TITLE_HEIGHT, _SUBTITLE_HEIGHT, _HEADING_HEIGHT = 34, 20, 22.5
_FIRST_DAY = datetime.date(1900, 3, 1)
_MOST_DIGITS = 15
_TALLEST_ROW = 409
_NOTES_WIDTH = 78
_DRAFT_HEAD = '&C&"宋体,Bold"&20草稿'
_NOTES_SHEET = "草稿说明"


def paint(book: Book) -> bytes:
    """The workbook; a draft says so at the head of each page and lists its findings on a last sheet."""
    stream = io.BytesIO()
    workbook = new_workbook(stream, "、".join(grid.project for grid in book.grids), in_memory=True)
    styles = Styles(workbook)
    wanted = [grid.project for grid in book.grids] + [_NOTES_SHEET] * (book.is_draft or not book.grids)
    names = worksheet_names(wanted)
    for grid, name in zip(book.grids, names, strict=False):
        _Painter(workbook.add_worksheet(name), styles, grid, book.is_draft).paint()
    if book.is_draft or not book.grids:
        _paint_notes(workbook.add_worksheet(names[-1]), styles, book)
    workbook.close()
    return stream.getvalue()


class _Painter:
    """Paints one grid on one worksheet, whose columns are the union of those of the blocks."""

    def __init__(self, worksheet: "Worksheet", styles: Styles, grid: Grid, draft: bool) -> None:
        self.worksheet = worksheet
        self.styles = styles
        self.grid = grid
        self.draft = draft
        self.edges = sorted({edge for block in grid.blocks for edge in block.edges})
        self.column_at = {edge: column for column, edge in enumerate(self.edges)}
        self.last_column = len(self.edges) - 2
        self.at = 0

    def paint(self) -> None:
        _set_up_page(self.worksheet, self.draft)
        for column, (left, right) in enumerate(pairwise(self.edges)):
            self.worksheet.set_column(column, column, (right - left) * PAGE_WIDTH / 100)
        self._banner(self.grid.title + "（草稿）" * self.draft, "title", _TITLE_HEIGHT)
        if self.grid.subtitle:
            self._banner(self.grid.subtitle, "subtitle", _SUBTITLE_HEIGHT)
        for block in self.grid.blocks:
            self._block(block)
        if self.grid.note:
            self._banner(self.grid.note, "note", LINE_HEIGHT * line_count(self.grid.note, PAGE_WIDTH))
        self.worksheet.print_area(0, 0, self.at - 1, self.last_column)

    def _banner(self, text: str, look: str, height: float) -> None:
        self.worksheet.set_row(self.at, height)
        self._write(self.at, 0, self.at, self.last_column, text, self.styles.named(look, "@"))
        self.at += 1

    def _block(self, block: Block) -> None:
        if block.kind == "indicators" and block.title:
            self._banner(block.title, "heading", _HEADING_HEIGHT)
        spans = [self._rows(heights) for heights in measure(block)]
        for index, row in enumerate(block.rows):
            for cell in row.cells:
                self._cell(cell, block, spans[index][0], spans[index + cell.rows - 1][1])
        if block.heads:
            self.worksheet.repeat_rows(spans[0][0], spans[block.heads - 1][1])

    def _rows(self, heights: list[float]) -> tuple[int, int]:
        first = self.at
        for height in heights:
            self.worksheet.set_row(self.at, height)
            self.at += 1
        return first, self.at - 1

    def _cell(self, cell: Cell, block: Block, top: int, bottom: int) -> None:
        left = self.column_at[block.edges[cell.column]]
        right = self.column_at[block.edges[cell.column + cell.columns]] - 1
        content = _content(cell)
        style = self.styles.of(cell) if not isinstance(content, str) else self.styles.of_text(cell.role, content)
        self._write(top, left, bottom, right, content, style)

    def _write(self, top: int, left: int, bottom: int, right: int, content: Content, style: "Format") -> None:
        if (top, left) != (bottom, right):
            check_written(self.worksheet.merge_range(top, left, bottom, right, "", style), top, left)
        write_cell(self.worksheet, top, left, content, style)


def _set_up_page(worksheet: "Worksheet", draft: bool) -> None:
    worksheet.set_paper(A4)
    worksheet.set_portrait()
    worksheet.fit_to_pages(1, 0)
    worksheet.center_horizontally()
    worksheet.set_margins(left=0.55, right=0.55, top=0.75, bottom=0.75)
    worksheet.set_footer("&C第 &P 页 / 共 &N 页")
    worksheet.hide_gridlines(2)
    if draft:
        worksheet.set_header(_DRAFT_HEAD)


def _content(cell: Cell) -> Content:
    value = cell.value
    if isinstance(value, datetime.date):
        return value if value >= _FIRST_DAY else cell.text
    return value if value is not None and len(value.as_tuple().digits) <= _MOST_DIGITS else cell.text


def _paint_notes(worksheet: "Worksheet", styles: Styles, book: Book) -> None:
    _set_up_page(worksheet, book.is_draft)
    worksheet.set_column(0, 0, _NOTES_WIDTH)
    worksheet.print_area(0, 0, len(book.notes), 0)
    found = f"尚有 {len(book.notes)} 处问题：" if book.notes else "没有发现问题。"
    write_cell(worksheet, 0, 0, f"草稿，不得报送。{found}", styles.named("draft"))
    for row, note in enumerate(book.notes, 1):
        worksheet.set_row(row, min(line_count(note, _NOTES_WIDTH) * LINE_HEIGHT, _TALLEST_ROW))
        write_cell(worksheet, row, 0, note, styles.of_text("plain", note))


EMITTER = Emitter("xlsx", paint, binary=True)
