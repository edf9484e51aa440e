"""Texts as Markdown, pages and workbooks are given them: what each escape makes of them, to the letter."""

import datetime
import io
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest
from attrs import evolve
from jinja2 import UndefinedError
from sound import SOUND

from sheetlang import compile_text
from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.emit.md import cell_text, heading_text, paragraph_text
from sheetlang.layout.longest_text import LONGEST_TEXT
from sheetlang.model.sheet import TextValue
from sheetlang.model.target import Words
from sheetlang.painting.book import Book
from sheetlang.painting.pages import style_hash, template
from sheetlang.painting.workbook import MARK, new_workbook, write_cell
from sheetlang.painting.worksheet_names import worksheet_names
from sheetlang.source import Source, Span

# -- Markdown

ANYWHERE = [
    ("\\ ` * | [ ] ~ $", "\\\\ \\` \\* \\| \\[ \\] \\~ \\$"),
    ("_a_ a_b 甲_乙", "\\_a\\_ a_b 甲\\_乙"),
    ("<b> </b> <!-- <? < 5 <5", "\\<b> \\</b> \\<!-- \\<? < 5 <5"),
    ("&amp; &#42; & R&D", "&amp;amp; &amp;#42; & R&D"),
    ("http://a.cn www.a.cn a@b.cn 1:2 @ 3.5", "http\\://a.cn www\\.a.cn a\\@b.cn 1:2 @ 3.5"),
]


@pytest.mark.parametrize(("typed", "written"), ANYWHERE)
@pytest.mark.parametrize("escape", [cell_text, paragraph_text, heading_text])
def test_marks_are_escaped_wherever_they_stand(escape: Callable[[str], str], typed: str, written: str) -> None:
    assert escape(typed) == written
    assert escape(f"甲 {typed}") == f"甲 {written}"


def test_a_cell_is_one_line_without_blanks_around() -> None:
    assert cell_text("  甲\n|\x1b\r乙 ") == "甲<br>\\|\\\\u{001B}\\\\u{000D}乙"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# 甲 #", "\\# 甲 #"),
        ("- + = >", "\\- + = >"),
        ("+甲", "\\+甲"),
        ("=甲", "\\=甲"),
        (">甲", "\\>甲"),
        ("1. 甲", "1\\. 甲"),
        ("12) 甲", "12\\) 甲"),
        ("123456789. 甲", "123456789\\. 甲"),
        ("1234567890. 甲", "1234567890. 甲"),
        ("1.5 2", "1\\.5 2"),
        ("15 甲", "15 甲"),
        ("  甲 乙", "&#32;&#32;甲 乙"),
        ("\t- 甲", "&#32;&#32;&#32;&#32;- 甲"),
    ],
)
def test_nothing_at_the_start_of_a_paragraph_makes_it_anything_else(typed: str, written: str) -> None:
    assert paragraph_text(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [("C#", "C\\#"), ("甲 ##", "甲 \\#\\#"), ("甲 # ", "甲 \\#"), ("# 甲", "# 甲"), ("C# 甲", "C# 甲")],
)
def test_a_sign_at_the_end_of_a_heading_is_its_own(typed: str, written: str) -> None:
    assert heading_text(typed) == written


# -- pages


def test_a_page_escapes_what_it_prints() -> None:
    grid = SimpleNamespace(project="<b>&\"'", title="", subtitle="", blocks=[], note="")
    page = template("sheet.html.jinja").render(
        book=SimpleNamespace(grids=[grid], is_draft=False), style="", style_hash="", parts=None, is_wide=None
    )
    assert "&lt;b&gt;&amp;&#34;&#39;" in page
    assert "<b>&" not in page


def test_a_template_that_lacks_a_text_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        template("changes.html.jinja").render()


def test_a_text_has_the_escape_that_it_is_given_and_no_line_for_a_command_of_its_template() -> None:
    book = SimpleNamespace(grids=[], is_draft=True, notes=["甲|<b>&\"'", "丙"])
    text = template("sheet.md.jinja", cell_text).render(book=book)
    assert text == "> **草稿**，不得报送。尚有 2 处问题：\n> 1. 甲\\|\\<b>&\"'\n> 2. 丙\n\n"


def test_a_style_is_known_by_the_hash_of_its_text() -> None:
    assert style_hash("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    assert style_hash("甲") != style_hash("乙")


# -- a book

FAULT = Fault("probe", "error", Text("{said}", "{said}!"))


def book(said: str, lang: str = "zh") -> Book:
    return Book((), (Diagnostic(FAULT, Source("甲\x1b.sheet", "一\n二"), Span(2, 3), {"said": said}),), lang)


def test_a_note_of_a_draft_names_its_place_and_hides_nothing() -> None:
    assert book("坏\u202e").notes == ["甲\\u{001B}.sheet:2:1 坏\\u{202E}"]
    assert book("bad", "en").notes == ["甲\\u{001B}.sheet:2:1 bad!"]
    assert Book((), None).notes == []


@pytest.mark.parametrize(("length", "shown"), [(300, "长" * 300), (301, f"{'长' * 300}……")])
def test_a_note_of_a_draft_is_cut_where_it_is_long(length: int, shown: str) -> None:
    (note,) = book("长" * length).notes
    assert note.endswith(f" {shown}")


def test_a_page_shows_what_hides_in_any_text_of_its_sheets_and_is_else_as_it_is() -> None:
    (sheet,), _ = compile_text(SOUND)
    page = "甲\u202e"
    assert Book((sheet,)).encoded(page) == page.encode()
    for hiding in (
        evolve(sheet, project="\u202e"),
        evolve(sheet, fields={"实施单位": TextValue("\u202e")}),
        evolve(sheet, prose={"年度总体目标": ("通水", "\r")}),
        evolve(sheet, indicators=[sheet.indicators[0]._replace(target=Words("\x1b"))]),
    ):
        assert Book((sheet, hiding)).encoded(page) == "甲\\u{202E}".encode()


# -- workbooks


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
