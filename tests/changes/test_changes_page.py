"""Changes as a page: each side shows its whole form, what is struck out or underlined is the difference, and named."""

from html.parser import HTMLParser
from random import Random

from edits import edited
from sheets import any_sheet
from sound import SOUND

from sheetlang import compile_text
from sheetlang.changes.comparison import Side, compared
from sheetlang.changes_report.html import render
from sheetlang.changes_report.text import render as render_text
from sheetlang.layout.lay_out import lay_out
from sheetlang.visible import INVISIBLE, visible


class Page(HTMLParser):
    """The cells of each form on a page, with what is marked in them, and the labels called out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[list[str]] = []
        self.marked: list[tuple[str, str]] = []
        self.labels: list[str] = []
        self.tags: set[str] = set()
        self._open: list[str] = []
        self._in_mark = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self._open.append(tag)
        classes = dict(attributes).get("class", "")
        if tag == "article":
            self.forms.append([])
        elif tag in ("td", "th"):
            self.forms[-1].append("")
        elif classes == "mark":
            self._in_mark = True

    def handle_endtag(self, tag):
        self._in_mark = self._in_mark and tag != "span"
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if self._in_mark:
            self.labels.append(data)
        elif "article" in self._open and ("td" in self._open or "th" in self._open):
            last = self._open[-1]
            if last in ("ins", "del"):
                self.marked.append((last, data))
            self.forms[-1][-1] += data


def page_of(old, new, lang="zh") -> Page:
    projects = compared([Side("", "旧", one) for one in old], [Side("", "新", one) for one in new])
    return Page(render(projects, lang, False))


def texts(sheet) -> list[str]:
    return [visible(cell.text) for block in lay_out(sheet).blocks for row in block.rows for cell in row.cells]


def test_what_differs_is_struck_out_on_the_left_and_underlined_on_the_right() -> None:
    new = SOUND.replace("100 万元", "120 万元").replace("项目 甲", "项目 甲") + "产出.质量.合格率 >= 95 %\n"
    page = page_of([compile_text(SOUND)[0][0]], [compile_text(new.replace(">= 42", ">= 40"))[0][0]])
    assert page.marked == [
        ("del", "100"), ("del", "42"), ("ins", "120"), ("ins", "40"), ("ins", "合格率"), ("ins", "≥95%"),
    ]  # fmt: skip
    assert page.labels == ["上调", "放宽", "新增", "上调", "放宽", "新增"]


def test_a_line_that_could_not_be_read_is_not_struck_out_in_the_other_version() -> None:
    """It is told that a line was not compared; to strike out its indicator would say that it is gone."""
    sides = [
        compile_text(one)[0][0] for one in (SOUND, SOUND.replace(" >= 42", ">= 42").replace("100 万元", "120 万元"))
    ]
    assert len(sides[0].indicators) == len(sides[1].indicators) + 1
    projects = compared([Side("", "旧", sides[0])], [Side("", "新", sides[1], is_whole=False)])
    assert Page(render(projects, "zh", False)).marked == [("del", "100"), ("ins", "120")]


def test_the_list_tells_both_values_for_the_form_may_not_print_them() -> None:
    old = SOUND.replace(">= 42 公里", ">= 42 公里  [10分]\n    数据来源: 台账")
    new = old.replace("[10分]", "[8分]").replace("台账", "验收单")
    assert "[8分]" in new
    projects = compared(*([Side("", "甲.sheet", compile_text(one)[0][0])] for one in (old, new)))
    page = render(projects, "zh", False)
    assert "(分值) 10 分 → 8 分" in page
    assert "数据来源 (列) 台账 → 验收单" in page


def test_each_side_shows_its_form_whole_whatever_the_sheets_hold() -> None:
    for number in range(120):
        rng = Random(number)
        old, new = edited(rng)
        page = page_of([old], [new])
        if not page.forms:
            assert old == new
            continue
        for form, sheet in zip(page.forms, (old, new), strict=True):
            shown = [text.strip() for text in form]
            assert [text.replace("\r\n", "\n") for text in shown] == [text.strip() for text in texts(sheet)], number


def test_a_page_runs_nothing_and_loads_nothing() -> None:
    for number in range(60):
        rng = Random(number)
        tags = page_of([any_sheet(rng)], [any_sheet(rng)]).tags
        assert not tags & {"script", "img", "link", "iframe", "a"}


def test_no_output_for_people_holds_what_steers_a_terminal() -> None:
    for number in range(300):
        rng = Random(number)
        old, new = edited(rng)
        projects = compared([Side("", "旧\u202e", old)], [Side("", "新\x1b", new), Side("", "新\x1b", any_sheet(rng))])
        for told in (render_text(projects, "zh", False), render(projects, "zh", False)):
            assert not INVISIBLE.search(told), number
        assert all(
            line.startswith((" ", "[", "{")) or "(" in line
            for line in render_text(projects, "en", False).splitlines()
            if line
        )
