"""Excel: the workbook that a bureau expects to receive, one worksheet a project.

Only typed write calls are used, so that `=100%` stays a text; equal sheets give equal bytes.
"""

import datetime
import io
import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from sheetlang.layout.grid import Block, Cell, Grid
from sheetlang.layout.longest_text import LONGEST_TEXT, cell_length
from sheetlang.painting.book import Book
from sheetlang.painting.cell_styles import Styles
from sheetlang.painting.emitter import Emitter
from sheetlang.painting.row_heights import LINE_HEIGHT, PAGE_WIDTH, line_count, measure
from sheetlang.painting.worksheet_names import worksheet_names

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime.datetime(2020, 1, 1)
_A4 = 9
_TITLE_HEIGHT, _SUBTITLE_HEIGHT, _HEADING_HEIGHT = 34, 20, 22.5
_FIRST_DAY = datetime.date(1900, 3, 1)
_MOST_DIGITS = 15
_TALLEST_ROW = 409
_NOTES_WIDTH = 78
_NOT_IN_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
_CUT_OFF = "……（全文见原文件）"
_DRAFT_HEAD = '&C&"宋体,Bold"&20草稿'
_NOTES_SHEET = "草稿说明"

Content = str | Decimal | datetime.date


def paint(book: Book) -> bytes:
    """The workbook; a draft says so at the head of each page and lists its findings on a last sheet."""
    from xlsxwriter import Workbook as NewWorkbook

    stream = io.BytesIO()
    walls = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = NewWorkbook(stream, {"in_memory": True, **walls})
    workbook.set_properties(
        {"created": _CREATED, "title": _NOT_IN_XML.sub("", "、".join(grid.project for grid in book.grids))[:200]}
    )
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
            _check(self.worksheet.merge_range(top, left, bottom, right, "", style), top, left)
        _write(self.worksheet, top, left, content, style)


def _set_up_page(worksheet: "Worksheet", draft: bool) -> None:
    worksheet.set_paper(_A4)
    worksheet.set_portrait()
    worksheet.fit_to_pages(1, 0)
    worksheet.center_horizontally()
    worksheet.set_margins(left=0.55, right=0.55, top=0.75, bottom=0.75)
    worksheet.set_footer("&C第 &P 页 / 共 &N 页")
    worksheet.hide_gridlines(2)
    if draft:
        worksheet.set_header(_DRAFT_HEAD)


def _content(cell: Cell) -> Content:
    if cell.date is not None and cell.date >= _FIRST_DAY:
        return cell.date
    if cell.number is not None and len(cell.number.as_tuple().digits) <= _MOST_DIGITS:
        return cell.number
    return cell.text


def _write(worksheet: "Worksheet", row: int, column: int, content: Content, style: "Format") -> None:
    if isinstance(content, Decimal):
        status = worksheet.write_number(row, column, float(content), style)
    elif isinstance(content, datetime.date):
        status = worksheet.write_datetime(row, column, datetime.datetime.combine(content, datetime.time()), style)
    elif content:
        status = worksheet.write_string(row, column, _fitting(_NOT_IN_XML.sub("\ufffd", content)), style)
    else:
        status = worksheet.write_blank(row, column, None, style)
    _check(status, row, column)


def _fitting(text: str) -> str:
    """The text, or as much of it as a cell can hold and a word that it is cut."""
    if len(text) * 2 <= LONGEST_TEXT or cell_length(text) <= LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le")[: LONGEST_TEXT * 2]
    return units.decode("utf-16-le", errors="ignore") + _CUT_OFF


def _check(status: int, row: int, column: int) -> None:
    """The library tells of a cell that it did not write by a number, not by an error."""
    if status:
        raise ValueError(f"the cell at row {row}, column {column} was not written: {status}")


def _paint_notes(worksheet: "Worksheet", styles: Styles, book: Book) -> None:
    _set_up_page(worksheet, book.is_draft)
    worksheet.set_column(0, 0, _NOTES_WIDTH)
    worksheet.print_area(0, 0, len(book.notes), 0)
    found = f"尚有 {len(book.notes)} 处问题：" if book.notes else "没有发现问题。"
    _write(worksheet, 0, 0, f"草稿，不得报送。{found}", styles.named("draft"))
    for row, note in enumerate(book.notes, 1):
        worksheet.set_row(row, min(line_count(note, _NOTES_WIDTH) * LINE_HEIGHT, _TALLEST_ROW))
        _write(worksheet, row, 0, note, styles.of_text("plain", note))


EMITTER = Emitter("xlsx", paint, binary=True)
