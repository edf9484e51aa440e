"""Which sheet files a command speaks of, and where the workspace begins."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sheetlang.workspace.read import STANDARD_INPUT

if TYPE_CHECKING:
    from sheetlang.workspace.passed_by import PassedBy

SUFFIX = ".sheet"
OWN_FILE, SHARED_FILE = "sheetlang.toml", "pyproject.toml"
_MARKERS = (".git", OWN_FILE, SHARED_FILE)
# Folders that hold no sheets of the user's.
SKIPPED = (".git", ".venv", "node_modules", "__pycache__")


class Found(NamedTuple):
    """A sheet file: the path to open, its path below the folder that was given, and its workspace."""

    path: str
    relative: Path
    root: Path


class NothingFound(Exception):
    """A path that does not exist, a link that leads nowhere, or a folder without sheet files."""

    def __init__(self, path: str, exists: bool) -> None:
        super().__init__(path)
        self.path = path
        self.exists = exists


def find(paths: Sequence[str], passed: "list[PassedBy] | None" = None) -> list[Found]:
    """The files that paths name, folders searched for `*.sheet`; each file once, in a fixed order.

    `passed` is given what the search passes by though it looks like a sheet, also where it finds nothing.
    """
    found: dict[Path, Found] = {}
    for path in paths:
        for one in _find(path, passed):
            found.setdefault(Path(one.path).resolve() if one.path != STANDARD_INPUT else Path(STANDARD_INPUT), one)
    return list(found.values())


def _find(path: str, passed: "list[PassedBy] | None") -> Iterator[Found]:
    if path == STANDARD_INPUT:
        yield Found(path, Path("stdin"), Path.cwd())
        return
    given = Path(path)
    if not path or not given.is_dir():
        if not path or not given.exists():
            raise NothingFound(path, exists=False)
        yield Found(path, Path(given.name), workspace_root(given))
        return
    files = sorted(_sheets_below(given, passed))
    if not files:
        raise NothingFound(path, exists=True)
    for file in files:
        yield Found(str(file), file.relative_to(given), workspace_root(file, given))


def _sheets_below(given: Path, passed: "list[PassedBy] | None") -> Iterator[Path]:
    """The sheet files of a folder and of those in it, however deep; links to folders are not followed.

    A folder that may not be looked into stands for what is in it: whoever reads it is told why.
    """
    folders = [str(given)]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                inside = list(entries)
        except FileNotFoundError:  # it went away meanwhile
            continue
        except PermissionError:
            yield Path(folder)
            continue
        others = []
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in SKIPPED:
                    folders.append(entry.path)
            elif os.path.normcase(entry.name).endswith(SUFFIX) and _is_file(entry):
                yield Path(entry.path)
            else:
                others.append(entry)
        if others and passed is not None:
            # Many folders hold nothing but sheets; what tells the rest apart is not loaded for them.
            from sheetlang.workspace.passed_by import passed_by

            passed += passed_by(others)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is an ordinary file, or may be one where that may not be asked."""
    try:
        return entry.is_file()
    except PermissionError:
        return True
    except OSError:  # links in a ring
        return False


def shown(path: Path) -> Path:
    """A path as the user would name it: from the current folder, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def workspace_root(file: Path | None = None, given: Path | None = None) -> Path:
    """The nearest folder with a marker above a file, or above where we are; else the folder given, or the current or the file's own."""
    folder = Path.cwd() if file is None else Path(os.path.realpath(file)).parent
    for parent in (folder, *folder.parents):
        if any(os.path.lexists(parent / marker) for marker in _MARKERS):
            return parent
    if given is not None:
        return given.resolve()
    here = Path.cwd()
    return here if folder.is_relative_to(here) else folder
