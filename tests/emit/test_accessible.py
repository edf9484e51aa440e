"""Pages held to HTML and to those who hear them: html-validate, axe-core, and what a sheet of A4 paper shows."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hostile_sheet import hostile_finding, hostile_sheet
from page_checks import complaints, grave_faults, grave_faults_of
from painted_sheets import EXAMPLE_NAMES, FORMS, blank_sheets, example_sheets
from tools import need

import sheetlang
from sheetlang.layout.lay_out import lay_out
from sheetlang.model.sheet import Sheet

A4 = (595, 842)
MARGIN = 28  # points: 10 mm of the 14 mm that the page leaves


def fixtures() -> dict[str, tuple[Sheet, ...]]:
    """What is painted, by name: the examples, the blank sheet of each form, several projects, and a form of every kind."""
    sheets = {name: example_sheets(name) for name in EXAMPLE_NAMES} | {name: blank_sheets(name) for name in FORMS}
    bare, findings = sheetlang.compile_text(f"{FLAT}项目 甲\n巡逻 >= 4 次\n项目 甲\n巡逻 >= 5 次\n")
    assert len(bare) == 2, findings
    return sheets | {
        "two projects": bare,
        "draft": example_sheets(EXAMPLE_NAMES[0]),
        "every kind": (hostile_sheet("甲<b>"),),
    }


FLAT = "表式: 重庆市项目支出绩效目标表(2022)\n年度: 2026\n实施单位: 局\n年度资金总额: 1 万元\n当年绩效目标: 平安\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """The painted pages, by name."""
    folder = tmp_path_factory.mktemp("pages")
    for name, sheets in fixtures().items():
        draft = [hostile_finding("<b>甲")] * 3 if name == "draft" else None
        (folder / f"{name}.html").write_bytes(sheetlang.render(sheets, "html", draft=draft))
    (folder / "nothing.html").write_bytes(sheetlang.render((), "html"))
    assert len(list(folder.iterdir())) >= 10
    return {path.stem: path for path in sorted(folder.iterdir())}


# -- HTML


def test_every_page_is_valid(pages):
    assert complaints(pages.values()) == []


def test_a_page_that_is_not_valid_is_found_so(pages, tmp_path):
    text = (
        pages["draft"]
        .read_text("utf-8")
        .replace(' scope="row"', ' scope="line"', 1)
        .replace("</main>", "</main></main>")
    )
    (tmp_path / "wrong.html").write_text(text, "utf-8")
    assert {one.split()[1] for one in complaints([tmp_path / "wrong.html"])} >= {
        "attribute-allowed-values",
        "close-order",
    }


# -- those who hear a page, or cannot use a mouse


@pytest.mark.parametrize("width", [1100, 375], ids=["wide", "telephone"])
def test_no_page_has_a_grave_fault_of_accessibility(browser, pages, width):
    assert grave_faults_of(browser, pages, width) == {}


def test_a_grave_fault_of_accessibility_is_found(browser, pages, tmp_path):
    text = pages["draft"].read_text("utf-8").replace(' lang="zh-CN"', "").replace("</h1>", "</h1><img>")
    (tmp_path / "wrong.html").write_text(text, "utf-8")
    window = browser.new_page()
    assert {one.split()[0] for one in grave_faults(window, tmp_path / "wrong.html")} >= {"html-has-lang", "image-alt"}
    window.close()


# -- on paper


@pytest.fixture(scope="module")
def printed(browser, pages, tmp_path_factory) -> dict[str, str]:
    """What is on the papers of each page: every word with its box."""
    folder = tmp_path_factory.mktemp("papers")
    window = browser.new_page()
    boxes = {}
    for name, path in pages.items():
        window.goto(path.as_uri())
        window.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        run = [need("pdftotext"), "-bbox", str(folder / f"{name}.pdf"), "-"]
        boxes[name] = subprocess.run(run, capture_output=True, check=True, timeout=60).stdout.decode()
    window.close()
    return boxes


def test_every_paper_is_upright_a4(printed):
    for name, boxes in printed.items():
        sizes = {
            (float(width), float(height)) for width, height in re.findall(r'<page width="(.+?)" height="(.+?)">', boxes)
        }
        assert {tuple(map(round, size)) for size in sizes} == {A4}, name


def test_no_word_is_outside_the_margins(printed):
    for name, boxes in printed.items():
        words = re.findall(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">', boxes)
        assert words or name == "nothing"
        outside = [word for word in words if float(word[0]) < MARGIN or float(word[2]) > A4[0] - MARGIN]
        assert outside == [], name


def test_no_character_of_the_form_is_clipped(printed):
    for name, sheets in fixtures().items():
        found = Counter(re.sub(r"<[^>]*>|\s", "", re.sub("&(lt|gt|amp);", "", printed[name])))
        wanted = Counter(
            "".join(text for sheet in sheets for text in texts_of(sheet)).replace("<", "").replace(">", "")
        )
        lacking = {
            character: count - found[character] for character, count in wanted.items() if count > found[character]
        }
        assert lacking == {}, name


def texts_of(sheet: Sheet) -> list[str]:
    """The texts of a sheet's grid without their blanks."""
    grid = lay_out(sheet)
    texts = [grid.title, grid.subtitle, grid.note, grid.blocks[1].title]
    texts += [cell.text for block in grid.blocks for row in block.rows for cell in row.cells]
    return ["".join(text.split()) for text in texts]
