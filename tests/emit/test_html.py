"""HTML: read back by a parser, the page is sound, says what the grid says, and lets nothing in from outside."""

import base64
import hashlib
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser
from itertools import product
from runpy import run_path
from time import process_time
from types import SimpleNamespace

import markupsafe
import pytest
from hostile_sheet import hostile_sheet

import sheetlang
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Column, Section
from sheetlang.layout.grid import Block
from sheetlang.layout.lay_out import lay_out
from sheetlang.model.sheet import Indicator, Origin, Sheet
from sheetlang.model.target import Words
from sheetlang.painting import pages
from sheetlang.source import Source, Span
from sheetlang.visible import visible

VOID = {"meta", "link", "br", "hr", "img", "col", "input"}
HOSTILE = '<script>alert("1")</script>\'&amp;&lt;]]><!-- --></style></td><b onclick=x>甲'

FLAT = """\
表式: 重庆市项目支出绩效目标表(2022)
年度: 2026
项目 平安建设
实施单位: 县公安局
年度资金总额: 10 万元
当年绩效目标:
    保持平安。
"""

TWO_PROJECTS = f"""\
{FLAT}
巡逻 >= 4 次

项目 平安建设二期
实施单位: 县公安局
年度资金总额: 20 万元
当年绩效目标:
    保持平安。
巡逻 >= 5 次
"""


class TreeMaker(HTMLParser):
    """Builds a tree of a page whose every element is closed, in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"an attribute stands twice in {tag}"
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.builder.end(tag)

    def handle_data(self, data):
        if self.open:
            self.builder.data(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")


def page_of(sheets) -> ET.Element:
    maker = TreeMaker()
    maker.feed(sheetlang.render(sheets, "html").decode())
    maker.close()
    assert maker.open == []
    return maker.builder.close()


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def only(page: ET.Element, path: str) -> ET.Element:
    (found,) = page.iterfind(path)
    return found


def span(cell: ET.Element, name: str) -> int:
    return int(cell.get(name, "1"))


def occupancy(rows: list[ET.Element]) -> dict[tuple[int, int], ET.Element]:
    """Which cell covers each place of a row group, as a browser lays them; an overlap fails."""
    taken: dict[tuple[int, int], ET.Element] = {}
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            for place in product(range(top, top + span(cell, "rowspan")), range(left, left + span(cell, "colspan"))):
                assert place not in taken, f"two cells at {place}: {text_of(taken[place])} and {text_of(cell)}"
                taken[place] = cell
    return taken


def placed(block: Block) -> list[list[str]]:
    """The text at each place of a grid's block, merged cells repeated; paragraphs run together."""
    texts = {
        (row, column): cell.text.replace("\n", "")
        for top, cells in enumerate(block.rows)
        for cell in cells.cells
        for row, column in product(range(top, top + cell.rows), range(cell.column, cell.column + cell.columns))
    }
    return [[texts[row, column] for column in range(len(block.widths))] for row in range(len(block.rows))]


# -- the page


def test_the_page_is_in_chinese_and_in_utf8(example):
    page = page_of(example("安置帮教工作办案经费"))
    assert page.tag == "html"
    assert page.get("lang") == "zh-CN"
    assert only(page, "head")[0].attrib == {"charset": "utf-8"}
    assert sheetlang.render(example("安置帮教工作办案经费"), "html").startswith(b"<!DOCTYPE html>\n")


def test_the_title_names_the_project_and_the_form(example):
    page = page_of(example("安置帮教工作办案经费"))
    assert text_of(only(page, "head/title")).strip() == "安置帮教工作办案经费 财政项目支出绩效目标表"
    assert text_of(only(page, ".//h1")) == "财政项目支出绩效目标表"
    assert text_of(only(page, ".//p[@class='subtitle']")) == "（2020年度）"


def test_the_title_names_every_project(compiled):
    title = text_of(only(page_of(compiled(TWO_PROJECTS)), "head/title"))
    assert title.strip() == "平安建设、平安建设二期 项目支出绩效目标表"


