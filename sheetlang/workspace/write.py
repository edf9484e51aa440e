"""Files written whole or not at all: to a temporary name, then renamed.

A living writer holds a lock on its temporary file, so that what a killed run left is known by having
none: a process number would say nothing in another container, or once it is given anew.
"""

import errno
import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from sheetlang.workspace.faults import LEADS_OUT, Refused
from sheetlang.workspace.inside import NO_LINK, Folder, entered, parts_below, refuse_no_file

try:
    import fcntl
except ImportError:  # on Windows an open file cannot be removed: that is lock enough
    fcntl = None  # type: ignore[assignment]

_TEMPORARY = r"\.sheetlang-[0-9a-f]{16}\.tmp"
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def write_whole(path: Path, data: bytes, root: Path | None = None, mode: int | None = None) -> None:
    """Write a file so that a killed run leaves the old one or the new one; raises OSError.

    Links do not lead out of a root. Unfinished files stand in it, where `sweep` finds them whatever was built.
    `mode` says who may read and write it, where that is not left to the system.
    """
    top = root or path.parent
    top.mkdir(parents=True, exist_ok=True)
    try:
        parts = parts_below(top, path.parent, LEADS_OUT)
        with entered(top, ()) as unfinished, entered(top, parts, make=True) as folder:
            _refuse_what_is_no_file(path.name, folder, path)
            _write(path.name, data, unfinished, folder, mode)
    except Refused as refused:
        raise Refused(refused.reason, path) from refused
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def sweep(folder: Path) -> int:
    """Remove what killed runs left in a folder; the count of files removed."""
    try:
        names = [name for name in os.listdir(folder) if re.fullmatch(_TEMPORARY, name)]
    except OSError:
        return 0
    return sum(_removed(folder / name) for name in names)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Meanwhile no other run is in a folder that asks to be alone there; on Windows and some network disks one may be."""
    if fcntl is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _write(name: str, data: bytes, unfinished: Folder, folder: Folder, mode: int | None) -> None:
    try:
        _write_once(name, data, unfinished, folder, mode)
    except FileNotFoundError:
        # Another run swept the temporary file just before it was locked.
        _write_once(name, data, unfinished, folder, mode)
    except OSError as error:
        # A folder of the output that is another disk: no rename leads there.
        if error.errno != errno.EXDEV:
            raise
        sweep(folder.path)
        _write_once(name, data, folder, folder, mode)


def _write_once(name: str, data: bytes, unfinished: Folder, folder: Folder, mode: int | None) -> None:
    temporary = unfinished.at(f".sheetlang-{os.urandom(8).hex()}.tmp")
    give_name = partial(os.replace, temporary, folder.at(name), src_dir_fd=unfinished.handle, dst_dir_fd=folder.handle)
    with _removed_if_ended(temporary, unfinished):
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666, dir_fd=unfinished.handle)
        with open(handle, "wb") as file:
            _lock(handle)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
            file.write(data)
            file.flush()
            os.fsync(handle)
            if fcntl:  # without its lock it would be swept
                give_name()
        if not fcntl:
            give_name()


@contextmanager
def _removed_if_ended(temporary: str, unfinished: Folder) -> Iterator[None]:
    """A file that is removed where what is done meanwhile fails, or the process is told to end."""

    def remove() -> None:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=unfinished.handle)

    def end(number: int, _: object) -> None:
        remove()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    # A program that uses us may have a way of its own to end, and hears of signals in its main thread alone.
    with suppress(ValueError):
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, end)
    try:
        yield
    except BaseException:
        remove()
        raise
    finally:
        if signal.getsignal(signal.SIGTERM) is end:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _refuse_what_is_no_file(name: str, folder: Folder, path: Path) -> None:
    """A device or a pipe would be lost where a file takes its name."""
    with suppress(FileNotFoundError):
        refuse_no_file(os.stat(folder.at(name), dir_fd=folder.handle).st_mode, path)


def _lock(handle: int) -> None:
    """Some network disks know no locks; there nothing is swept."""
    if fcntl:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)


def _removed(path: Path) -> bool:
    """Whether a temporary file had no living writer, and is gone."""
    try:
        if fcntl is None:
            os.unlink(path)
            return True
        with open(os.open(path, os.O_RDWR | NO_LINK), "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(path)
    except OSError:
        return False
    return True
