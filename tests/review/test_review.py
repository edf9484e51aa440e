"""The review table: one row a finding, counts by rule and by project, in a workbook and on a page."""

import gc
import io
import re
import zipfile
from collections import Counter

import pytest
from sound import SOUND

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Text
from sheetlang.review import rows
from sheetlang.review.page import paint_page
from sheetlang.review.review import Review
from sheetlang.review.workbook import paint_workbook
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEAD = "表式: 项目支出绩效目标申报表(2015)\n年度: 2026\n"
PROJECT = """
项目 {name}

主管部门及代码: 县水利局
实施单位: 饮水中心
年度资金总额: 1 万元
年度总体目标: 通水
产出.数量.改造管网 >= {target}
"""
TWO = HEAD + PROJECT.format(name="一", target="** 公里") + PROJECT.format(name="二", target="42 公里") + "随手一写\n"
COLUMNS = ["序号", "单位", "文件", "行", "项目", "指标或信息项", "级别", "规则", "问题", "建议", "原文", "修改情况"]
FIRST = [1, "饮水中心", "a.sheet", 10, "一", "产出.数量.改造管网", "警告", "占位符", "“改造管网”里还留着模板的占位符“>= ** 公里”",
         "换成真实的内容；还没定的写“待定”", "产出.数量.改造管网 >= ** 公里", None]  # fmt: skip
SECOND = [2, "饮水中心", "a.sheet", 19, "二", None, "错误", "读不懂的行", "读不懂这一行：没有冒号，也没有比较符",
          "写成“名称: 值”或“类别.名称 >= 数 单位”", "随手一写", None]  # fmt: skip


@pytest.fixture
def two(reviewed):
    """A file with two projects, one wrong and one worse, and a file that is sound."""
    return reviewed({"a.sheet": TWO, "b.sheet": SOUND})


def plain(rows):
    """Rows as a page shows them."""
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_a_finding_is_a_row(two, in_workbook, in_page):
    heads, *lines = in_workbook(two)["意见"]
    assert list(heads) == COLUMNS
    assert [list(row) for row in lines] == [FIRST, SECOND]
    # On a page a project's unit, file and name stand above its findings.
    said_once = ("单位", "文件", "项目")
    on_page = [
        [cell for name, cell in zip(COLUMNS, row, strict=True) if name not in said_once] for row in (heads, *lines)
    ]
    assert in_page(two)[4:] == [
        [[name], *plain([on_page[0], row])] for name, row in zip("一二", on_page[1:], strict=True)
    ]


def test_rules_are_counted(two, in_workbook, in_page):
    heads, *lines = in_workbook(two)["按规则"]
    assert heads == ("规则", "英文名", "错误", "警告", "提示", "合计", "涉及文件", "说的是什么")
    assert [row[:7] for row in lines] == [
        ("读不懂的行", "unreadable-line", 1, 0, 0, 1, 1),
        ("占位符", "placeholder", 0, 1, 0, 1, 1),
    ]
    assert lines[1][7] == "目标、基本信息或者正文里还留着模板的占位符。"
    assert in_page(two)[1] == plain([heads, *lines])


def test_a_mistake_that_no_page_describes_is_told_by_its_first_example(two, in_workbook):
    told = in_workbook(two)["按规则"][1][7]
    assert told == "例：读不懂这一行：没有冒号，也没有比较符；写成“名称: 值”或“类别.名称 >= 数 单位”"


def test_rules_have_their_english_names_in_english(two, in_workbook):
    two.lang = "en"
    assert [row[:2] for row in in_workbook(two)["By rule"][1:]] == [
        (name, name) for name in ("unreadable-line", "placeholder")
    ]


def test_projects_are_counted(two, in_workbook, in_page):
    heads, *lines = in_workbook(two)["按项目"]
    assert heads == ("单位", "文件", "项目", "错误", "警告", "提示", "结果")
    (sound,) = compile_source(Source("b.sheet", SOUND), built_in()).sheets
    assert lines == [
        ("饮水中心", "a.sheet", "一", 0, 1, 0, "有警告"),
        ("饮水中心", "a.sheet", "二", 1, 0, 0, "有错误"),
        ("饮水中心", "b.sheet", sound.project, 0, 0, 0, "没有发现问题"),
    ]
    assert in_page(two)[3] == plain([heads, *lines])


