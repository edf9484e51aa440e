"""The document on formatting: each command gives what stands under it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parent.parent / "docs" / "fmt.md"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are a Unix shell's")


def test_the_commands_give_what_stands_under_them(tmp_path: Path) -> None:
    blocks = re.findall(r"```(sheet|sh)\n(.*?)```", DOCUMENT.read_text("utf-8"), re.S)
    (tmp_path / "sheetlang.toml").touch()
    (tmp_path / "sheetlang").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sheetlang "$@"\n', "utf-8")
    (tmp_path / "sheetlang").chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "SHEETLANG_LANG": "zh"}
    ran = 0
    for kind, text in blocks:
        if kind == "sheet":
            (tmp_path / "乱.sheet").write_text(text, "utf-8")
            continue
        for step in re.split(r"^\$ ", text, flags=re.M)[1:]:
            command, _, expected = step.partition("\n")
            shell = subprocess.run(
                ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=60
            )
            assert shell.stdout + shell.stderr == expected, command
            ran += 1
    assert ran == 8
