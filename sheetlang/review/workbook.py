"""A review as a workbook: an overview, then a worksheet a table, with filters, a frozen heading and pages to print.

Rows go to the disk as they are written, so that many of them take little memory.
"""

import io
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sheetlang.diagnostic import Language
from sheetlang.painting.cell_styles import Styles
from sheetlang.painting.row_heights import LINE_HEIGHT, line_count
from sheetlang.painting.workbook import A4, new_workbook, write_cell
from sheetlang.review.overview import OVERVIEW, PAGES, SIGNED, TITLE, Content, facts, nothing
from sheetlang.review.review import Review
from sheetlang.review.tables import Column, Line, Table, tables

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_PADDING, _TALLEST = 4, 409
_LABEL_WIDTH, _FACT_WIDTH = 30, 60
_TITLE_HEIGHT, _SIGNED_HEIGHT, _HEAD_HEIGHT = 34, 40, 24


def paint_workbook(review: Review) -> bytes:
    """The workbook; equal reviews give equal bytes."""
    lang = review.lang
    stream = io.BytesIO()
    with TemporaryDirectory(prefix="sheetlang-") as folder:
        workbook = new_workbook(stream, TITLE.render(lang), constant_memory=True, tmpdir=folder)
        styles = Styles(workbook)
        _paint_overview(workbook.add_worksheet(OVERVIEW.render(lang)), styles, review)
        for table in tables(review):
            _paint_table(workbook.add_worksheet(table.name.render(lang)), styles, table, review)
        workbook.close()
    return stream.getvalue()


def _paint_overview(worksheet: "Worksheet", styles: Styles, review: Review) -> None:
    lang = review.lang
    _set_up_page(worksheet, lang)
    worksheet.set_portrait()
    worksheet.set_column(0, 0, _LABEL_WIDTH)
    worksheet.set_column(1, 1, _FACT_WIDTH)
    worksheet.set_row(0, _TITLE_HEIGHT)
    write_cell(worksheet, 0, 0, TITLE.render(lang), styles.named("overview", "@"))
    row = 1
    for label, content in facts(review):
        worksheet.set_row(row, line_count(str(content), _FACT_WIDTH) * LINE_HEIGHT + _PADDING)
        write_cell(worksheet, row, 0, label.render(lang), styles.named("label", "@"))
        _write(worksheet, row, 1, content, styles, "value")
        row += 1
    worksheet.set_row(row, _SIGNED_HEIGHT)
    write_cell(worksheet, row, 0, SIGNED.render(lang), styles.named("signed", "@"))


def _paint_table(worksheet: "Worksheet", styles: Styles, table: Table, review: Review) -> None:
    lang = review.lang
    _set_up_page(worksheet, lang)
    worksheet.set_landscape()
    worksheet.set_header(f"&C{TITLE.render(lang)} · {table.name.render(lang)}")
    worksheet.set_row(0, _HEAD_HEIGHT)
    for number, column in enumerate(table.columns):
        worksheet.set_column(number, number, column.width)
        write_cell(worksheet, 0, number, column.heading.render(lang), styles.named("head", "@"))
    for row, line in enumerate(table.lines, 1):
        _paint_line(worksheet, styles, row, line, table.columns)
    if below := table.left_out or ("" if table.size else nothing(review).render(lang)):
        write_cell(worksheet, table.size + 1, 0, below, styles.named("signed", "@"))
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.autofilter(0, 0, max(table.size, 1), len(table.columns) - 1)


def _paint_line(
    worksheet: "Worksheet", styles: Styles, row: int, line: Line, columns: tuple[Column, ...]
) -> None:  # fmt: skip
    # A spreadsheet fits the height of a row to its texts only when one is typed.
    needed = max(line_count(str(cell), column.width) for cell, column in zip(line.cells, columns, strict=True))
    worksheet.set_row(row, min(needed * LINE_HEIGHT + _PADDING, _TALLEST))
    for number, (content, column) in enumerate(zip(line.cells, columns, strict=True)):
        look = line.counts.worst or "side" if column.look == "severity" else column.look
        _write(worksheet, row, number, content, styles, look)


def _write(worksheet: "Worksheet", row: int, column: int, content: Content, styles: Styles, look: str) -> None:
    if isinstance(content, int):
        style: Format = styles.named(look, "0")
        write_cell(worksheet, row, column, Decimal(content), style)
    else:
        write_cell(worksheet, row, column, content, styles.of_text(look, content))


def _set_up_page(worksheet: "Worksheet", lang: Language) -> None:
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.75)
    worksheet.set_footer(f"&C{PAGES.render(lang, {'page': '&P', 'pages': '&N'})}")
    worksheet.hide_gridlines(2)