def test_units_are_counted(reviewed, in_workbook, in_page):
    other = TWO.replace("饮水中心", " 饮水 中心").replace("随手一写\n", "") + PROJECT.format(
        name="三", target="**"
    ).replace("饮水中心", "村镇供水站")
    review = reviewed({"a.sheet": TWO, "b.sheet": other, "c.sheet": "胡写\n"})
    heads, *lines = in_workbook(review)["按单位"]
    assert heads == ("单位", "项目", "有错误的项目", "错误", "警告", "提示", "合计")
    assert lines == [
        ("（没有写明）", 0, 0, 3, 0, 0, 3),
        ("饮水中心", 4, 1, 1, 2, 0, 3),
        ("村镇供水站", 1, 0, 0, 1, 0, 1),
    ]
    assert in_page(review)[2] == plain([heads, *lines])


def test_what_was_asked_for_stands_in_the_overview(reviewed, in_workbook):
    asked = ((Text("只查这些规则", "only"), "数值、资金"), (Text("设置", "settings"), ""))
    lines = in_workbook(reviewed({"b.sheet": SOUND}, asked=asked))["总览"]
    assert lines[1] == ("只查这些规则", "数值、资金")
    assert [line[0] for line in lines].count("设置") == 0


def test_the_overview_adds_up(two, in_workbook, in_page):
    lines = in_workbook(two)["总览"]
    facts = dict(lines[1:-1])
    assert facts | {"查的工具": ""} == {
        "文件": 2, "项目": 3, "没有问题的项目": 1, "有错误的项目": 1, "错误": 1, "警告": 1, "提示": 0, "按什么查": "平时", "查的工具": "",
    }  # fmt: skip
    assert lines[0][0] == "绩效目标表审核意见"
    assert lines[-1][0].startswith("审核单位：")
    assert in_page(two)[0] == plain(lines[1:-1])


def test_it_speaks_english(reviewed, in_workbook):
    books = in_workbook(reviewed({"a.sheet": TWO}, lang="en"))
    assert list(books) == ["Overview", "Findings", "By rule", "By unit", "By project"]
    first = books["Findings"][1]
    assert first[5:9] == (
        "产出.数量.改造管网", "warning", "placeholder", "“改造管网” still holds the template's placeholder “>= ** 公里”",
    )  # fmt: skip


def test_a_release_is_stricter_and_says_so(reviewed, in_workbook):
    books = in_workbook(reviewed({"a.sheet": TWO}, release=True))
    assert [row[6] for row in books["意见"][1:] if row[7] in ("占位符", "读不懂的行")] == ["错误", "错误"]
    assert ("按什么查", "定稿") in books["总览"]


def test_what_is_said_of_a_whole_file_is_no_project(reviewed, in_workbook):
    books = in_workbook(reviewed({"a.sheet": "胡写\n", "b.sheet": "表试: 甲\n" + TWO}))
    assert [row[:3] for row in books["按项目"][1:]] == [
        (None, "a.sheet", "（整个文件）"),
        ("饮水中心", "b.sheet", "（整个文件）"),
        ("饮水中心", "b.sheet", "一"),
        ("饮水中心", "b.sheet", "二"),
    ]
    assert dict(books["总览"][1:-1])["没有问题的项目"] == 0


def test_no_project_is_clean_in_a_file_that_is_not(reviewed):
    """Nobody knows what a form that is not there would have asked of it."""
    review = reviewed({"a.sheet": "表试: 甲\n" + SOUND})
    assert [(one.project, one.counts.worst) for one in review.projects] == [("", "error"), ("甲", None)]
    assert review.clean == 0


def test_what_is_indented_stands_under_its_indicator(reviewed):
    text = HEAD + PROJECT.format(name="一", target="42 公里") + "    指标解释: **\n    不认识: 甲\n"
    items = [row.item for row in reviewed({"a.sheet": text}).rows]
    assert (items and set(items) == {"产出.数量.改造管网 › 指标解释", "产出.数量.改造管网 › 不认识"}) or items == [
        "产出.数量.改造管网 › 指标解释", "产出.数量.改造管网 › 不认识",
    ]  # fmt: skip


