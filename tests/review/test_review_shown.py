"""How a review looks: valid and accessible as a page, whole on paper, with filters and a heading that stays."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from page_checks import complaints, grave_faults
from sound import SOUND
from tools import need, need_module

from sheetlang.compiler import compile_source
from sheetlang.review.page import paint_page
from sheetlang.review.review import Review
from sheetlang.review.workbook import paint_workbook
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

LONG = "随手写下的一行很长的字，既没有冒号也没有比较符，要占好几行才放得下"
# Far more than one paper holds.
MANY = 60
A4_ACROSS = {(842, 595)}
A4_UPRIGHT = {(595, 842)}


def long_review(lang: Any = "zh") -> Review:
    review = Review(lang)
    for name, text in (("深/错.sheet", SOUND + f"{LONG}\n" * MANY), ("对.sheet", SOUND)):
        result = compile_source(Source(name, text), built_in())
        review.add(result.document, result.sheets, result.findings)
    assert len(review.rows) == MANY
    return review


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, review in {"zh": long_review(), "en": long_review("en"), "nothing": Review()}.items():
        (folder / f"{name}.html").write_bytes(paint_page(review))
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def window() -> Iterator[Any]:
    chromium = need("chromium")
    with need_module("playwright.sync_api").sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1300, "height": 800})
        browser.close()


def test_the_pages_are_valid(pages):
    assert complaints(pages) == []


def test_no_page_has_a_grave_fault_of_accessibility(window, pages):
    assert {path.stem: grave for path in pages if (grave := grave_faults(window, path))} == {}


def test_the_heading_stays_while_the_rows_go_by(window, pages):
    window.goto(next(path for path in pages if path.stem == "zh").as_uri())
    heading, row = window.locator("details thead th:visible").first, window.locator("details tbody tr").nth(MANY // 2)
    row.evaluate("row => row.scrollIntoView({block: 'center'})")
    assert heading.bounding_box()["y"] == 0
    assert 0 < row.bounding_box()["y"] < 800


@pytest.mark.parametrize("name", ["zh", "en"])
def test_the_page_is_whole_on_paper(window, pages, tmp_path, name):
    window.goto(next(path for path in pages if path.stem == name).as_uri())
    window.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    papers, text = papers_of(tmp_path / "a.pdf")
    assert papers == A4_ACROSS
    assert text.count("随手写下") == text.count("要占好几行才放得下") == MANY
    # On each paper the heading says of which project its findings are; the first has it from the summary, too.
    assert len(re.findall("^甲", text, re.M)) > 2
    assert text.count({"zh": "修改情况", "en": "whatwasdone"}[name]) > 2


def test_the_workbook_is_whole_on_paper(tmp_path):
    """A spreadsheet cuts off what its row has no room for."""
    office = need("soffice")
    (tmp_path / "a.xlsx").write_bytes(paint_workbook(long_review()))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    run = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]
    subprocess.run(run, check=True, capture_output=True, timeout=180)
    papers, text = papers_of(tmp_path / "a.pdf")
    assert papers == A4_UPRIGHT | A4_ACROSS
    assert text.count("随手写下") == text.count("要占好几行才放得下") == MANY
    assert text.count("修改情况") > 2


def papers_of(path: Path) -> tuple[set[tuple[int, int]], str]:
    """The sizes of the papers, and all that stands on them without its blanks, cell by cell."""
    run = [need("pdftotext"), "-bbox-layout", str(path), "-"]
    boxes = subprocess.run(run, capture_output=True, check=True, timeout=60).stdout.decode()
    sizes = {
        (round(float(wide)), round(float(high)))
        for wide, high in re.findall(r'<page width="(.+?)" height="(.+?)">', boxes)
    }
    blocks = re.findall(r"<block.*?</block>", boxes, re.S)
    return sizes, "\n".join("".join(re.findall(r"<word[^>]*>(.*?)</word>", block)) for block in blocks)


def test_the_worksheets_filter_freeze_and_repeat_their_headings():
    book = openpyxl.load_workbook(io.BytesIO(paint_workbook(long_review())))
    assert book.sheetnames == ["总览", "意见", "按规则", "按单位", "按项目"]
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        # As wide as one paper, which is what is meant where no number is given, and as long as it is.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
