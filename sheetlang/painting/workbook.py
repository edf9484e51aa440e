"""Workbooks and their cells: what was typed stays as it was typed, and equal contents give equal bytes."""

import datetime
import re
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from sheetlang.layout.longest_text import LONGEST_TEXT, cell_length

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

A4 = 9
MARK = "sheetlang"  # among the keywords of a workbook's properties, where those who edit it leave it
_CREATED = datetime.datetime(2020, 1, 1)
_WALLS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOT_IN_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
_CUT_OFF = "……（全文见原文件）"

Content = str | Decimal | datetime.date


def new_workbook(stream: IO[bytes], title: str, **options: Any) -> "Workbook":
    """A workbook that takes no text for a formula, a link or a number."""
    from xlsxwriter import Workbook

    workbook = Workbook(stream, {**options, **_WALLS})
    workbook.set_properties({"created": _CREATED, "title": _NOT_IN_XML.sub("", title)[:200], "keywords": MARK})
    return workbook


def write_cell(worksheet: "Worksheet", row: int, column: int, content: Content, style: "Format") -> None:
    """Write a cell by the type of its content."""
    if isinstance(content, Decimal):
        status = worksheet.write_number(row, column, float(content), style)
    elif isinstance(content, datetime.date):
        status = worksheet.write_datetime(row, column, datetime.datetime.combine(content, datetime.time()), style)
    elif content:
        status = worksheet.write_string(row, column, _fitting(_NOT_IN_XML.sub("\ufffd", content)), style)
    else:
        status = worksheet.write_blank(row, column, None, style)
    check_written(status, row, column)


def check_written(status: int, row: int, column: int) -> None:
    """The library tells of a cell that it did not write by a number, not by an error."""
    if status:
        raise ValueError(f"the cell at row {row}, column {column} was not written: {status}")


def _fitting(text: str) -> str:
    """The text, or as much of it as a cell can hold and a word that it is cut."""
    if len(text) * 2 <= LONGEST_TEXT or cell_length(text) <= LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le")[: LONGEST_TEXT * 2]
    return units.decode("utf-16-le", errors="ignore") + _CUT_OFF
