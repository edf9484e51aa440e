"""Folders entered from a root part by part, so that no link leads out of it, not even one put there meanwhile."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from sheetlang.diagnostic import Text
from sheetlang.workspace.faults import LEADS_ASTRAY, NO_ORDINARY_FILE, Refused

# Windows knows no files relative to an open folder; there the path must do.
_BY_HANDLE = os.open in os.supports_dir_fd
_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_PATH", os.O_RDONLY)
# Not to wait for a pipe that was put where a file was.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# Under such names a shell hands over what is no file, as in `sheetlang check <(git show main:a.sheet)`.
_HANDED_OVER = ("/dev/", "/proc/self/fd/")


class Folder(NamedTuple):
    """An open folder: its files are named by `at(name)` together with `handle`."""

    path: Path
    handle: int | None

    def at(self, name: str) -> str:
        """What to call a file of this folder."""
        return name if self.handle is not None else str(self.path / name)


def open_below(root: Path, path: Path) -> int:
    """A handle to read a file with, wherever below a root its links lead."""
    parts = parts_below(root, path, LEADS_ASTRAY)
    with entered(root, parts[:-1]) as folder:
        handle = os.open(folder.at(parts[-1] if parts else "."), _READ | NO_LINK, dir_fd=folder.handle)
    return _ordinary(handle, path)


def open_named(path: str) -> int | str:
    """What to read the file of a name from: a pipe, which may never be written to, is refused."""
    return path if path.startswith(_HANDED_OVER) else _ordinary(os.open(path, _READ), Path(path))


def _ordinary(handle: int, path: Path) -> int:
    try:
        refuse_no_file(os.fstat(handle).st_mode, path)
    except OSError:
        os.close(handle)
        raise
    return handle


def refuse_no_file(mode: int, path: Path) -> None:
    """An OSError for what is no ordinary file, by its mode."""
    if S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not S_ISREG(mode):
        raise Refused(NO_ORDINARY_FILE, path)


def parts_below(root: Path, path: Path, otherwise: Text) -> tuple[str, ...]:
    """Where a path leads, all links followed, as parts from a root; refused if that is outside."""
    try:
        real, top = path.resolve(), root.resolve()
    except RuntimeError as error:  # links in a ring, before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error
    if not real.is_relative_to(top):
        raise Refused(otherwise, path)
    return real.relative_to(top).parts


@contextmanager
def entered(root: Path, parts: tuple[str, ...], make: bool = False) -> Iterator[Folder]:
    """The folder at parts below a root; made on the way if asked. A link among the parts is an OSError."""
    path = root.joinpath(*parts)
    if not _BY_HANDLE:
        if make:
            path.mkdir(parents=True, exist_ok=True)
        yield Folder(path, None)
        return
    handle = os.open(root, _FOLDER)
    try:
        for part in parts:
            handle = _step(handle, part, make)
        yield Folder(path, handle)
    finally:
        os.close(handle)


def _step(folder: int, part: str, make: bool) -> int:
    if make:
        with suppress(FileExistsError):
            os.mkdir(part, dir_fd=folder)
    inner = os.open(part, _FOLDER | NO_LINK, dir_fd=folder)
    os.close(folder)
    return inner
