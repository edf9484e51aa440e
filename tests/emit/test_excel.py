"""Excel: read back by other programs' eyes, the workbook is the form, holds no formula, and shows every text whole."""

import datetime
import io
import os
import re
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
import zipfile
from itertools import product
from math import ceil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

import sheetlang
from sheetlang.layout.grid import Grid
from sheetlang.layout.lay_out import lay_out
from sheetlang.model.sheet import TextValue
from sheetlang.model.target import Words
from sheetlang.painting.worksheet_names import worksheet_names

ROOT = Path(__file__).parents[2]
SHANGHAI_EXAMPLE = "安置帮教工作办案经费"
BANNERS = {"title", "subtitle", "note"}


def book_of(sheets, **options) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(sheetlang.render(sheets, "xlsx")), **options)


@pytest.fixture(scope="module")
def any_book(any_sheets) -> openpyxl.Workbook:
    return book_of(any_sheets)


def only_sheet(sheets) -> Worksheet:
    (worksheet,) = book_of(sheets).worksheets
    return worksheet


def parts_of(sheets, pattern: str) -> dict[str, bytes]:
    """The files inside the workbook whose names match."""
    with zipfile.ZipFile(io.BytesIO(sheetlang.render(sheets, "xlsx"))) as archive:
        return {name: archive.read(name) for name in archive.namelist() if re.search(pattern, name)}


def cell_saying(worksheet: Worksheet, text: str):
    (found,) = (cell for row in worksheet.iter_rows() for cell in row if cell.value == text)
    return found


def cell_beside(worksheet: Worksheet, label: str):
    """The cell that begins where the cell of a label ends."""
    cell = cell_saying(worksheet, label)
    merged = [one for one in worksheet.merged_cells.ranges if cell.coordinate in one]
    return worksheet.cell(cell.row, (merged[0].max_col if merged else cell.column) + 1)


def shown(cell) -> str:
    """What a spreadsheet shows of a cell."""
    if isinstance(cell.value, datetime.datetime):
        assert cell.number_format == "yyyy-mm-dd"
        return cell.value.strftime("%Y-%m-%d")
    if isinstance(cell.value, int | float):
        assert re.fullmatch(r"(#,##)?0(\.0+)?", cell.number_format)
        decimals = len(cell.number_format.partition(".")[2])
        return f"{cell.value:{',' if ',' in cell.number_format else ''}.{decimals}f}"
    return cell.value


def texts_of(grid: Grid) -> list[str]:
    """Every text of a grid, from top to bottom and left to right."""
    header, indicators = grid.blocks
    texts = [grid.title, grid.subtitle, *cells_of(header), indicators.title, *cells_of(indicators), grid.note]
    return [text for text in texts if text]


def cells_of(block) -> list[str]:
    return [cell.text for row in block.rows for cell in sorted(row.cells, key=lambda cell: cell.column)]


# -- what it says


def test_the_workbook_says_what_the_grid_says_in_its_order(any_sheets, any_book):
    worksheets = any_book.worksheets
    found = [[shown(cell) for row in one.iter_rows() for cell in row if cell.value is not None] for one in worksheets]
    assert found == [texts_of(lay_out(sheet)) for sheet in any_sheets]


def test_another_reader_finds_the_same_texts(any_sheets):
    book = CalamineWorkbook.from_filelike(io.BytesIO(sheetlang.render(any_sheets, "xlsx")))
    for name, sheet in zip(book.sheet_names, any_sheets, strict=True):
        cells = [cell for row in book.get_sheet_by_name(name).to_python() for cell in row if cell != ""]
        texts = texts_of(lay_out(sheet))
        assert len(cells) == len(texts)
        assert [cell for cell in cells if isinstance(cell, str)] == [
            text for cell, text in zip(cells, texts, strict=True) if isinstance(cell, str)
        ]


def test_the_title_stands_over_all_columns(example):
    worksheet = only_sheet(example(SHANGHAI_EXAMPLE))
    assert worksheet["A1"].value == "财政项目支出绩效目标表"
    assert worksheet["A2"].value == "（2020年度）"
    assert (worksheet["A1"].font.name, worksheet["A1"].font.size, worksheet["A1"].font.bold) == ("黑体", 18, True)
    assert worksheet["A1"].alignment.horizontal == "center"
    last = openpyxl.utils.get_column_letter(worksheet.max_column)
    assert {f"A1:{last}1", f"A2:{last}2"} <= {str(one) for one in worksheet.merged_cells.ranges}


