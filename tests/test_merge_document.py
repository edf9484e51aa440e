"""The document on merging: its commands give what stands under them, its table says what the cases show."""

import os
import re
from pathlib import Path

import pytest
from documents import DOCS, environment_with, put_sheetlang, steps, told
from merging.test_merge_cases import CASES, read
from tools import need

DOCUMENT = (DOCS / "merge.md").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="the commands are a Unix shell's")
def test_the_commands_give_what_stands_under_them(tmp_path: Path) -> None:
    need("git")
    put_sheetlang(tmp_path)
    environment = environment_with(tmp_path, LC_ALL="C.UTF-8")
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "a", f"GIT_{role}_EMAIL": "a@a.invalid"}
    environment |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.quotePath", "GIT_CONFIG_VALUE_0": "false"}
    place, ran = tmp_path, 0
    for kind, text in re.findall(r"```(sheet \S+|sh)\n(.*?)```", DOCUMENT, re.S):
        if kind != "sh":
            (place / kind.removeprefix("sheet ")).write_text(text, "utf-8")
            continue
        for command, expected in steps(text):
            assert told(command, place, environment, complaints_first=True) == expected, command
            place = place / "表" if command.endswith("cd 表") else place
            ran += 1
    assert ran == 17


def test_the_table_says_what_the_cases_show() -> None:
    rows = dict(re.findall(r"^\| (\S+) \| (合上|冲突) \|$", DOCUMENT, re.M))
    shown = {path.stem: "冲突" if "\n<<<<<<< " in "\n" + read(path)[-1] else "合上" for path in CASES}
    assert len(rows) == 24
    assert {name: shown.get(name) for name in rows} == rows