def test_each_table_has_a_caption(example):
    page = page_of(example("安置帮教工作办案经费"))
    assert [text_of(table[0]) for table in page.iter("table")] == ["财政项目支出绩效目标表", "2020年绩效目标"]
    assert {table[0].tag for table in page.iter("table")} == {"caption"}


def test_prose_has_a_paragraph_element_for_each_paragraph(shanghai):
    page = page_of(shanghai(overview="一、概况。\n    二、背景。"))
    assert [text_of(one) for one in page.iterfind(".//td[@class='prose']/p") if text_of(one)] == [
        "一、概况。",
        "二、背景。",
    ]


# -- tables


def test_every_header_cell_has_a_scope_and_no_cell_of_data_has_one(any_sheets):
    page = page_of(any_sheets)
    assert {cell.get("scope") for cell in page.iter("th")} <= {"col", "colgroup", "row", "rowgroup"}
    assert {cell.get("scope") for cell in page.iter("td")} == {None}


def test_heads_are_scoped_to_their_columns(example):
    table = only(page_of(example("安置帮教工作办案经费")), ".//table[@class='indicators']")
    assert scopes(table.find("thead")) == [
        ("col", "一级目标"),
        ("col", "二级目标"),
        ("col", "三级目标"),
        ("col", "指标目标值"),
    ]


def test_a_head_over_several_columns_is_scoped_to_their_group(blank):
    table = only(page_of(blank("national-2015-midterm")), ".//table[@class='indicators']")
    assert scopes(table.find("thead")) == [
        ("col", "一级指标"),
        ("colgroup", "中期目标"),
        ("colgroup", "年度目标"),
        *[("col", "二级指标"), ("col", "三级指标"), ("col", "指标值")] * 2,
    ]


def test_categories_are_scoped_to_their_rows_and_names_to_their_row(example):
    table = only(page_of(example("安置帮教工作办案经费")), ".//table[@class='indicators']")
    assert scopes(table.findall("tbody")[0]) == [
        ("rowgroup", "投入与管理"),
        ("row", "投入管理"),
        ("row", "预算执行率"),
        ("rowgroup", "财务管理"),
        ("row", "财务管理制度健全性"),
        ("row", "资金使用合规性"),
        ("rowgroup", "实施管理"),
        ("row", "项目管理制度健全性"),
        ("row", "绩效目标合理性"),
        ("row", "成本控制有效性"),
    ]


def test_labels_are_scoped_to_their_row_and_a_side_label_to_its_rows(example):
    table = only(page_of(example("农村饮水安全巩固提升")), ".//table[@class='fields']")
    assert scopes(table.findall("tbody")[1]) == [
        ("rowgroup", "项目资金（万元）"),
        ("row", "年度资金总额"),
        ("row", "其中：财政拨款"),
        ("row", "其他资金"),
    ]


def scopes(group: ET.Element) -> list[tuple[str, str]]:
    return [(cell.get("scope", ""), text_of(cell)) for cell in group.iter("th")]


def test_cells_fill_every_row_group_without_a_gap_or_an_overlap(any_sheets):
    for table in page_of(any_sheets).iter("table"):
        columns = len(table.findall("colgroup/col"))
        for group in (part for part in table if part.tag in ("thead", "tbody", "tfoot")):
            rows = group.findall("tr")
            assert set(occupancy(rows)) == set(product(range(len(rows)), range(columns)))


def test_every_place_of_the_tables_says_what_the_grid_says(any_sheets):
    tables = list(page_of(any_sheets).iter("table"))
    blocks = [block for sheet in any_sheets for block in lay_out(sheet).blocks]
    assert [shown_in(table) for table in tables] == [placed(block) for block in blocks]


