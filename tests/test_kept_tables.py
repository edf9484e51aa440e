"""What is kept of the package's TOML files is what they say, and is not used where they say something else."""

from pathlib import Path

import pytest

from sheetlang import kept_tables, toml_tables

AGAIN = "a form or a list of words has changed: run  python -m sheetlang.toml_tables"


def test_every_file_is_kept_as_it_is():
    assert Path(kept_tables.__file__).read_text("utf-8") == toml_tables.kept_text(), AGAIN


def test_a_kept_file_is_not_read_again(tmp_path, monkeypatch):
    path = written(tmp_path, "note = '旧'\n")
    monkeypatch.setitem(kept_tables.KEPT, "forms/own", (checksum(path), {"note": "kept"}))
    assert toml_tables.table_of(path) == {"note": "kept"}


@pytest.mark.parametrize("changed", ["note = '新'\n", "note = '新'", "note = '旧' # 注\n"])
def test_a_changed_file_is_read(changed, tmp_path, monkeypatch):
    path = written(tmp_path, "note = '旧'\n")
    monkeypatch.setitem(kept_tables.KEPT, "forms/own", (checksum(path), {"note": "kept"}))
    path.write_text(changed, "utf-8", newline="\n")
    assert toml_tables.table_of(path) == {"note": changed[8]}


def test_a_new_file_is_read(tmp_path):
    assert toml_tables.table_of(written(tmp_path, "note = '旧'\n")) == {"note": "旧"}


def written(folder: Path, text: str) -> Path:
    path = folder / "forms" / "own.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8", newline="\n")
    return path


def checksum(path: Path) -> int:
    return toml_tables.crc32(path.read_bytes())
