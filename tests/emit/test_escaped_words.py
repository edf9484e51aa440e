"""Texts as Markdown and pages are given them: what each escape makes of them, to the letter."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError
from sound import SOUND

from sheetlang import compile_text
from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.emit.md import cell_text, heading_text, paragraph_text
from sheetlang.model.sheet import TextValue
from sheetlang.model.target import Words
from sheetlang.painting.book import Book
from sheetlang.painting.pages import style_hash, template
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
    texts = {"style_hash": "", "projects": "<i>", "title": "", "articles": ""}
    page = template("sheet.html.jinja").render(style="a > b", notes=("<b>&\"'",), **texts)
    assert "<style>a > b</style>" in page
    assert "&lt;b&gt;&amp;&#34;&#39;" in page
    assert "&lt;i&gt;" in page
    assert "<b>&" not in page


def test_a_template_that_lacks_a_text_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        template("changes.html.jinja").render()


def test_a_text_has_the_escape_that_it_is_given_and_no_line_for_a_command_of_its_template() -> None:
    book = SimpleNamespace(grids=[], is_draft=True, notes=["甲|<b>&\"'", "丙"])
    text = template("sheet.md.jinja").render(book=book, cell=cell_text)
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
        sheet._replace(project="\u202e"),
        sheet._replace(fields={"实施单位": TextValue("\u202e")}),
        sheet._replace(prose={"年度总体目标": ("通水", "\r")}),
        sheet._replace(indicators=[sheet.indicators[0]._replace(target=Words("\x1b"))]),
    ):
        assert Book((sheet, hiding)).encoded(page) == "甲\\u{202E}".encode()