def shown_in(table: ET.Element) -> list[list[str]]:
    lines = []
    columns = range(len(table.findall("colgroup/col")))
    for group in (part for part in table if part.tag in ("thead", "tbody") and part.get("class") != "edge"):
        rows = group.findall("tr")
        taken = occupancy(rows)
        lines += [[text_of(taken[row, column]) for column in columns] for row in range(len(rows))]
    return lines


def test_column_widths_add_up_to_the_whole(any_sheets):
    for table in page_of(any_sheets).iter("table"):
        assert sum(int(column.get("class").removeprefix("w")) for column in table.iter("col")) == 100


# -- anchors


def test_no_id_stands_twice(any_sheets):
    assert repeated_ids(page_of(any_sheets)) == []


def test_no_id_stands_twice_on_a_page_of_two_projects(compiled):
    page = page_of(compiled(TWO_PROJECTS))
    assert repeated_ids(page) == []
    assert [row.get("id") for row in page.iter("tr") if row.get("id")] == ["p1-巡逻", "p2-巡逻"]


def repeated_ids(page: ET.Element) -> list[str]:
    counted = Counter(element.get("id") for element in page.iter() if element.get("id") is not None)
    return [one for one, count in counted.items() if count > 1]


def test_every_indicator_has_an_anchor(any_sheets):
    page = page_of(any_sheets)
    rows = page.findall(".//table[@class='indicators']/tbody/tr")
    assert len(rows) == sum(len(sheet.indicators) for sheet in any_sheets)
    assert [text_of(row) for row in rows if not row.get("id")] == []


def test_an_anchor_is_the_path_of_its_indicator(shanghai):
    page = page_of(shanghai("产出.数量.培训次数 = 4 次\n效果.满意度.市、区（部门）满意度 >= 90 %"))
    rows = page.findall(".//table[@class='indicators']/tbody/tr")
    assert [row.get("id") for row in rows] == ["p1-产出目标-数量-培训次数", "p1-效果目标-满意度-市-区-部门-满意度"]


@pytest.mark.parametrize(
    "names",
    [
        ["培训次数", "培训人次"],
        ["甲+乙", "甲/乙"],
        ["甲+乙", "甲/乙", "甲-乙-2"],
        ["title"],
        ["%"],
        ["%", "‰"],
        ["2"],
    ],
    ids="、".join,
)
def test_indicators_whose_names_are_alike_have_anchors_of_their_own(compiled, names):
    allowed = "# 允许 unnamed-indicator: 只有符号的名称也要有锚点"
    page = page_of(compiled(FLAT + "".join(f"{name} = 4 个  {allowed}\n" for name in names)))
    anchors = [row.get("id", "") for row in page.findall(".//table[@class='indicators']/tbody/tr")]
    assert len(anchors) == len(names)
    assert all(re.fullmatch(r"p1-\S+", anchor) for anchor in anchors), anchors
    assert repeated_ids(page) == []


# -- nothing from outside


def test_the_page_asks_for_nothing_outside_itself(any_sheets):
    page = page_of(any_sheets)
    tags = {element.tag for element in page.iter()}
    attributes = {name for element in page.iter() for name in element.attrib}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "base", "form", "a", "svg"})
    assert attributes.isdisjoint({"src", "href", "style", "srcset", "background", "action"})
    assert [name for name in attributes if name.startswith("on")] == []
    assert re.findall(r"url\(|@import|https?:", text_of(only(page, "head/style"))) == []


