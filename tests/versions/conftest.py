"""Real git repositories, untouched by the configuration of whoever runs the tests."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import process, run, sound  # noqa: F401
from documents import put_sheetlang

from sheetlang.cli.speech import language

_SPOKEN = ("SHEETLANG_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "FORCE_COLOR")
_GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "甲",
    "GIT_AUTHOR_EMAIL": "a@a.invalid",
    "GIT_COMMITTER_NAME": "甲",
    "GIT_COMMITTER_EMAIL": "a@a.invalid",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    "GIT_PAGER": "cat",
}


@pytest.fixture
def bin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder on PATH with a `sheetlang` that runs this checkout."""
    folder = tmp_path_factory.mktemp("bin")
    put_sheetlang(folder)
    return folder


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bin_folder: Path) -> Path:
    """An empty repository that the test stands in."""
    for name in [*_SPOKEN, *(name for name in os.environ if name.startswith("GIT_"))]:
        monkeypatch.delenv(name, raising=False)
    for name, value in _GIT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", f"{bin_folder}{os.pathsep}{os.environ['PATH']}")
    language.cache_clear()
    folder = tmp_path / "库"
    folder.mkdir()
    monkeypatch.chdir(folder)
    subprocess.run(["git", "init", "-q", "-b", "main"], check=True)
    return folder


@pytest.fixture
def git(folder: Path) -> Callable[..., str]:
    """Runs git in the repository; what it writes. Another status than 0 has to be expected."""

    def git(*arguments: str, status: int = 0, cwd: Path | None = None, **variables: str) -> str:
        ran = subprocess.run(
            ["git", *arguments], cwd=cwd or folder, env=os.environ | variables, capture_output=True, timeout=60
        )
        assert ran.returncode == status, ran.stderr.decode()
        return ran.stdout.decode()

    return git


@pytest.fixture
def commit(git: Callable[..., str]) -> Callable[..., str]:
    """Commits all that stands in the repository; the commit."""

    def commit(message: str = "all") -> str:
        git("add", "-A")
        git("commit", "-q", "-m", message)
        return git("rev-parse", "HEAD").strip()

    return commit
