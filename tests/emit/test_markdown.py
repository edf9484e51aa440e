"""Markdown: read back by a parser, every text is what the grid says; a line is a fact."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import sheetlang
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Column, FormField, Section
from sheetlang.layout.grid import Block
from sheetlang.layout.lay_out import lay_out
from sheetlang.model.sheet import Sheet, TextValue
from sheetlang.model.target import Words
from sheetlang.naming import half_width

PARSER = MarkdownIt("gfm-like", {"linkify": False})

SMALL = """\
表式: 项目支出绩效目标申报表(2021)
年度: 2026

项目 安全饮水

主管部门及代码: 县水利局
实施单位: 供水中心
年度资金总额: 1,280.50 万元

年度绩效目标:
    更换管网。
    - 建立制度；
    1. 按月检测。

产出.数量.管网长度 >= 42.6 公里  [10分]
    数据来源: 验收资料
产出.数量.水厂 = 7 座
产出.时效.完工时间: 2026年10月底前  [5分]
"""

WRITTEN = """\
# 项目支出绩效目标申报表（2026年度）

## 安全饮水

| 项目 | 内容 |
| --- | --- |
| 项目名称 | 安全饮水 |
| 主管部门及代码 | 县水利局 |
| 实施单位 | 供水中心 |
| 项目属性 |  |
| 项目期 |  |
| 项目资金（万元） 年度资金总额 | 1,280.50 |
| 项目资金（万元） 其中：财政拨款 |  |
| 项目资金（万元） 其他资金 |  |

### 年度绩效目标

更换管网。

\\- 建立制度；

1\\. 按月检测。

### 年度绩效指标

| 一级指标 | 二级指标 | 三级指标 | 指标解释 | 指标值 | 数据来源 | 分值权重 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出指标 | 数量指标 | 管网长度 |  | ≥42.6公里 | 验收资料 | 10 |
| 产出指标 | 数量指标 | 水厂 |  | =7座 |  |  |
| 产出指标 | 时效指标 | 完工时间 |  | 2026年10月底前 |  | 5 |
"""

HOSTILE = [
    "甲|乙",
    "|",
    "\\",
    "\\|",
    "甲\\",
    "\\\\甲",
    "`甲`",
    "``",
    "*甲*",
    "**甲**",
    "_甲_",
    "甲_乙_丙",
    "a_b_c",
    "__甲__",
    "~~甲~~",
    "[甲](http://a.cn)",
    "![甲](a.png)",
    "[甲]: http://a.cn",
    "[^1]",
    "- [ ] 甲",
    "<b>甲</b>",
    "<br>",
    "<!-- 甲 -->",
    "<https://a.cn>",
    "a < b",
    "&amp;",
    "&lt;b&gt;",
    "&#42;",
    "R&D",
    "# 甲",
    "## 甲 ##",
    "- 甲",
    "+ 甲",
    "* 甲",
    "1. 甲",
    "12) 甲",
    "> 甲",
    "---",
    "===",
    "```甲",
    "~~~甲",
    "$甲$",
    ":---",
    "甲  乙",
]


def tokens_of(sheets) -> list[Token]:
    return PARSER.parse(sheetlang.render(sheets, "md").decode())


def plain(inline: Token) -> str:
    """The text of an inline token; anything but text and line breaks is markup that slipped in."""
    shown = {("html_inline", "<br>"): "\n"}
    return "".join(
        child.content if child.type == "text" else shown[child.type, child.content] for child in inline.children or ()
    )


def tables_of(sheets) -> list[list[list[str]]]:
    """The tables as rows of texts, the heads first."""
    tables: list[list[list[str]]] = []
    inside = False
    for token in tokens_of(sheets):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type in ("th_open", "td_open", "th_close", "td_close"):
            inside = token.nesting == 1
        elif inside:
            tables[-1][-1].append(plain(token))
    return tables


def texts_in(sheets, kind: str) -> list[str]:
    """The texts of all elements of a kind, such as `h2`."""
    tokens = tokens_of(sheets)
    return [
        plain(inline)
        for opening, inline in pairwise(tokens)
        if opening.tag == kind and opening.nesting == 1 and inline.type == "inline" and opening.level == 0
    ]


def filled(block: Block) -> list[list[str]]:
    """The rows of a grid's block with merged cells repeated."""
    texts = {
        (row, column): cell.text.strip()
        for top, cells in enumerate(block.rows)
        for cell in cells.cells
        for row, column in product(range(top, top + cell.rows), range(cell.column, cell.column + cell.columns))
    }
    return [[texts[row, column] for column in range(len(block.widths))] for row in range(len(block.rows))]


def facts(block: Block) -> Iterator[list[str]]:
    """Each value with the label at its left, and before that the label beside several rows."""
    beside = {top + row: cell for top, line in enumerate(block.rows) for cell in line.cells if cell.role == "side"
              for row in range(cell.rows)}  # fmt: skip
    for number, row in enumerate(block.rows):
        ends = {cell.column + cell.columns: cell.text for cell in row.cells if cell.role == "label"}
        for cell in row.cells:
            if cell.role == "value":
                side = f"{beside[number].text} " if number in beside else ""
                yield [side + ends[cell.column], cell.text]


