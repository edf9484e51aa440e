"""Drafts: marked 草稿 wherever one looks, with every finding listed; what is no draft never says so."""

import io
import json
import re

import openpyxl
import pytest
from markdown_it import MarkdownIt

import sheetlang
from sheetlang.compiler import compile_source, emit
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

FORMATS = ["html", "md", "xlsx", "json"]

FAULTY = """\
表式: 上海市财政项目支出绩效目标表(2020)
年度: 2026

项目 档案整理

申报单位名称: 市档案馆
项目类别: 其他
计划开始日期: 2026-02-30
计划完成日期: 2026-12-31
是否含有政府购买服务: <b>也许</b>
绩效类型: 其他类
项目总预算: 95 元
项目当年预算: 95 元
项目概况:
    整理。

产出.数量.整理卷数 = 4 卷

项目 档案整理二期
"""

IN_ORDER = [(8, "no-such-date"), (10, "not-a-choice"), *[(19, "missing-field")] * 9]


def faulty():
    return compile_source(Source("档案.sheet", FAULTY), built_in())


def notes() -> list[str]:
    """What a draft of the faulty sheet must list: where, and what."""
    return [f"档案.sheet:{line}:{column} {message}" for line, column, message in places()]


def places():
    for finding in faulty().findings:
        yield (*finding.source.position(finding.span.start), finding.message("zh"))


def draft(format_name: str, **options) -> bytes:
    return emit(faulty(), format_name, draft=True, **options)


def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_faulty_sheet_has_the_findings_that_these_tests_speak_of():
    found = [(finding.source.position(finding.span.start).line, finding.rule) for finding in faulty().findings]
    assert found == IN_ORDER
    assert len(faulty().sheets) == 2


# -- HTML


def test_a_page_says_draft_on_screen_and_on_paper():
    page = draft("html").decode()
    assert '<body class="draft">' in page
    assert page.count('<div class="stamp" aria-hidden="true">草稿</div>') == 1
    assert "<p><strong>草稿</strong>，不得报送。尚有 11 处问题：</p>" in page
    assert '.draft h1::after { content: "（草稿）"' in page


def test_a_page_lists_the_findings():
    listed = re.findall("<li>(.*?)</li>", draft("html").decode())
    assert [one.replace("&lt;", "<").replace("&gt;", ">") for one in listed] == notes()
    assert "“<b>也许</b>”" in notes()[1]


def test_a_page_shows_each_sheet_of_a_draft():
    assert re.findall('<article id="(p.)"', draft("html").decode()) == ["p1", "p2"]


# -- Markdown


def test_markdown_says_draft_first_and_in_each_title():
    text = draft("md").decode()
    assert text.startswith("> **草稿**，不得报送。尚有 11 处问题：\n> 1. ")
    assert re.findall("^# .*$", text, re.M) == ["# 财政项目支出绩效目标表（2026年度）【草稿】"] * 2


def test_markdown_lists_the_findings():
    tokens = MarkdownIt("commonmark").parse(draft("md").decode())
    first = next(index for index, token in enumerate(tokens) if token.type == "ordered_list_open")
    last = next(index for index, token in enumerate(tokens) if token.type == "ordered_list_close")
    items = [token for token in tokens[first:last] if token.type == "inline"]
    assert ["".join(child.content for child in item.children) for item in items] == notes()
    assert {child.type for item in items for child in item.children} == {"text"}


# -- Excel


def test_every_worksheet_says_draft_at_the_head_of_each_page():
    worksheets = book(draft("xlsx")).worksheets
    assert [one.title for one in worksheets] == ["档案整理", "档案整理二期", "草稿说明"]
    assert [one.oddHeader.center.text for one in worksheets] == ["草稿"] * 3
    assert [one["A1"].value for one in worksheets[:2]] == ["财政项目支出绩效目标表（草稿）"] * 2


def test_the_last_worksheet_lists_the_findings():
    first, *listed = (row[0].value for row in book(draft("xlsx"))["草稿说明"].iter_rows())
    assert first == "草稿，不得报送。尚有 11 处问题："
    assert listed == notes()


