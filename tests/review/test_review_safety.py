"""What a sheet says does nothing in a review: no formula, no link, no tag, no hidden character, whoever opens it."""

import csv
import io
import os
import re
import subprocess
import zipfile
from collections import Counter
from html import unescape

import openpyxl
import pytest
from hostile_sheet import hostile_finding
from injections import INJECTIONS
from page_tables import tables_in
from python_calamine import CalamineWorkbook
from sound import SOUND
from tools import need, need_module

from sheetlang.language.document import Document
from sheetlang.review.page import paint_page
from sheetlang.review.review import Review
from sheetlang.review.workbook import paint_workbook
from sheetlang.visible import INVISIBLE, one_line

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(1)", "＝1+1", "\t=1", '=HYPERLINK("http://a.invalid")', "=cmd|' /C calc'!A0", "http://a.invalid", "1e5", "007", "{=1}", "'=1", "#REF!")  # fmt: skip
MARKUP = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "</style><script>alert(1)</script>", "</td></tr></table><h1>x</h1>", "&lt;b&gt;", "{{ 7 * 7 }}", "{% raw %}", "]]><x/>")  # fmt: skip
PAYLOADS = (*INJECTIONS, *FORMULAS, *MARKUP)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def hostile_review(*texts):
    review = Review()
    for text in texts:
        finding = hostile_finding(text)
        review.add(Document((), finding.source), (), [finding])
    return review


@pytest.fixture(scope="module")
def cells():
    """Every cell of a workbook that says all the payloads, as openpyxl reads it."""
    book = openpyxl.load_workbook(io.BytesIO(paint_workbook(hostile_review(*PAYLOADS))))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_no_cell_is_a_formula_or_a_link(cells):
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    numbers = {cell.parent.title: 0 for cell in cells if cell.data_type == "n"}
    assert set(numbers) == {"总览", "意见", "按规则", "按单位", "按项目"}


def test_what_looks_like_a_formula_stays_a_text_when_it_is_edited(cells):
    suspicious = [
        cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@", "＝"))
    ]
    assert len(suspicious) > 10
    assert [cell.value for cell in suspicious if not cell.quotePrefix or cell.number_format != "@"] == []


def test_no_part_of_the_workbook_leads_out():
    with zipfile.ZipFile(io.BytesIO(paint_workbook(hostile_review(*PAYLOADS)))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            assert re.findall("<f[ >]|<hyperlink[ s>]|TargetMode=.External", text) == [], name


def test_nothing_in_a_cell_is_hidden(cells):
    assert [cell.value for cell in cells if isinstance(cell.value, str) and INVISIBLE.search(cell.value)] == []


def test_other_readers_find_the_same(cells):
    book = CalamineWorkbook.from_filelike(io.BytesIO(paint_workbook(hostile_review(*PAYLOADS))))
    read = Counter(
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
        if isinstance(cell, str) and cell
    )
    assert read == Counter(cell.value for cell in cells if isinstance(cell.value, str))


def test_a_spreadsheet_reckons_nothing(tmp_path):
    office = need("soffice")
    (tmp_path / "a.xlsx").write_bytes(paint_workbook(hostile_review(*FORMULAS)))
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    run = [office, home, "--headless", "--convert-to", options, "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]
    subprocess.run(run, check=True, capture_output=True, timeout=180, env=os.environ | {"HOME": str(tmp_path)})
    (table,) = tmp_path.glob("*.csv")
    messages = [row[8] for row in csv.reader(io.StringIO(table.read_text("utf-8")))][1:]
    assert messages == [text.strip() for text in FORMULAS]


@pytest.mark.parametrize("text", PAYLOADS, ids=ascii)
def test_a_page_has_the_tags_of_a_harmless_one(text):
    page, harmless = (paint_page(hostile_review(one)).decode() for one in (text, "甲"))
    assert Counter(re.findall("<[^>]*>", page)) == Counter(re.findall("<[^>]*>", harmless))
    assert CONTROL.findall(page) == []
    assert INVISIBLE.findall(page) == []
    row = tables_in(page)[-1][-1]
    assert row[5] == row[6] == one_line(text)[:300].strip()
    assert row[5] in unescape(page.partition("<summary")[2].partition("</summary>")[0])


def test_a_browser_runs_nothing_and_asks_for_nothing(tmp_path):
    chromium = need("chromium")
    (tmp_path / "a.html").write_bytes(paint_page(hostile_review(*PAYLOADS)))
    seen = []
    with need_module("playwright.sync_api").sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        window = browser.new_page()
        window.on("request", lambda request: seen.append(request.url))
        window.on("console", lambda message: seen.append(message.text))
        window.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        window.goto((tmp_path / "a.html").as_uri())
        assert window.locator("details tbody tr").count() == len(PAYLOADS)
        assert window.locator("details tbody tr:visible").count() == len(PAYLOADS)
        window.uncheck("#error")
        assert window.locator("details tbody tr:visible").count() == 0
        browser.close()
    assert seen == [(tmp_path / "a.html").as_uri()]


def test_the_sound_sheet_of_the_tests_is_no_payload():
    assert not any(text in SOUND for text in INJECTIONS)