def test_the_policy_allows_the_page_its_own_style_and_nothing_else(any_sheets):
    page = page_of(any_sheets)
    digest = hashlib.sha256(text_of(only(page, "head/style")).encode()).digest()
    policy = only(page, "head/meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy == f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'; img-src data:"


def test_the_policy_stands_before_the_style(example):
    head = only(page_of(example("安置帮教工作办案经费")), "head")
    assert [element.tag for element in head] == ["meta", "meta", "meta", "title", "style"]
    assert head[2].get("http-equiv") == "Content-Security-Policy"


# -- hostile text


def test_hostile_text_in_any_place_changes_no_element(each_blank, saying):
    hostile, plain = (page_of(saying(each_blank, text)) for text in (HOSTILE, "甲"))
    assert [shape(one) for one in hostile.iter()] == [shape(one) for one in plain.iter()]


def shape(element: ET.Element) -> tuple[str, dict[str, str]]:
    """An element's name and attributes, with the hostile text as 甲 and without the anchor's words."""
    attributes = {name: value.replace(HOSTILE, "甲") for name, value in element.attrib.items()}
    if element.tag == "tr" and "id" in attributes:
        attributes["id"] = "an anchor"
    return element.tag, attributes


def test_hostile_text_in_any_place_reads_back_as_typed(each_blank, saying):
    hostile, plain = (page_of(saying(each_blank, text)) for text in (HOSTILE, "甲"))
    assert [text_of(one).replace(HOSTILE, "甲") for one in hostile.iter()] == [text_of(one) for one in plain.iter()]
    in_the_title = 2  # the project and the form
    assert text_of(hostile).count(HOSTILE) == text_of(only(plain, "body")).count("甲") + in_the_title


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\"双\"'单'", "&#34;双&#34;&#39;单&#39;"),
        ("R&D &amp; ]]>", "R&amp;D &amp;amp; ]]&gt;"),
    ],
)
def test_marks_are_escaped_in_what_an_author_typed(shanghai, typed, written):
    page = sheetlang.render(shanghai(category=typed, overview=typed), "html").decode()
    assert page.count(f">{written}</td>") == 1
    assert page.count(f"<p>{written}</p>") == 1
    assert typed not in page


def test_names_that_are_alike_take_time_in_proportion_to_their_number():
    """Numbering their anchors anew for each took 26 seconds for 65,536."""
    form, here = (
        Form("f", "表", "表", (Section(()),), (), (Column("名称", "name"),)),
        Origin(Source("a", ""), Span(0, 0)),
    )

    def seconds(count: int) -> float:
        names = tuple(Indicator.at(here, ("%" * (number % 50),), Words("4")) for number in range(1, count + 1))
        sheet = Sheet(form, 2026, "甲", {}, {}, names, origin=here)
        start = process_time()
        lay_out(sheet)
        return process_time() - start

    runs = [(seconds(1000), seconds(4000)) for _ in range(5)]
    quadratic = 16
    assert min(more for _, more in runs) / min(few for few, _ in runs) < quadratic / 2


def test_what_cannot_be_seen_is_shown_by_its_code(shanghai, saying):
    page = text_of(page_of(saying(shanghai(), "甲\x00\x1b\x9b\u202e\r乙")))
    assert "甲\\u{0000}\\u{001B}\\u{009B}\\u{202E}\\u{000D}乙" in page
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", page) == []


@pytest.mark.parametrize("library", ["as it is", "without its inner function"])
def test_texts_are_escaped_as_the_library_does(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if library != "as it is":
        monkeypatch.setitem(sys.modules, "markupsafe", SimpleNamespace(escape=markupsafe.escape))
    escape = run_path(pages.__file__)["escape_text"]
    for text in ("<b>&\"'", "志愿者", "", "a&b"):
        assert escape(text) == str(markupsafe.escape(text))
        assert type(escape(text)) is str


@pytest.mark.parametrize("text", ["\0", "\0000\0", "甲\0001\0乙", "%s", "{0}", "{{ number }}", "</p><p>"])
def test_a_text_that_looks_like_a_place_for_one_is_a_text(text: str) -> None:
    sheet = hostile_sheet(text)
    page = page_of([hostile_sheet("甲"), sheet])
    cells = [cell for cell in page.findall(".//article")[1].iter() if cell.tag in ("td", "th")]
    expected = [
        visible(cell.text.replace("\n", ""))
        for block in lay_out(sheet).blocks
        for row in block.rows
        for cell in row.cells
    ]
    assert [text_of(cell) for cell in cells if cell.attrib.keys() != {"colspan"}] == expected
