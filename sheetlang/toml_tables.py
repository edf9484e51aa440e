"""TOML files of the package as tables: forms, lists of words. Python keeps them compiled; a start that reads thirty of them parses none.

What is kept of a file is used while its checksum is the file's: a changed or a new file is read, which is slower and no
less right. `python -m sheetlang.toml_tables` writes `kept_tables.py`.
"""

import sys
from pathlib import Path
from typing import Any
from zlib import crc32

from sheetlang.kept_tables import KEPT

Table = dict[str, Any]

# Folder and name of each file that is kept.
_FOLDERS = ("forms", "knowledge")
_HEAD = (
    '"""Written by `python -m sheetlang.toml_tables`: name, checksum and content of each TOML file of the package."""'
)


def table_of(path: Path) -> Table:
    """The content of a sound TOML file of the package, which nobody may change."""
    data = path.read_bytes()
    checksum, table = KEPT.get(f"{path.parent.name}/{path.stem}", (None, {}))
    return table if checksum == crc32(data) else _read(data)


def kept_text() -> str:
    """The module that keeps all of them."""
    package = Path(__file__).parent
    paths = [path for folder in _FOLDERS for path in sorted((package / folder).glob("*.toml"))]
    data = {f"{path.parent.name}/{path.stem}": path.read_bytes() for path in paths}
    lines = (f"    {name!r}: ({crc32(one)}, {_read(one)!r}),\n" for name, one in data.items())
    return (
        f"{_HEAD}\n\nfrom typing import Any\n\nKEPT: dict[str, tuple[int, dict[str, Any]]] = {{\n{''.join(lines)}}}\n"
    )


def _read(data: bytes) -> Table:
    import tomllib

    return tomllib.loads(data.decode("utf-8"))


if __name__ == "__main__":
    (Path(__file__).parent / "kept_tables.py").write_text(kept_text(), "utf-8", newline="\n")
    sys.stdout.write("kept_tables.py\n")
