"""The page of a review of many sheets: what one wants first comes first, and links and filters lead through the rest."""

import re
from typing import Any

import pytest
from sound import SOUND
from tools import need, need_module

from sheetlang.review.page import paint_page

NOTE = SOUND.replace(">= 42 公里", ": 待定")
VAGUE = SOUND.replace(">= 42 公里", ">= ** 公里")
WRONG = f"{VAGUE}随手一写\n"
FILES = {"东/一.sheet": NOTE, "东/二.sheet": WRONG, "西/三.sheet": SOUND, "西/四.sheet": VAGUE}
LINK = re.compile(r'<a href="#(\w+)">([^<]*)</a>')


@pytest.fixture
def page(reviewed, request):
    """The page of four files, or of one that goes on with the lines of a test."""
    more = getattr(request, "param", None)
    return paint_page(reviewed({"a.sheet": SOUND + more} if more else FILES)).decode()


def part(page: str, name: str) -> str:
    """What stands under the heading of a table, up to the next."""
    return page.partition(f'<h2 id="{name}">')[2].partition("</section>")[0]


def test_counts_come_before_findings(page):
    assert re.findall('<h2 id="([a-z]+)"', page) == ["rules", "units", "projects", "findings"]
    assert [anchor for anchor, _ in LINK.findall(page.partition("</nav>")[0])] == [
        "rules",
        "units",
        "projects",
        "findings",
    ]


def test_a_path_is_said_once_in_the_table_of_projects_and_once_above_the_findings(page):
    assert part(page, "projects").count("东/二.sheet") == part(page, "findings").count("东/二.sheet") == 1
    assert "<b>甲</b> <span>东/二.sheet</span> <span>饮水中心</span> <span>1 个错误、1 个警告</span>" in page


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(page):
    anchors = re.findall(r' id="(\w+)"', page)
    assert len(anchors) == len(set(anchors))
    assert {anchor for anchor, _ in LINK.findall(page)} <= set(anchors)


def test_a_project_leads_to_its_findings_where_it_has_some(page):
    assert LINK.findall(part(page, "projects")) == [("g1", "甲"), ("g2", "甲"), ("g4", "甲")]
    assert re.findall(r'<summary id="(\w+)">.*?<span>(.*?)</span>', page) == [
        ("g1", "东/一.sheet"), ("g2", "东/二.sheet"), ("g4", "西/四.sheet"),
    ]  # fmt: skip


def test_a_rule_leads_to_its_first_finding_and_each_to_the_next(page):
    assert ("f2", "占位符") in LINK.findall(part(page, "rules"))
    followed = [anchor for anchor, rule in LINK.findall(part(page, "findings")) if rule == "占位符"]
    assert followed == ["f4", "f2"]


def test_findings_of_an_imported_file_stand_apart(reviewed):
    """What is said of a shared set is told with the first sheet that takes it, under the set's own file."""
    from sheetlang.compiler import compile_source
    from sheetlang.source import Source
    from sheetlang.workspace.forms import built_in

    review = reviewed({})
    result, other = (compile_source(Source(name, WRONG), built_in()) for name in ("一.sheet", "组.sheet"))
    review.add(result.document, result.sheets, (*result.findings, *other.findings))
    page = paint_page(review).decode()
    assert re.findall(r"<b>(.*?)</b> <span>(.*?)</span>", page) == [("（整个文件）", "组.sheet"), ("甲", "一.sheet")]


@pytest.fixture
def window(page, tmp_path) -> Any:
    (tmp_path / "a.html").write_text(page, "utf-8")
    with need_module("playwright.sync_api").sync_playwright() as running:
        browser = running.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        window = browser.new_page()
        window.goto((tmp_path / "a.html").as_uri())
        yield window
        browser.close()


def test_what_has_none_of_the_severities_that_are_shown_is_hidden(window):
    def seen(what: str) -> int:
        return window.locator(f"{what}:visible").count()

    assert (seen("details"), seen("details tbody tr"), seen(".projects tbody tr")) == (3, 4, 4)
    window.uncheck("#info")
    assert (seen("details"), seen("details tbody tr"), seen(".projects tbody tr")) == (2, 3, 3)
    window.uncheck("#warning")
    assert (seen("details"), seen("details tbody tr"), seen(".projects tbody tr")) == (1, 1, 2)
    assert seen(".rules tbody tr") == 1


@pytest.mark.parametrize("page", ["随手一写\n" * 40 + "效益.社会效益.受益人口: 待定\n"], indirect=True)
def test_a_finding_that_a_link_leads_to_is_not_hidden_by_the_heading_that_stays(window):
    window.set_viewport_size({"width": 1200, "height": 300})
    window.click(".rules a:text('读不懂的行')")
    window.evaluate("location.hash = 'f20'")
    row, heading = (window.locator(one).first.bounding_box() for one in ("#f20", "details thead tr:last-child th"))
    assert heading["y"] == 0
    assert heading["height"] <= row["y"] < 200


@pytest.mark.parametrize("page", ["随手一写\n效益.社会效益.受益人口: 待定\n"], indirect=True)
def test_a_finding_has_the_colour_of_its_own_severity(window):
    error, note = (window.locator(f"tr.{name} .severity").last for name in ("error", "info"))
    weight = "cell => getComputedStyle(cell).fontWeight"
    assert (error.evaluate(weight), note.evaluate(weight)) == ("700", "400")
