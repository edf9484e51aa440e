"""A workspace to write files in, and the findings of a file in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sound import SOUND

import sheetlang


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `docs` is the workspace that the test stands in; beside it is room for what lies outside."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "sheetlang.toml").touch()
    monkeypatch.chdir(docs)
    return docs


@pytest.fixture
def sheet() -> Callable[..., str]:
    """The text of a sound sheet with more lines at its end, and the imports before its project."""

    def sheet(*rest: str, imports: tuple[str, ...] = ()) -> str:
        lines = "".join(f'导入 "{path}"\n' for path in imports)
        return SOUND.replace("\n项目 ", f"{lines}\n项目 ", 1) + "".join(f"{line}\n" for line in rest)

    return sheet


@pytest.fixture
def findings() -> Callable[..., list[tuple[str, int, str]]]:
    """The findings of a file: path, line and rule of each."""

    def findings(path: str | Path, form_dir: str | None = None) -> list[tuple[str, int, str]]:
        _, found = sheetlang.compile_file(path, form_dir=form_dir)
        return [(one.source.name, one.source.position(one.span.start).line, one.rule) for one in found]

    return findings