def test_categories_are_merged_over_their_indicators(example):
    worksheet = only_sheet(example(SHANGHAI_EXAMPLE))
    assert merged_below(worksheet, "一级目标") == [
        ("投入与管理", 6),
        ("产出目标", 11),
        ("效果目标", 11),
        ("影响力目标", 2),
    ]
    assert merged_below(worksheet, "二级目标") == [
        ("投入管理", 1),
        ("财务管理", 2),
        ("实施管理", 3),
        ("数量", 5),
        ("质量", 4),
        ("时效", 2),
        ("社会效益", 7),
        ("满意度", 4),
        ("长效管理", 2),
    ]


def merged_below(worksheet: Worksheet, head: str) -> list[tuple[str, int]]:
    """The texts in the column of a head with the number of rows that each takes."""
    top = cell_saying(worksheet, head)
    rows_of = {(one.min_row, one.min_col): one.max_row - one.min_row + 1 for one in worksheet.merged_cells.ranges}
    cells = (worksheet.cell(row, top.column) for row in range(top.row + 1, worksheet.max_row + 1))
    return [(cell.value, rows_of.get((cell.row, cell.column), 1)) for cell in cells if cell.value]


def test_no_two_merged_ranges_overlap(any_book):
    for worksheet in any_book.worksheets:
        places = [
            place
            for one in worksheet.merged_cells.ranges
            for place in product(range(one.min_row, one.max_row + 1), range(one.min_col, one.max_col + 1))
        ]
        assert len(places) == len(set(places))


# -- how it looks


def table_cells(sheets):
    """All cells below the title and above the note, as the file has them: a cell under a merged one is one too."""
    book = book_of(sheets, read_only=True)
    for sheet, worksheet in zip(sheets, book.worksheets, strict=True):
        rows = list(worksheet.iter_rows())
        first, last = 1 + bool(lay_out(sheet).subtitle), len(rows) - bool(lay_out(sheet).note)
        yield from (cell for row in rows[first:last] for cell in row)


def test_every_cell_of_every_merged_range_has_a_border_all_around(any_sheets):
    cells = list(table_cells(any_sheets))
    assert len(cells) > 50
    for cell in cells:
        sides = [cell.border.left.style, cell.border.right.style, cell.border.top.style, cell.border.bottom.style]
        assert sides == ["thin"] * 4, cell.coordinate


def test_every_cell_of_the_table_is_in_the_font_of_official_forms_and_wraps(any_sheets):
    for cell in table_cells(any_sheets):
        assert (cell.font.name, cell.font.size) == ("宋体", 10.5), cell.coordinate
        assert cell.alignment.wrap_text is True, cell.coordinate


def test_a_sheet_prints_on_upright_a4_one_page_wide_and_as_long_as_it_is(any_book):
    for worksheet in any_book.worksheets:
        setup = worksheet.page_setup
        assert (setup.paperSize, setup.orientation) == (9, "portrait")
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage is True
        assert setup.fitToWidth in (None, 1)  # 1 is what none means
        assert setup.fitToHeight == 0
        assert worksheet.oddFooter.center.text == "第 &P 页 / 共 &N 页"


def test_the_whole_sheet_is_printed(any_book):
    for worksheet in any_book.worksheets:
        last = openpyxl.utils.get_column_letter(worksheet.max_column)
        assert worksheet.print_area.rpartition("!")[2] == f"$A$1:${last}${worksheet.max_row}"


def test_the_heads_are_printed_again_on_each_page(any_sheets, any_book):
    for sheet, worksheet in zip(any_sheets, any_book.worksheets, strict=True):
        first, last = (int(row) for row in re.findall(r"\d+", worksheet.print_title_rows))
        repeated = [
            cell.value for row in worksheet.iter_rows(min_row=first, max_row=last) for cell in row if cell.value
        ]
        block = lay_out(sheet).blocks[1]
        assert repeated == [cell.text for row in block.rows[: block.heads] for cell in row.cells]


# -- numbers and dates


