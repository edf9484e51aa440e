"""The page of changes held to HTML and to those who hear it: html-validate and axe-core, as the forms are."""

from pathlib import Path

import pytest
from emit.painted_sheets import EXAMPLE_NAMES, FORMS, blank_sheets, example_sheets
from hostile_changes import hostile_changes
from page_checks import complaints, grave_faults, grave_faults_of

from sheetlang.changes.comparison import Compared, Side, compared
from sheetlang.changes_report.html import render
from sheetlang.model.sheet import Sheet


def between(old: tuple[Sheet, ...], new: tuple[Sheet, ...]) -> tuple[Compared, ...]:
    return compared(
        *([Side(name, name, one) for one in sheets] for name, sheets in (("旧.sheet", old), ("新.sheet", new)))
    )


def fixtures() -> dict[str, tuple[Compared, ...]]:
    """What is shown, by name: nothing, every kind of change, real sheets, and each form beside another and beside none."""
    first, second = (example_sheets(name) for name in EXAMPLE_NAMES[:2])
    forms = [blank_sheets(name) for name in FORMS]
    pages = {"nothing": (), "every kind": tuple(hostile_changes("甲<b>")), "two sheets": between(first, second)}
    pages |= {f"new {name}": between((), one) for name, one in zip(FORMS, forms, strict=True)}
    return pages | {
        f"to {name}": between(old, new) for name, old, new in zip(FORMS, forms[1:] + forms[:1], forms, strict=True)
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages in both languages, by name."""
    folder = tmp_path_factory.mktemp("pages")
    for name, changes in fixtures().items():
        for lang in ("zh", "en") if name in ("nothing", "every kind") else ("zh",):
            (folder / f"{name} {lang}.html").write_text(render(changes, lang, False), "utf-8")
    assert len(list(folder.iterdir())) > 16
    return {path.stem: path for path in sorted(folder.iterdir())}


def test_every_page_is_valid(pages):
    assert complaints(pages.values()) == []


def test_a_page_that_is_not_valid_is_found_so(pages, tmp_path):
    text = (
        pages["every kind zh"]
        .read_text("utf-8")
        .replace("</ul>", "</ul></ul>", 1)
        .replace(' id="project2"', ' id="project1"')
    )
    (tmp_path / "wrong.html").write_text(text, "utf-8")
    assert {one.split()[1] for one in complaints([tmp_path / "wrong.html"])} >= {"close-order", "no-dup-id"}


@pytest.mark.parametrize("width", [1400, 375], ids=["wide", "telephone"])
def test_no_page_has_a_grave_fault_of_accessibility(browser, pages, width):
    assert grave_faults_of(browser, pages, width) == {}


def test_a_grave_fault_of_accessibility_is_found(browser, pages, tmp_path):
    text = pages["every kind zh"].read_text("utf-8").replace(' lang="zh-CN"', "").replace("</h1>", "</h1><img>")
    (tmp_path / "wrong.html").write_text(text, "utf-8")
    window = browser.new_page()
    assert {one.split()[0] for one in grave_faults(window, tmp_path / "wrong.html")} >= {"html-has-lang", "image-alt"}
    window.close()
