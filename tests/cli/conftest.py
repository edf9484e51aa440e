"""Runs the command line: in this process where that shows all, in one of its own where only that does."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sound import SOUND

from sheetlang.cli import main as command_line
from sheetlang.cli.speech import language

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
    return SOUND


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