def test_the_counts_are_those_of_the_rows(reviewed):
    """Every row is counted once by rule and once by project, whatever the files hold."""
    texts = {f"{number}.sheet": "\n".join(TWO.splitlines()[number:]) + "\n" for number in range(12)}
    review = reviewed(texts)
    assert len(review.rows) > 20
    by_severity = Counter(row.severity for row in review.rows)
    assert review.counts == (by_severity["error"], by_severity["warning"], by_severity["info"])
    assert tuple(map(sum, zip(*(one.counts for one in review.projects), strict=True))) == review.counts
    for rule, tally in review.rules.items():
        assert tally == Counter(row.severity for row in review.rows if row.rule == rule)
        assert review.files_of_rules[rule] == {row.file for row in review.rows if row.rule == rule}


def test_equal_reviews_give_equal_bytes(reviewed):
    for paint in (paint_workbook, paint_page):
        assert paint(reviewed({"a.sheet": TWO})) == paint(reviewed({"a.sheet": TWO}))
        assert paint(reviewed({"a.sheet": TWO})) != paint(reviewed({"b.sheet": TWO}))


def test_no_part_of_the_workbook_tells_the_time(two):
    with zipfile.ZipFile(io.BytesIO(paint_workbook(two))) as archive:
        times = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml").decode())
        assert set(times) == {"2020-01-01T00:00:00Z"}
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_the_sheets_are_let_go():
    """Memory is that of what is said: no sheet, line or finding stays, for each would keep its source."""
    review = Review()
    result = compile_source(Source("放掉.sheet", TWO), built_in())
    review.add(result.document, result.sheets, result.findings)
    assert "放掉.sheet" in names_of_sources()
    del result
    assert len(review.rows) == 2
    assert "放掉.sheet" not in names_of_sources()


def names_of_sources():
    gc.collect()
    return {one.name for one in gc.get_objects() if type(one) is Source}


LOST = "放不下，没有逐条列出：1 个警告、1 个提示"


@pytest.fixture
def crowded(reviewed, monkeypatch):
    """An error, two warnings and a note in two files, of which a table has room for two."""
    monkeypatch.setattr(rows, "MOST_ROWS", 2)
    note = SOUND.replace(">= 42 公里", ": 待定")
    return reviewed({"a.sheet": note, "b.sheet": HEAD + PROJECT.format(name="一", target="** 公里"), "c.sheet": TWO})


def test_notes_are_left_out_before_warnings_and_these_before_errors(crowded):
    assert [(row.file, row.severity) for row in crowded.rows] == [("b.sheet", "warning"), ("c.sheet", "error")]
    assert len(crowded.rows) == 2
    assert crowded.counts == (1, 2, 1)


def test_what_is_left_out_is_said_where_it_is_missed(crowded, in_workbook):
    books = in_workbook(crowded)
    assert [row[0] for row in books["意见"][1:]] == [1, 2, LOST]
    assert dict(books["总览"][1:-1])["没有逐条列出的"] == "1 个警告、1 个提示"
    assert f"<p>{LOST}</p>" in paint_page(crowded).decode()
    assert sum(row[5] for row in books["按规则"][1:]) == 4


def test_a_table_has_the_rows_of_a_worksheet():
    assert rows.MOST_ROWS + 2 == 2**20


def test_many_rows_come_back_as_they_were(monkeypatch):
    monkeypatch.setattr(rows, "_PACKED_AT_ONCE", 3)
    many = rows.Rows()
    given = [rows.Row("a", n, "一", "", ("info", "error")[n % 2], "r", "错", "改", "写", n or None) for n in range(10)]
    for row in given:
        many.append(row)
    assert list(many) == list(many) == given


def test_a_long_line_is_cut(reviewed):
    (row,) = reviewed({"a.sheet": HEAD + PROJECT.format(name="一", target="1 公里") + "写" * 5000 + "\n"}).rows
    assert row.written == "写" * 300 + "……"


def test_nothing_found_is_said(reviewed, in_workbook, in_page):
    review = reviewed({"b.sheet": SOUND})
    assert in_workbook(review)["意见"][1][0] == "没有发现问题。"
    assert len(in_page(review)) == 3
    assert paint_page(review).decode().count("<p>没有发现问题。</p>") == 1
