"""A workspace to write files in, and the findings of a file in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

import sheetlang

_SHEET = """\
表式: 项目支出绩效目标申报表(2015)
年度: 2026
{imports}
项目 甲

主管部门及代码: 县水利局
实施单位: 饮水中心
年度资金总额: 100 万元
年度总体目标: 通水

产出.数量.改造管网 >= 42 公里
{rest}"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `docs` is the workspace that the test stands in; beside it is room for what lies outside."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "sheetlang.toml").touch()
    monkeypatch.chdir(docs)
    return docs


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file, by its path from the workspace."""

    def write(path: str, text: str | bytes) -> Path:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


@pytest.fixture
def sheet() -> Callable[..., str]:
    """The text of a sound sheet with more lines at its end, and the imports before its project."""

    def sheet(*rest: str, imports: tuple[str, ...] = ()) -> str:
        lines = "".join(f'导入 "{path}"\n' for path in imports)
        return _SHEET.format(imports=lines, rest="".join(f"{line}\n" for line in rest))

    return sheet


@pytest.fixture
def findings() -> Callable[..., list[tuple[str, int, str]]]:
    """The findings of a file: path, line and rule of each."""

    def findings(path: str | Path, form_dir: str | None = None) -> list[tuple[str, int, str]]:
        _, found = sheetlang.compile_file(path, form_dir=form_dir)
        return [(one.source.name, one.source.position(one.span.start).line, one.rule) for one in found]

    return findings
