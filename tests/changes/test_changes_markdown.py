"""Changes as a review comment: read back by a renderer of such pages, hostile texts included, and never too long."""

import re
from html.parser import HTMLParser
from random import Random

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from edits import edited
from sheets import any_sheet
from sound import SOUND

from sheetlang import compile_text
from sheetlang.changes.comparison import Side, compared
from sheetlang.changes_report.md import LIMIT, render

ALLOWED = set("h3 p blockquote strong details summary b table thead tbody tr th td del ins br code".split())


class Page(HTMLParser):
    """The tags of a page, and the texts of its table cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.rows: list[list[str]] = []
        self._inside = False
        self.feed(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.rows[-1][-1] += data


def sheet(text: str):
    return compile_text(text)[0][0]


def comment(old, new, lang="zh") -> str:
    projects = compared([Side("", "旧.sheet", one) for one in old], [Side("", "新.sheet", one) for one in new])
    return render(projects, lang, False)


def long_sheet(count: int, value: int):
    return sheet(SOUND + "".join(f"产出.数量.第{number}段管网长度 >= {value} 公里\n" for number in range(count)))


def test_a_comment_is_a_table_with_the_gravest_in_bold() -> None:
    new = SOUND.replace("100 万元", "120 万元").replace(">= 42", ">= 40")
    assert comment([sheet(SOUND)], [sheet(new)]) == (
        "### 绩效目标的改动\n\n"
        "1 个项目：放宽 1 处、上调 1 处\n\n"
        "> ⚠️ **甲**: 钱多了，目标降了: 年度资金总额 100 万元 → 120 万元、改造管网 >= 42 公里 → >= 40 公里\n\n"
        "<details open><summary><b>甲</b> (旧.sheet → 新.sheet): 放宽 1 处、上调 1 处</summary>\n\n"
        "| 改动 | 类别 | 指标、栏目 | 原来 | 现在 |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 上调 | 基本信息 | 年度资金总额 (金额) | <del>100</del> 万元 | <ins>120</ins> 万元 |\n"
        "| **放宽** | 产出指标 · 数量指标 | 改造管网 (目标值) | >= <del>42</del> 公里 | >= <ins>40</ins> 公里 |\n\n"
        "</details>\n"
    )


def test_nothing_changed_is_said_in_a_line() -> None:
    assert comment([sheet(SOUND)], [sheet(SOUND)]) == "### 绩效目标的改动\n\n意思都没有变。\n"


def test_every_change_of_any_sheets_is_a_row_and_no_text_is_markup() -> None:
    for number in range(250):
        rng = Random(number)
        pairs = [edited(rng) for _ in range(rng.randint(1, 2))]
        old, new = [one for one, _ in pairs], [other for _, other in pairs]
        projects = compared(
            [Side("", "旧", one) for one in old], [Side("", "新", one) for one in [*new, any_sheet(rng)]]
        )
        page = Page(render(projects, "zh", False))
        assert page.tags <= ALLOWED, number
        assert page.links == [], number
        rows = [row for row in page.rows if row[0] != "改动"]
        assert len(rows) == sum(len(one.changes) for one in projects), number
        assert {len(row) for row in page.rows} == {5}, number


@pytest.mark.parametrize(
    "name", ["a|b", "<script>x</script>", "![x](//a.cn/p.png)", "`x`", "@someone", "*x* _y_ ~~z~~"]
)
def test_a_name_is_shown_as_it_is(name: str) -> None:
    new = SOUND + f"产出.质量.「{name}」 >= 95 %\n"
    (row,) = [row for row in Page(comment([sheet(SOUND)], [sheet(new)])).rows if row[0] == "新增"]
    assert row[2] == f"{name} (指标)"
    assert row[4] == ">= 95 %"


def test_many_rows_and_long_texts_are_folded() -> None:
    few = comment([long_sheet(3, 4)], [long_sheet(3, 5)])
    many = comment([long_sheet(40, 4)], [long_sheet(40, 5)])
    assert ("<details open>" in few, "<details open>" in many) == (True, False)
    text = "水质。" * 200
    told = comment([sheet(SOUND)], [sheet(SOUND.replace("通水", text))])
    assert "<details><summary>长文字</summary>" in told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_does_not_fit_on_a_hosted_page_is_counted(lang: str) -> None:
    old, new = ([long_sheet(900, value)] for value in (5, 4))
    told = comment(old, new, lang)
    assert len(told) < LIMIT
    listed = len([line for line in told.splitlines() if line.startswith(("| **放宽**", "| **loosened**"))])
    left_out = int(re.search(r"\*\*\D*([0-9]+)\D", told.rpartition("</details>")[2])[1])
    assert (listed > 0, listed + left_out) == (True, 900)
    row = next(line for line in told.splitlines() if "第0段" in line)
    assert len(told) > LIMIT - 3 * len(row)
    assert told.count("<details") == told.count("</details>")