@pytest.mark.parametrize(
    ("typed", "number", "number_format", "text"),
    [
        ("1,805,000 元", 1805000, "#,##0", "1,805,000"),
        ("1805000 元", 1805000, "#,##0", "1,805,000"),
        ("95.0 元", 95, "0.0", "95.0"),
        ("0.5 万元", 5000, "#,##0", "5,000"),
        ("1,280.50 万元", 12805000, "#,##0", "12,805,000"),
        ("1,234.50 元", 1234.5, "#,##0.00", "1,234.50"),
        ("123,456,789,012,345 元", 123456789012345, "#,##0", "123,456,789,012,345"),
    ],
)
def test_an_amount_is_a_number_that_shows_as_the_form_does(shanghai, typed, number, number_format, text):
    cell = cell_beside(only_sheet(shanghai(total=typed)), "项目总预算（元）")
    assert (cell.data_type, cell.value, cell.number_format, shown(cell)) == ("n", number, number_format, text)


@pytest.mark.parametrize(
    ("typed", "number", "number_format", "text"),
    [
        ("95.0", 95, "0.0", "95.0"),
        ("1,805,000", 1805000, "#,##0", "1,805,000"),
        ("0", 0, "0", "0"),
        ("-1", -1, "0", "-1"),
        ("-0.50", -0.5, "0.00", "-0.50"),
        ("１，２００．５０", 1200.5, "#,##0.00", "1,200.50"),
    ],
)
def test_a_target_that_is_a_bare_number_is_a_number_that_shows_as_typed(shanghai, typed, number, number_format, text):
    cell = target_cell(shanghai(f"产出.数量.甲: {typed}"))
    assert (cell.data_type, cell.value, cell.number_format, shown(cell)) == ("n", number, number_format, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (">= 19000 个", ">=19000个"),
        ("= 100 %", "=100%"),
        ("= 0", "=0"),
        (": 1 次/月", "1次/月"),
        (": 三分之二", "三分之二"),
        (": 2026-12-31", "2026-12-31"),
        (": 1234567890123456", "1234567890123456"),
        (": 123456789012345678901234567890", "123456789012345678901234567890"),
    ],
)
def test_any_other_target_is_a_text(shanghai, typed, text):
    cell = target_cell(shanghai(f"产出.数量.甲{typed if typed[0] == ':' else ' ' + typed}"))
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")


def target_cell(sheets):
    return cell_beside(only_sheet(sheets), "甲")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-01-31", datetime.datetime(2026, 1, 31)),
        ("2026年1月31日", datetime.datetime(2026, 1, 31)),
        ("1900-03-01", datetime.datetime(1900, 3, 1)),
        ("9999-12-31", datetime.datetime(9999, 12, 31)),
    ],
)
def test_a_date_is_a_date(shanghai, typed, day):
    cell = cell_beside(only_sheet(shanghai(start=typed)), "计划开始日期")
    assert (cell.is_date, cell.value, cell.number_format) == (True, day, "yyyy-mm-dd")


@pytest.mark.parametrize("typed", ["1900-02-28", "1899-12-31", "0001-01-01"])
def test_a_date_that_spreadsheets_cannot_count_is_a_text(shanghai, typed):
    cell = cell_beside(only_sheet(shanghai(start=typed)), "计划开始日期")
    assert (cell.data_type, cell.value) == ("s", typed)


# -- no formula, no link


@pytest.mark.parametrize(
    "text", ["=100%", "+1", "-1", "@x", "＝1+1", "＋1", "－1", "＠x", "=SUM(A1:A9)", "=cmd|' /C calc'!A0"]
)
def test_a_text_that_looks_like_a_formula_stays_a_text(shanghai, text):
    cell = cell_beside(only_sheet(shanghai(category=text)), "项目类别")
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_only_a_text_that_looks_like_a_formula_is_quoted(example):
    worksheet = only_sheet(example(SHANGHAI_EXAMPLE))
    quoted = {cell.value for row in worksheet.iter_rows() for cell in row if cell.quotePrefix}
    assert quoted == {"=100%", "=400次", "=4次", "=1家", "=95%", "=20000个", "=0"}


@pytest.mark.parametrize(
    "text",
    ["=1+1", '=HYPERLINK("http://a.cn")', "{=1}", "http://a.cn", "mailto:a@b.cn", "internal:Sheet1!A1", "007", "1e5"],
)
def test_no_text_in_any_place_becomes_a_formula_a_link_or_a_number(each_blank, saying, text):
    sheets = saying(each_blank, text)
    parts = parts_of(sheets, r"worksheets/")
    assert [name for name in parts if "rels" in name] == []
    for part in parts.values():
        assert re.findall(rb"<f[ >]|<hyperlink|<oleLink|<extLst", part) == []
    cells = [cell for row in only_sheet(sheets).iter_rows() for cell in row if cell.value is not None]
    not_from_the_text = {"定性", *(cell.value for cell in cells if cell.data_type == "n")}
    assert {cell.value for cell in cells} - not_from_the_text - {f"{text}："} == {text}
    assert {cell.data_type for cell in cells if cell.value == text} == {"s"}