def test_the_list_of_findings_has_a_name_of_its_own_beside_a_project_of_that_name():
    compiled = compile_source(Source("甲.sheet", FAULTY.replace("档案整理二期", "草稿说明")), built_in())
    assert book(emit(compiled, "xlsx", draft=True)).sheetnames == ["档案整理", "草稿说明", "草稿说明(2)"]


def test_a_long_finding_is_inside_a_row_no_taller_than_a_spreadsheet_allows():
    text = FAULTY.replace("2026-02-30", "很" * 5000)
    worksheet = book(emit(compile_source(Source("甲.sheet", text), built_in()), "xlsx", draft=True))["草稿说明"]
    (row,) = (cell.row for (cell,) in worksheet.iter_rows() if "很很很" in cell.value)
    lines = -(-len(worksheet.cell(row, 1).value) // (int(worksheet.column_dimensions["A"].width) // 2))
    height = worksheet.row_dimensions[row].height
    assert height <= 409
    assert lines * 13 <= height, "the finding is cut off"


@pytest.mark.parametrize("name", ["=1+1.sheet", "-1.sheet", "@甲.sheet"])
def test_a_finding_in_a_file_whose_name_looks_like_a_formula_stays_a_text(name):
    cell = book(emit(compile_source(Source(name, FAULTY), built_in()), "xlsx", draft=True))["草稿说明"]["A2"]
    assert (cell.data_type, cell.value.startswith(f"{name}:8:"), cell.quotePrefix) == ("s", True, True)


# -- JSON


def test_json_says_draft_and_lists_the_findings():
    value = json.loads(draft("json"))
    assert (value["draft"], value["findings"]) == (True, notes())
    assert list(value) == ["schema", "draft", "findings", "sheets"]
    assert [sheet["project"] for sheet in value["sheets"]] == ["档案整理", "档案整理二期"]


# -- all formats


@pytest.mark.parametrize("format_name", FORMATS)
def test_equal_drafts_give_equal_bytes(format_name):
    assert draft(format_name) == draft(format_name)


@pytest.mark.parametrize("format_name", FORMATS)
def test_what_is_no_draft_never_says_so(any_sheets, format_name):
    data = sheetlang.render(any_sheets, format_name)
    assert "草稿" not in shown_in(data, format_name)
    assert "draft" not in shown_in(data, format_name)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_draft_without_findings_is_a_draft_all_the_same(shanghai, format_name):
    text = shown_in(sheetlang.render(shanghai(), format_name, draft=()), format_name)
    assert ("draft" if format_name == "json" else "草稿") in text


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_draft_without_findings_does_not_speak_of_problems(shanghai, format_name):
    text = shown_in(sheetlang.render(shanghai(), format_name, draft=()), format_name)
    assert "处问题" not in text
    assert ("没有发现问题。" in text) == (format_name != "json")


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_findings_are_told_in_the_language_asked_for(format_name):
    told = [finding.message("en") for finding in faulty().findings]
    text = shown_in(draft(format_name, lang="en"), format_name)
    assert [one for one in told if one not in text.replace("\\<", "<").replace("&lt;", "<").replace("&gt;", ">")] == []


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("character", ["\x00", "\x0b", "\u202e", "\ufffe", "\ud800"], ids=ascii)
def test_a_draft_of_a_text_with_a_character_that_is_an_error_can_be_written(format_name, character):
    compiled = compile_source(Source("甲.sheet", FAULTY.replace("档案整理", f"档案{character}整理")), built_in())
    assert not compiled.is_sound
    assert "市档案馆" in shown_in(emit(compiled, format_name, draft=True), format_name)


def shown_in(data: bytes, format_name: str) -> str:
    """The text of an output, without the style of a page."""
    if format_name != "xlsx":
        return re.sub("<style>.*?</style>", "", data.decode(), flags=re.S)
    worksheets = book(data).worksheets
    texts = [str(cell.value) for one in worksheets for row in one.iter_rows() for cell in row]
    return "\n".join([*texts, *(one.title + str(one.oddHeader.center.text) for one in worksheets)])
