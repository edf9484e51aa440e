"""Runs the command line: in this process where that shows all, in one of its own where only that does."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheetlang.cli import main as command_line
from sheetlang.cli.speech import language

_SOUND = """\
表式: 项目支出绩效目标申报表(2015)
年度: 2026

项目 甲

主管部门及代码: 县水利局
实施单位: 饮水中心
年度资金总额: 100 万元
年度总体目标: 通水

产出.数量.改造管网 >= 42 公里
"""
_LANGUAGE = ("SHEETLANG_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE")
_COLOUR = ("NO_COLOR", "FORCE_COLOR")

Ran = subprocess.CompletedProcess
Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty workspace that the test stands in, spoken to in Chinese and without colour."""
    for name in (*_LANGUAGE, *_COLOUR):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "sheetlang.toml").touch()
    monkeypatch.chdir(tmp_path)
    language.cache_clear()
    yield tmp_path
    language.cache_clear()


@pytest.fixture
def sound() -> str:
    """A sheet without a finding."""
    return _SOUND


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file of the workspace, with the folders it needs."""

    def write(path: str, text: str | bytes) -> Path:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `sheetlang` in this process, as its own `main` does."""

    def run(*arguments: str, stdin: str | bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["sheetlang", *arguments])
        language.cache_clear()
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        with CliRunner().isolation(io.BytesIO(given)) as (out, err, _):
            with pytest.raises(SystemExit) as left:
                command_line.main()
            sys.stdout.flush()
            sys.stderr.flush()
            return Ran(arguments, left.value.code, out.getvalue().decode(), err.getvalue().decode())

    return run


@pytest.fixture
def process(folder: Path) -> Run:
    """Runs `python -m sheetlang` in a process of its own; `None` unsets a variable."""

    def process(*arguments: str, stdin: bytes = b"", code: str = "", **environment: str | None) -> Ran:
        clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONIOENCODING", "PYTHONUTF8")}
        clean |= {name: value for name, value in environment.items() if value is not None}
        start = ["-c", code] if code else ["-m", "sheetlang"]
        return subprocess.run(
            [sys.executable, *start, *arguments], input=stdin, capture_output=True, cwd=folder, env=clean, timeout=60
        )

    return process