@pytest.mark.parametrize(
    "text", ["甲\ufffe乙", "甲\uffff乙", "甲\x0b乙", "_x0041_", "<b>&amp;]]>", "😀", "甲\u2028乙"], ids=ascii
)
def test_any_character_in_any_place_gives_a_workbook_that_can_be_read(shanghai, saying, text):
    sheets = saying(shanghai(), text)
    for part in parts_of(sheets, r"\.(xml|rels)$").values():
        ET.fromstring(part)


# -- names of worksheets


@pytest.mark.parametrize(
    ("projects", "names"),
    [
        (["甲"], ["甲"]),
        (["甲", "甲", "甲"], ["甲", "甲(2)", "甲(3)"]),
        (["甲", "甲(2)", "甲"], ["甲", "甲(2)", "甲(3)"]),
        (["甲/乙:丙?丁*戊[己]庚\\辛"], ["甲 乙 丙 丁 戊 己 庚 辛"]),
        (["甲／乙：丙？"], ["甲 乙 丙"]),
        (["'甲'"], ["甲"]),
        (["", "[]", "'"], ["项目", "项目(2)", "项目(3)"]),
        (["History", "history"], ["History(2)", "history(3)"]),
        (["ABC", "abc"], ["ABC", "abc(2)"]),
        (["长" * 40, "长" * 40], ["长" * 31, "长" * 28 + "(2)"]),
        (["长" * 31 + "一", "长" * 31 + "二"], ["长" * 31, "长" * 28 + "(2)"]),
        (["😀" * 20], ["😀" * 15]),
        (["甲" * 30 + "'乙"], ["甲" * 30]),
        (["甲\x00乙\n丙"], ["甲 乙 丙"]),
    ],
)
def test_a_worksheet_has_a_legal_name_of_its_own(shanghai, projects, names):
    (sheet,) = shanghai()
    book = book_of([sheet._replace(project=project) for project in projects])
    assert book.sheetnames == names
    assert len({name.casefold() for name in book.sheetnames}) == len(names)
    for name in book.sheetnames:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name)
        assert name.casefold() != "history"


def test_a_hundred_projects_of_one_name_have_a_hundred_names():
    names = worksheet_names(["长" * 40] * 100)
    assert len(set(names)) == 100
    assert (names[0], names[99]) == ("长" * 31, "长" * 26 + "(100)")


# -- the same bytes


def test_equal_sheets_give_equal_bytes(any_sheets):
    assert sheetlang.render(any_sheets, "xlsx") == sheetlang.render(any_sheets, "xlsx")


def test_runs_with_different_hash_seeds_give_equal_bytes():
    assert len({digest_in_another_run(seed) for seed in ("0", "1", "4294967295")}) == 1


def digest_in_another_run(seed: str) -> str:
    script = "import hashlib, sheetlang, sys; sheets, _ = sheetlang.compile_file(sys.argv[1])"
    script += "; print(hashlib.sha256(sheetlang.render(sheets, 'xlsx')).hexdigest())"
    path = ROOT / "examples" / "农村饮水安全巩固提升.sheet"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = [sys.executable, "-c", script, str(path)]
    return subprocess.run(run, env=environment, cwd=ROOT, capture_output=True, check=True, text=True).stdout.strip()


def test_no_time_of_day_is_in_the_file(example):
    data = sheetlang.render(example(SHANGHAI_EXAMPLE), "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2020-01-01T00:00:00Z"}


# -- everything shows


POINTS_A_LINE = 15.2  # of 10.5 point text in Noto Serif CJK, the tallest of the fonts that stand in for 宋体
PIXELS_A_CHARACTER = 7  # of half width at 10.5 points; also Excel's unit of column widths
INNER_MARGIN = 5