# -- the whole


def test_a_small_sheet_is_written_so(compiled):
    assert sheetlang.render(compiled(SMALL), "md").decode() == WRITTEN


def test_every_cell_of_the_indicators_says_what_the_grid_says(any_sheets):
    for sheet, table in zip(any_sheets, tables_of(any_sheets)[1::2], strict=True):
        block = lay_out(sheet).blocks[1]
        assert table[1:] == filled(block)[block.heads :]


def test_every_fact_of_the_header_stands_on_a_line(any_sheets):
    for sheet, table in zip(any_sheets, tables_of(any_sheets)[::2], strict=True):
        assert table == [["项目", "内容"], *facts(lay_out(sheet).blocks[0])]


def test_a_side_label_stands_before_the_facts_beside_it_and_no_others():
    sections = [
        Section((FormField("甲"),)),
        Section((FormField("乙"), FormField("丙")), side="资金", per_row=1),
        Section((FormField("丁"),)),
    ]
    form = Form("side", "侧", "侧", tuple(sections), (), (Column("名称", "name"),))
    text = sheetlang.render([Sheet(form, 2026, "某", {}, {}, (), origin=small_sheet().origin)], "md").decode()
    assert re.findall(r"^\| (\S.*?) \|  \|$", text, re.MULTILINE) == ["甲", "资金 乙", "资金 丙", "丁"]


def test_every_paragraph_of_prose_is_a_paragraph(any_sheets):
    paragraphs = [text for sheet in any_sheets for prose in sheet.prose.values() for text in prose]
    assert texts_in(any_sheets, "p") == [text.strip() for text in paragraphs]


def test_headings_are_the_title_the_project_and_the_parts(example):
    sheets = example("农村饮水安全巩固提升")
    assert texts_in(sheets, "h1") == ["项目支出绩效目标申报表（2026年度）"]
    assert texts_in(sheets, "h2") == ["农村饮水安全巩固提升"]
    assert texts_in(sheets, "h3") == ["年度绩效目标", "年度绩效指标"]


def test_heads_in_groups_name_their_group(blank):
    assert tables_of(blank("national-2015-midterm"))[1][0] == [
        "一级指标",
        "中期目标 二级指标",
        "中期目标 三级指标",
        "中期目标 指标值",
        "年度目标 二级指标",
        "年度目标 三级指标",
        "年度目标 指标值",
    ]


# -- lines


def test_every_row_names_its_categories(example):
    table = tables_of(example("安置帮教工作办案经费"))[1]
    assert len(table) == 31
    assert [row[:2] for row in table[2:7]] == [
        ["投入与管理", "财务管理"],
        ["投入与管理", "财务管理"],
        ["投入与管理", "实施管理"],
        ["投入与管理", "实施管理"],
        ["投入与管理", "实施管理"],
    ]


@pytest.mark.parametrize("number", range(30))
def test_changing_one_target_changes_one_line(example, number):
    (sheet,) = example("安置帮教工作办案经费")
    assert len(changed_lines(sheet, with_target(sheet, number, "改过"))) == 1


def test_adding_one_indicator_adds_one_line(example):
    (sheet,) = example("安置帮教工作办案经费")
    shorter = sheet._replace(indicators=sheet.indicators[:10] + sheet.indicators[11:])
    before, after = lines_of(shorter), lines_of(sheet)
    assert len(after) == len(before) + 1
    assert [line for line in after if line not in before] == ["| 产出目标 | 数量 | 新增志愿服务工作站 | =1家 |"]


def with_target(sheet: Sheet, number: int, text: str) -> Sheet:
    changed = sheet.indicators[number]._replace(target=Words(text))
    return sheet._replace(indicators=(*sheet.indicators[:number], changed, *sheet.indicators[number + 1 :]))


def changed_lines(one: Sheet, other: Sheet) -> list[tuple[str, str]]:
    return [pair for pair in zip(lines_of(one), lines_of(other), strict=True) if pair[0] != pair[1]]


def lines_of(sheet: Sheet) -> list[str]:
    return sheetlang.render([sheet], "md").decode().split("\n")


# -- hostile text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back_as_typed_in_cells_and_paragraphs(text):
    check_it_reads_back(text)


def test_what_cannot_be_seen_is_shown_by_its_code_and_breaks_no_line():
    sheets = (saying_in_cells_and_prose("甲\r乙\x1b丙\u202e"),)
    assert tables_of(sheets)[0][2] == ["主管部门及代码", "甲\\u{000D}乙\\u{001B}丙\\u{202E}"]
    assert texts_in(sheets, "p") == ["甲\\u{000D}乙\\u{001B}丙\\u{202E}", "乙"]


def check_it_reads_back(text: str) -> None:
    sheets = (saying_in_cells_and_prose(text),)
    header, indicators = tables_of(sheets)
    assert header[2] == ["主管部门及代码", text.strip()]
    assert [row[2:6] for row in indicators[1:]] == [[text.strip()] * 4] * 3
    assert texts_in(sheets, "p") == [text.rstrip(), "乙"]


