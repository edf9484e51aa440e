"""Texts as cells and worksheets of a workbook are given them, read back by another library."""

import datetime
import io
from decimal import Decimal

import openpyxl
import pytest

from sheetlang.layout.longest_text import LONGEST_TEXT
from sheetlang.painting.workbook import MARK, new_workbook, write_cell
from sheetlang.painting.worksheet_names import worksheet_names


def written(*contents: str | Decimal | datetime.date, form: str = "General") -> list[tuple[str, object]]:
    """The type and the value of cells, read back by another library."""
    stream = io.BytesIO()
    workbook = new_workbook(stream, "甲")
    worksheet = workbook.add_worksheet("表")
    for row, content in enumerate(contents):
        write_cell(worksheet, row, row + 1, content, workbook.add_format({"bold": True, "num_format": form}))
    workbook.close()
    cells = openpyxl.load_workbook(stream)["表"]
    read = [cells.cell(row + 1, row + 2) for row in range(len(contents))]
    assert all(cell.font.b for cell in read)
    return [(cell.data_type, cell.value) for cell in read]


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "http://a.cn", "mailto:a@b.cn", "internal:A1", "007", "1e5", "12%", "TRUE"]
)
def test_a_text_is_a_text_in_a_cell(text: str) -> None:
    assert written(text) == [("s", text)]


@pytest.mark.parametrize("text", ["=1+1", "http://a.cn", "007"])
def test_a_text_is_a_text_for_every_call_of_the_library(text: str) -> None:
    stream = io.BytesIO()
    workbook = new_workbook(stream, "甲")
    workbook.add_worksheet("表").write(0, 0, text)
    workbook.close()
    cell = openpyxl.load_workbook(stream)["表"]["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_a_cell_is_of_the_type_of_what_it_holds() -> None:
    assert written("甲", Decimal("1.5"), "") == [("s", "甲"), ("n", 1.5), ("n", None)]
    assert written(datetime.date(2026, 3, 1), form="yyyy-mm-dd") == [("d", datetime.datetime(2026, 3, 1))]


def test_a_character_that_no_file_can_hold_is_shown_as_one_that_is_missing() -> None:
    assert written("甲\ufffe乙\ud800丙\uffff") == [("s", "甲\ufffd乙\ufffd丙\ufffd")]


def test_a_cell_that_the_library_did_not_write_is_an_error() -> None:
    worksheet = new_workbook(io.BytesIO(), "甲").add_worksheet()
    with pytest.raises(ValueError, match=r"^the cell at row 2000000, column 3 was not written: -1$"):
        write_cell(worksheet, 2_000_000, 3, "甲", None)


@pytest.mark.parametrize("one", ["长", "😀"])
def test_a_text_is_cut_where_a_cell_is_full(one: str) -> None:
    room = LONGEST_TEXT // len(one.encode("utf-16-le")) * 2
    assert written(one * room) == [("s", one * room)]
    assert written(one * (room + 1)) == [("s", one * room + "……（全文见原文件）")]


def test_no_half_of_an_emoji_is_left_where_a_text_is_cut() -> None:
    assert written("一" + "😀" * LONGEST_TEXT) == [("s", "一" + "😀" * (LONGEST_TEXT // 2 - 1) + "……（全文见原文件）")]


def test_a_workbook_says_what_it_is_and_not_when_it_was_made() -> None:
    stream = io.BytesIO()
    workbook = new_workbook(stream, "甲\ufffe" + "长" * 250, in_memory=True)
    workbook.close()
    said = openpyxl.load_workbook(stream).properties
    assert (said.title, said.keywords, said.created) == ("甲" + "长" * 199, MARK, datetime.datetime(2020, 1, 1))


@pytest.mark.parametrize(
    ("projects", "names"),
    [
        (["甲", "甲", "甲(2)", "甲"], ["甲", "甲(2)", "甲(2)(2)", "甲(3)"]),
        (["甲/乙:丙?丁*戊[己]庚\\辛"], ["甲 乙 丙 丁 戊 己 庚 辛"]),
        (["甲／乙：丙？丁＊戊＼己"], ["甲 乙 丙 丁 戊 己"]),
        ([" '甲' ", "", "/"], ["甲", "项目", "项目(2)"]),
        (["X甲X", "甲" * 30 + "X乙"], ["X甲X", "甲" * 30 + "X"]),
        ([" " * 40 + "甲"], ["甲"]),
        (["History", "ABC", "abc"], ["History(2)", "ABC", "abc(2)"]),
        (["长" * 31, "长" * 32], ["长" * 31, "长" * 28 + "(2)"]),
        (["😀" * 16], ["😀" * 15]),
        (["甲" * 30 + "' 乙"], ["甲" * 30]),
    ],
)
def test_a_worksheet_has_a_name_of_its_own_that_spreadsheets_take(projects: list[str], names: list[str]) -> None:
    assert worksheet_names(projects) == names