def lines_needed(text: str, pixels: float) -> int:
    """How many lines a text takes, counted without the program's own measures."""
    room = int((pixels - INNER_MARGIN) // PIXELS_A_CHARACTER)
    return sum(line_count(line, room) for line in text.split("\n"))


def line_count(line: str, room: int) -> int:
    return len(textwrap.wrap(line, room)) if line.isascii() else ceil(len(line) / (room // 2))


def room_of(worksheet: Worksheet, cell) -> tuple[float, float]:
    """The width in pixels and the height in points of a cell with all that is merged with it."""
    (merged,) = [one for one in worksheet.merged_cells.ranges if cell.coordinate in one] or [None]
    rows = range(merged.min_row, merged.max_row + 1) if merged else [cell.row]
    columns = range(merged.min_col, merged.max_col + 1) if merged else [cell.column]
    letters = [openpyxl.utils.get_column_letter(column) for column in columns]
    width = sum(worksheet.column_dimensions[letter].width for letter in letters) * PIXELS_A_CHARACTER
    return width, sum(worksheet.row_dimensions[row].height for row in rows)


TALL = {
    "5,000 characters": "很" * 5000,
    "5,000 characters with punctuation": "一、加强管理，提高效益；" * 416 + "止于至善。",
    "300 short paragraphs": "\n".join(["按月检测。"] * 300),
    "5,000 digits": "1234567890" * 500,
    "English words": "evaluation of the project " * 190 + "end",
    "English words that each take a line of a narrow column": "project " * 20 + "end",
    "a text that takes two lines": "很" * 60,
}


@pytest.mark.parametrize("text", TALL.values(), ids=TALL)
def test_tall_prose_is_inside_its_rows(shanghai, text):
    (sheet,) = shanghai()
    worksheet = only_sheet([sheet._replace(prose={"项目概况": tuple(text.split("\n"))})])
    check_it_fits(worksheet, cell_saying(worksheet, text))


@pytest.mark.parametrize("text", TALL.values(), ids=TALL)
@pytest.mark.parametrize("head", ["三级指标", "指标解释", "指标值"])
def test_a_tall_text_in_a_narrow_column_is_inside_its_rows(example, head, text):
    (sheet,) = example("农村饮水安全巩固提升")
    first, *others = sheet.indicators
    changed = {
        "三级指标": first._replace(path=(*first.categories, text)),
        "指标解释": first._replace(attributes={"指标解释": TextValue(text)}),
        "指标值": first._replace(target=Words(text)),
    }
    worksheet = only_sheet([sheet._replace(indicators=(changed[head], *others))])
    check_it_fits(worksheet, cell_saying(worksheet, text))


def test_every_text_of_every_sheet_is_inside_its_rows(any_book):
    for worksheet in any_book.worksheets:
        for row in worksheet.iter_rows(min_row=3):
            for cell in row:
                if isinstance(cell.value, str):
                    check_it_fits(worksheet, cell, generous=True)


def check_it_fits(worksheet: Worksheet, cell, generous: bool = False) -> None:
    width, height = room_of(worksheet, cell)
    needed = lines_needed(cell.value, width) * POINTS_A_LINE
    assert needed <= height, cell.coordinate
    assert generous or height <= needed * 2 + 2 * POINTS_A_LINE, "far too much room"
    assert max(dimension.height or 0 for dimension in worksheet.row_dimensions.values()) <= 409


def test_a_text_that_no_cell_can_hold_says_that_it_is_cut(shanghai):
    (sheet,) = shanghai()
    worksheet = only_sheet([sheet._replace(prose={"项目概况": ("长" * 40_000,)})])
    (cell,) = (cell for row in worksheet.iter_rows() for cell in row if str(cell.value).startswith("长长"))
    assert cell.value == "长" * 32_000 + "……（全文见原文件）"


def test_an_emoji_counts_twice_where_a_text_is_cut(shanghai):
    (sheet,) = shanghai()
    worksheet = only_sheet([sheet._replace(prose={"项目概况": ("一" + "😀" * 20_000,)})])
    (cell,) = (cell for row in worksheet.iter_rows() for cell in row if str(cell.value).startswith("一😀"))
    assert cell.value == "一" + "😀" * 15_999 + "……（全文见原文件）"
    assert len(cell.value.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize("call", ["write_string", "write_number", "write_datetime", "write_blank", "merge_range"])
def test_a_cell_that_the_library_did_not_write_is_an_error(example, blank, monkeypatch, call):
    monkeypatch.setattr(f"xlsxwriter.worksheet.Worksheet.{call}", lambda *arguments: -2)
    with pytest.raises(ValueError, match="was not written: -2"):
        sheetlang.render([*blank("national-2021"), *example(SHANGHAI_EXAMPLE)], "xlsx")
