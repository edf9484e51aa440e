"""Hostile texts in every place of a page: a browser runs nothing, asks for nothing, and shows them as typed."""

from pathlib import Path
from typing import Any

import pytest
from hostile_sheet import hostile_finding, hostile_sheet
from payloads import PAYLOADS

import sheetlang
from sheetlang.layout.grid import Cell
from sheetlang.layout.lay_out import lay_out
from sheetlang.visible import visible

A_PAGE = 13
BATCHES = [PAYLOADS[start : start + A_PAGE] for start in range(0, len(PAYLOADS), A_PAGE)]

SAID = """
() => ({
    title: document.querySelector("title").textContent,
    policies: [...document.querySelectorAll("meta[http-equiv]")].map(one => one.content),
    notes: [...document.querySelectorAll(".notes li")].map(one => one.textContent),
    articles: [...document.querySelectorAll("article")].map(article => ({
        heads: [...article.querySelectorAll("h1, .subtitle, caption, .note")].map(one => one.textContent),
        labels: [...article.querySelectorAll("[aria-label]")].map(one => one.getAttribute("aria-label")),
        cells: [...article.querySelectorAll("th, td")].filter(one => !one.closest(".edge")).map(one => one.textContent),
    })),
    tags: [...new Set([...document.querySelectorAll("*")].map(one => one.localName))].sort(),
    attributes: [...new Set([...document.querySelectorAll("*")].flatMap(one => one.getAttributeNames()))].sort(),
})
"""
TAGS = set(
    "html head meta title style body div section p strong ol li main article h1 table caption colgroup col".split()
)
TAGS |= set("thead tbody tfoot tr th td".split())
ATTRIBUTES = set("lang charset name content http-equiv class id scope colspan rowspan aria-hidden aria-label".split())
ATTRIBUTES |= {"aria-labelledby", "data-wide", "tabindex"}

Event = tuple[str, str]


def opened(window: Any, path: Path, page: bytes) -> list[Event]:
    """What a page did besides being opened."""
    path.write_bytes(page)
    window.seen.clear()
    window.goto(path.as_uri(), wait_until="load")
    window.mouse.move(300, 200)
    window.wait_for_timeout(30)
    return [event for event in window.seen if event != ("request", path.as_uri())]


def page_of(payloads: tuple[str, ...]) -> bytes:
    sheets = [hostile_sheet(text) for text in payloads]
    return sheetlang.render(sheets, "html", draft=[hostile_finding(text) for text in payloads])


def shown(cell: Cell) -> str:
    return visible(cell.text.replace("\n", "") if cell.role == "prose" else cell.text)


def test_the_corpus_is_large_and_says_each_thing_once():
    assert len(PAYLOADS) >= 300
    assert len(set(PAYLOADS)) == len(PAYLOADS)


def test_the_sheet_says_a_text_in_every_place_of_the_grid():
    grid = lay_out(hostile_sheet("甲"))
    silent = [cell.text for block in grid.blocks for row in block.rows for cell in row.cells if "甲" not in cell.text]
    counted = {*map(str, range(1, 11)), "2026", "2026-01-31", "", "5", "≥", "三分之一", "定性"}
    assert set(silent) <= counted
    assert (grid.title, grid.subtitle, grid.project, grid.note, grid.blocks[1].title) == ("甲",) * 5


@pytest.mark.parametrize("payloads", BATCHES, ids=lambda payloads: ascii(payloads[0])[:30])
def test_a_page_runs_nothing_asks_for_nothing_and_shows_what_was_typed(window, tmp_path, payloads):
    assert opened(window, tmp_path / "页.html", page_of(payloads)) == []
    said = window.evaluate(SAID)
    assert (set(said["tags"]) - TAGS, set(said["attributes"]) - ATTRIBUTES) == (set(), set())
    assert [policy.partition(";")[0] for policy in said["policies"]] == ["default-src 'none'"]
    assert said["title"] == f"{'、'.join(map(visible, payloads))} {visible(payloads[0])}"
    for text, note in zip(payloads, said["notes"], strict=True):
        assert note == f"{visible(text)}:1:1 {visible(text)}"
    for text, article in zip(payloads, said["articles"], strict=True):
        blocks = lay_out(hostile_sheet(text)).blocks
        assert article["heads"] == [visible(text)] * 5
        assert article["labels"] == [visible(text)]
        assert article["cells"] == [shown(cell) for block in blocks for row in block.rows for cell in row.cells]


def test_the_same_texts_unescaped_and_without_a_policy_do_run_and_ask(window, tmp_path):
    """The window would see it: otherwise the test above could not fail."""
    done = [
        {kind for kind, _ in opened(window, tmp_path / f"{number}.html", f"<!DOCTYPE html><title>x</title><p>{text}".encode("utf-8", "replace"))}
        for number, text in enumerate(PAYLOADS[::3])
        if "refresh" not in text
    ]  # fmt: skip
    assert sum("dialog" in kinds for kinds in done) > 15
    assert sum("request" in kinds for kinds in done) > 10


def test_the_policy_stops_what_an_escape_had_let_through(window, tmp_path):
    page = page_of(("甲",)).replace(
        "甲".encode(), b"<script>alert(1)</script><img src=http://a.invalid/x onerror=alert(1)>", 3
    )
    kinds = [kind for kind, _ in opened(window, tmp_path / "页.html", page)]
    assert "dialog" not in kinds
    assert "console" in kinds