def saying_in_cells_and_prose(text: str) -> Sheet:
    sheet = small_sheet()
    said = {"指标解释": TextValue(text), "数据来源": TextValue(text)}
    indicators = (one._replace(path=(*one.categories, text), target=Words(text), attributes=said)
                  for one in sheet.indicators)  # fmt: skip
    return sheet._replace(
        fields={"主管部门及代码": TextValue(text)},
        prose={"年度绩效目标": (text.rstrip(), "乙")},
        indicators=tuple(indicators),
    )


@cache
def small_sheet() -> Sheet:
    (sheet,), findings = sheetlang.compile_text(SMALL)
    assert findings == ()
    return sheet


@pytest.mark.parametrize("text", [text for text in HOSTILE if not text.endswith("#")])
def test_hostile_text_reads_back_as_typed_in_headings(text):
    sheets = (small_sheet()._replace(project=text),)
    assert texts_in(sheets, "h2") == [text]
    assert tables_of(sheets)[0][1] == ["项目名称", text]


@pytest.mark.parametrize("name", ["C #", "甲 ##", "#"])
def test_a_sign_at_the_end_of_a_project_is_not_taken_for_the_end_of_its_heading(shanghai, name):
    assert texts_in(shanghai(project=f'"{name}"'), "h2") == [name]


@pytest.mark.parametrize("text", ["甲|乙", "\\", "<b>甲</b>", "[甲](a)", "*甲*"])
def test_hostile_words_of_a_form_read_back_as_typed(each_blank, saying, text):
    (sheet,) = sheets = saying(each_blank, text)
    header, indicators = lay_out(sheet).blocks
    assert tables_of(sheets)[0][1:] == list(facts(header))
    assert tables_of(sheets)[1][1:] == filled(indicators)[indicators.heads :]
    assert tables_of(sheets)[1][0] == [f"{text} {text}" if one.group else text for one in sheet.form.columns]
    assert texts_in(sheets, "h1") == [text + text]
    assert set(texts_in(sheets, "h3")) == {text}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("http://a.cn/x", "http\\://a.cn/x"),
        ("https://例子.中国", "https\\://例子.中国"),
        ("ftp://a.cn", "ftp\\://a.cn"),
        ("www.a.cn", "www\\.a.cn"),
        ("a@b.cn", "a\\@b.cn"),
        ("比例 1:2", "比例 1:2"),
        ("3.5", "3.5"),
    ],
)
def test_github_is_not_let_to_make_links_of_addresses(compiled, typed, written):
    text = sheetlang.render(compiled(SMALL.replace("县水利局", typed)), "md").decode()
    assert f"\n| 主管部门及代码 | {written} |\n" in text


def test_line_breaks_in_a_cell_stay_line_breaks(compiled):
    broken = SMALL.replace("数据来源: 验收资料", "数据来源:\n        第一|行\n        第二行")
    assert tables_of(compiled(broken))[1][1][5] == "第一|行\n第二行"


def test_a_paragraph_that_is_indented_deeper_stays_a_paragraph(compiled):
    deeper = SMALL.replace("    - 建立制度；", "        缩进的一行")
    assert texts_in(compiled(deeper), "p") == ["更换管网。", "    缩进的一行", "1. 按月检测。"]


# -- large numbers


@pytest.mark.parametrize("digits", ["12345678901234567890", "123456789012345678901234567", "9" * 30])
def test_a_large_number_is_shown_whole_where_a_form_asks_for_decimals(compiled, digits):
    text = "表式: 上海2026\n年度: 2026\n项目 甲\n实施单位: 乙\n计划开始日期: 2026-01-01\n计划完成日期: 2026-12-31\n"
    text += f"年度资金申请总额: 1 元\n年度总目标:\n    丙\n产出.数量.丁 = {digits} 个\n"
    assert tables_of(compiled(text))[1][1] == ["产出指标", "数量指标", "丁", f"={digits}.00(个)"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0.5 万元", "5,000"),
        ("1,805,000 元", "1,805,000"),
        ("1.25 亿元", "125,000,000"),
        ("0.00001 万元", "0.1"),
        ("1234567890123456789012345.91 万元", "12,345,678,901,234,567,890,123,459,100"),
        ("123456789012345678901234567.91 万元", "1,234,567,890,123,456,789,012,345,679,100"),
    ],
)
def test_an_amount_in_another_unit_is_converted_exactly(shanghai, typed, shown):
    rows = dict(map(tuple, tables_of(shanghai(total=typed))[0]))
    assert rows["项目总预算（元）"] == shown


@pytest.mark.parametrize(
    "typed", [" <= 2026-12-31", " ≤２０２６－１２－３１", ": 不超过 2026-12-31", "：＜＝ 2026-12-31"]
)
def test_a_date_with_a_comparator_is_printed_with_the_sign_of_the_form(typed):
    """However it was typed, as a quantity is."""
    text = "表式: 项目支出绩效目标申报表(2021)\n年度: 2026\n项目 甲\n产出.时效.完成"
    sheets, _ = sheetlang.compile_text(f"{text}{typed}\n")
    assert "| ≤2026-12-31 |" in half_width(sheetlang.render(sheets, "md").decode())
