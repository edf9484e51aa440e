"""Documents whose commands are run: a shell that finds `sheetlang` runs each, and what it prints must stand under it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def put_sheetlang(folder: Path) -> None:
    """A `sheetlang` in a folder that runs this checkout."""
    program = folder / "sheetlang"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sheetlang "$@"\n', "utf-8")
    program.chmod(0o755)


def environment_with(folder: Path, **more: str) -> dict[str, str]:
    """The variables of a shell that looks for programs in a folder first, and speaks Chinese."""
    return os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "SHEETLANG_LANG": "zh"} | more


def steps(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a block, and what stands under it."""
    for step in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, _, expected = step.partition("\n")
        yield command, expected


def told(command: str, place: Path, environment: Mapping[str, str], complaints_first: bool = False) -> str:
    """What a shell prints where it runs a command: the result, then the complaints."""
    ran = subprocess.run(
        ["sh", "-c", command], cwd=place, env=environment, capture_output=True, encoding="utf-8", timeout=60
    )
    return ran.stderr + ran.stdout if complaints_first else ran.stdout + ran.stderr


def run_blocks(text: str, place: Path, sheet: str) -> int:
    """Run the blocks of a document in order: a sheet is written to a file of this name; how many commands were run."""
    (place / "sheetlang.toml").touch()
    put_sheetlang(place)
    environment, ran = environment_with(place), 0
    for kind, block in re.findall(r"```(sheet|sh)\n(.*?)```", text, re.S):
        if kind == "sheet":
            (place / sheet).write_text(block, "utf-8")
            continue
        for command, expected in steps(block):
            assert told(command, place, environment) == expected, command
            ran += 1
    return ran
