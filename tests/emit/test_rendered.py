"""Rendered: what a browser and an office suite make of the outputs, on a wide screen, a telephone and paper."""

import csv
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools import need

import sheetlang
from sheetlang.diagnostic import has_errors
from sheetlang.layout.lay_out import lay_out
from sheetlang.starting.blank_sheet import blank_sheet
from sheetlang.workspace.forms import built_in

EXAMPLES = Path(__file__).parents[2] / "examples"
LONG = "社区矫正工作办案经费"
EXAMPLE_NAMES = ["安置帮教工作办案经费", LONG, "农村饮水安全巩固提升"]
UNBROKEN = "https://example.invalid/" + "W" * 300
HOSTILE = "<img src=http://a.invalid/x.png onerror=alert(1)><script>alert(1)</script><b style='color:red'>甲"

CLIPPED = """
() => [...document.querySelectorAll("th, td")]
    .filter(cell => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight)
    .filter(cell => !cell.closest(".edge"))
    .map(cell => cell.textContent.slice(0, 40))
"""
OUTSIDE_ITS_TABLE = """
() => [...document.querySelectorAll(".block")].flatMap(block => [...block.querySelectorAll("th, td")]
    .filter(cell => !cell.closest(".edge"))
    .filter(cell => cell.getBoundingClientRect().right > block.getBoundingClientRect().left + block.scrollWidth + 1)
    .map(cell => cell.textContent.slice(0, 40)))
"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """The pages that are looked at, by what they show."""
    folder = tmp_path_factory.mktemp("pages")
    shown = {name: sheets_of(name) for name in EXAMPLE_NAMES}
    shown |= {form.id: blank_of(form) for form in built_in().forms}
    written = {name: sheetlang.render(sheets, "html") for name, sheets in shown.items()}
    for name, text in {"unbroken": UNBROKEN, "hostile": HOSTILE}.items():
        written[name] = sheetlang.render([saying(sheet, text) for sheet in shown[EXAMPLE_NAMES[2]]], "html")
    written["draft"] = sheetlang.render(shown[LONG], "html", draft=findings_of("表式: 上海2020\n项目 甲\n" + UNBROKEN))
    for name, page in written.items():
        (folder / f"{name}.html").write_bytes(page)
    return {name: folder / f"{name}.html" for name in written}


def sheets_of(name: str):
    sheets, findings = sheetlang.compile_file(EXAMPLES / f"{name}.sheet")
    assert not has_errors(findings)
    return sheets


def blank_of(form):
    return sheetlang.compile_text(blank_sheet(form, 2026, "项目"))[0]


def findings_of(text: str):
    findings = sheetlang.compile_text(text)[1]
    assert findings
    return findings


def saying(sheet, text: str):
    """The sheet with a text for its project, its prose and the names of its indicators."""
    indicators = tuple(one._replace(path=(*one.categories, text)) for one in sheet.indicators)
    return sheet._replace(project=text, prose=dict.fromkeys(sheet.prose, (text,)), indicators=indicators)


PAGE_NAMES = [*EXAMPLE_NAMES, *(form.id for form in built_in().forms), "unbroken", "hostile", "draft"]


# -- on screen


@pytest.fixture(scope="module", params=[1100, 375], ids=["wide", "telephone"])
def window(request, browser) -> Iterator:
    """A window of a width."""
    opened = browser.new_page(viewport={"width": request.param, "height": 800})
    yield opened
    opened.close()


@pytest.fixture
def events(window) -> Iterator[list[tuple[str, str]]]:
    """What the page in the window asks for and complains of."""
    seen: list[tuple[str, str]] = []
    listeners = {
        "request": lambda request: seen.append(("request", request.url)),
        "console": lambda message: seen.append(("console", message.text)),
        "pageerror": lambda error: seen.append(("error", str(error))),
        "dialog": lambda dialog: seen.append(("dialog", dialog.message)),
    }
    for event, listener in listeners.items():
        window.on(event, listener)
    yield seen
    for event, listener in listeners.items():
        window.remove_listener(event, listener)


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_a_page_fits_its_window_and_clips_no_cell(window, pages, name):
    window.goto(pages[name].as_uri())
    assert window.evaluate(TOO_WIDE) <= 0
    assert window.evaluate(CLIPPED) == []
    assert window.evaluate(OUTSIDE_ITS_TABLE) == []


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_a_page_asks_for_no_other_file_and_complains_of_nothing(window, events, pages, name):
    window.goto(pages[name].as_uri())
    window.wait_for_timeout(50)
    assert events == [("request", pages[name].as_uri())]


def test_the_policy_lets_the_page_use_its_own_style(window, pages):
    window.goto(pages[LONG].as_uri())
    assert window.evaluate("() => getComputedStyle(document.querySelector('h1')).textAlign") == "center"
    assert window.evaluate("() => getComputedStyle(document.querySelector('td')).borderLeftStyle") == "solid"


def test_a_link_to_an_indicator_leads_to_its_row(window, pages):
    window.goto(pages[LONG].as_uri() + "#p1-影响力目标-部门协助-与司法所协作程度")
    row = window.locator("tr:target")
    assert row.count() == 1
    assert row.locator("th.name").inner_text() == "与司法所协作程度"
    assert window.evaluate("() => document.querySelector('tr:target').getBoundingClientRect().top < innerHeight")


def test_a_draft_says_so_on_screen(window, pages):
    window.goto(pages["draft"].as_uri())
    assert window.locator(".notes").is_visible()
    title = "() => getComputedStyle(document.querySelector('h1'), '::after').content"
    assert window.evaluate(title) == '"（草稿）"'


# -- on paper, by the browser


@pytest.mark.parametrize("name", [*EXAMPLE_NAMES, "draft"])
def test_a_print_has_the_heads_on_every_page_with_indicators(browser, pages, tmp_path, name):
    papers = printed(browser, pages[name], tmp_path)
    (sheet,) = sheets_of(LONG if name == "draft" else name)
    check_the_heads(papers, sheet)


def test_a_print_of_a_draft_says_so_on_every_page(browser, pages, tmp_path):
    papers = printed(browser, pages["draft"], tmp_path)
    assert len(papers) >= 4
    assert [number for number, paper in enumerate(papers, 1) if not {"草", "稿"} <= set(paper)] == []


def printed(browser, path: Path, folder: Path) -> list[str]:
    window = browser.new_page()
    window.goto(path.as_uri())
    window.pdf(path=folder / "页.pdf", prefer_css_page_size=True)
    window.close()
    return papers_of(folder / "页.pdf")


def papers_of(path: Path) -> list[str]:
    """The text of each page without its blanks."""
    run = subprocess.run([need("pdftotext"), "-layout", str(path), "-"], capture_output=True, check=True)
    return ["".join(paper.split()) for paper in run.stdout.decode().split("\f")[:-1]]


def check_the_heads(papers: list[str], sheet) -> None:
    """The head of the column of names, which is never broken over lines, is on each page with a row of the table."""
    block = lay_out(sheet).blocks[1]
    rows = ["".join(cell.text for cell in row.cells if cell.role != "category") for row in block.rows[block.heads :]]
    with_indicators = [
        number for number, paper in enumerate(papers) if any("".join(row.split()) in paper for row in rows)
    ]
    assert len(with_indicators) >= 1 + (len(rows) > 30)
    assert [number for number in with_indicators if not re.search("三级(目标|指标)", papers[number])] == []


# -- by the office suite


@pytest.fixture(scope="module")
def converted(tmp_path_factory) -> Path:
    """A folder with workbooks and what the office suite converts them to."""
    need("soffice")
    folder = tmp_path_factory.mktemp("workbooks")
    for name in EXAMPLE_NAMES:
        (folder / f"{name}.xlsx").write_bytes(sheetlang.render(sheets_of(name), "xlsx"))
    (folder / "tall.xlsx").write_bytes(sheetlang.render([tall_sheet()], "xlsx"))
    draft = sheetlang.render(sheets_of(LONG), "xlsx", draft=findings_of("表式: 上海2020\n项目 甲"))
    (folder / "draft.xlsx").write_bytes(draft)
    for suffix in ("pdf", "csv:Text - txt - csv (StarCalc):44,34,76,1"):
        run = convert(folder, suffix)
        assert run.returncode == 0, run.stderr
    return folder


def convert(folder: Path, suffix: str) -> subprocess.CompletedProcess:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    books = [str(path) for path in sorted(folder.glob("*.xlsx"))]
    run = [need("soffice"), profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), *books]
    return subprocess.run(run, capture_output=True, text=True, timeout=50, env={**os.environ, "HOME": str(folder)})


def tall_sheet():
    (sheet,) = sheets_of(EXAMPLE_NAMES[0])
    return sheet._replace(prose={"项目概况": ("开头" + "加强管理，提高效益。" * 500 + "甲乙丙丁收尾",)})


def test_the_office_suite_converts_every_workbook(converted):
    books = sorted(path.stem for path in converted.glob("*.xlsx"))
    assert sorted(path.stem for path in converted.glob("*.pdf")) == books
    assert sorted(path.stem for path in converted.glob("*.csv")) == books


def test_targets_are_texts_to_the_office_suite(converted):
    with open(converted / f"{EXAMPLE_NAMES[0]}.csv", encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert cells.count(">=19000个") == 1
    assert cells.count("=100%") == 1
    assert cells.count("=0") == 2
    assert cells.count("1,805,000") == 2
    assert cells.count("2020-12-31") == 1
    assert [cell for cell in cells if re.match(r"#(NAME|REF|VALUE|DIV)|Err:", cell)] == []


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_the_office_suite_prints_the_heads_on_every_page_with_indicators(converted, name):
    (sheet,) = sheets_of(name)
    check_the_heads(papers_of(converted / f"{name}.pdf"), sheet)


def test_the_office_suite_prints_tall_prose_to_its_end(converted):
    text = "".join(papers_of(converted / "tall.pdf"))
    assert text.count("甲乙丙丁收尾") == 1


def test_the_office_suite_prints_the_draft_head_on_every_page(converted):
    papers = papers_of(converted / "draft.pdf")
    assert len(papers) >= 4
    assert [number for number, paper in enumerate(papers, 1) if not paper.startswith("草稿")] == []
