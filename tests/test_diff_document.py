"""The document on changes: each command gives what stands under it, and each line of the table its direction."""

import os
import re
from pathlib import Path

import pytest
from documents import DOCS, environment_with, put_sheetlang, steps, told

from sheetlang.changes.change import Change
from sheetlang.changes.direction import direction_of_targets
from sheetlang.changes.words import called
from sheetlang.model.target_reading import read_target

DOCUMENT = (DOCS / "diff.md").read_text("utf-8")
FILES = ("旧.sheet", "新.sheet")


@pytest.mark.skipif(os.name == "nt", reason="the commands are a Unix shell's")
def test_the_commands_give_what_stands_under_them(tmp_path: Path) -> None:
    (tmp_path / "sheetlang.toml").touch()
    put_sheetlang(tmp_path)
    for name, text in zip(FILES, re.findall(r"```sheet\n(.*?)```", DOCUMENT, re.S), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    (policy,) = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.S)
    (tmp_path / "签字.toml").write_text(policy, "utf-8")
    environment, ran = environment_with(tmp_path), 0
    for text in re.findall(r"```sh\n(.*?)```", DOCUMENT, re.S):
        for command, expected in steps(text):
            assert told(command, tmp_path, environment) == expected, command
            ran += 1
    assert ran == 6


def test_each_line_of_the_table_has_its_direction() -> None:
    table = DOCUMENT.partition("| 旧 | 新 | 方向 |\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]
    assert len(rows) == 14
    for old, new, direction in rows:
        before, after = read_target(old)[0], read_target(new)[0]
        change = Change("changed", "target", ("甲",), before, after, direction_of_targets(before, after))
        assert called(change).zh == direction, (old, new)


def test_the_figures_on_renames_are_those_of_the_labelled_pairs() -> None:
    from changes.test_renames import scores

    precision, recall, _ = scores("renames.tsv")
    assert f"精确率 {precision:.2f}，召回率 {recall:.2f}" in DOCUMENT
