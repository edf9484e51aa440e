"""The table that compares tools: what it says of git and of sheetlang is what they say."""

import re
import subprocess
from pathlib import Path

import pytest
from five_edits import EDITS, as_csv, as_strictdoc, rows, versions

PAGE = (Path(__file__).parents[2] / "docs" / "diff-compared.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in re.findall(r"^\| .*：.*\|$", PAGE, re.M)]


def test_the_table_has_the_five_edits():
    assert [row[0].partition("：")[0].lstrip("| ") for row in ROWS] == list(EDITS)
    assert {len(row) for row in ROWS} == {5}


@pytest.mark.parametrize("row", ROWS, ids=list(EDITS))
def test_sheetlang_says_what_stands_in_its_column(run, write, row):
    edit = row[0].partition("：")[0].lstrip("| ")
    for name, text in zip(("旧.sheet", "新.sheet"), versions(edit), strict=True):
        write(name, text)
    told = run("diff", "旧.sheet", "新.sheet").stdout
    quoted = re.findall("`(.*?)`", row[-1])
    assert quoted != []
    assert [one for one in quoted if one not in told and one != "改名"] == []


def test_a_declared_rename_is_no_likely_one(run, write):
    old, new = versions("改名")
    write("旧.sheet", old)
    write("新.sheet", re.sub(r"(水费实际收缴率.*)\[5分\]", r"\1[5分, 曾用名 水费收缴率]", new))
    told = run("diff", "旧.sheet", "新.sheet").stdout
    assert ("    改名  水费实际收缴率" in told, "疑似" in told) == (True, False)


@pytest.mark.parametrize("edit", EDITS)
def test_git_says_one_line_less_and_one_more(write, edit):
    for name, text in zip(("旧.sheet", "新.sheet"), versions(edit), strict=True):
        write(name, text)
    told = subprocess.run(
        ["git", "diff", "--no-index", "-U0", "旧.sheet", "新.sheet"], capture_output=True, encoding="utf-8"
    ).stdout
    changed = [line for line in told.splitlines() if re.match("[-+][^-+]", line)]
    assert sorted(line[0] for line in changed) == ["+", "-"]
    assert (changed[0][1:] == changed[1][1:]) == (edit == "移动")


def test_the_others_are_given_the_same_rows():
    """Else the comparison would not be a fair one."""
    for edit in EDITS:
        old, new = versions(edit)
        tables = [as_csv(text) for text in (old, new)]
        assert (tables[0] != tables[1]) and len(set(map(len, map(str.splitlines, tables)))) == 1
        numbers: dict[str, int] = {}
        counts = {as_strictdoc(text, numbers).count("[REQUIREMENT]") for text in (old, new)}
        assert counts == {len(rows(old))} == {16}
