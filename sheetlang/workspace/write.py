"""Files written whole or not at all: to a temporary name beside the target, then renamed."""

import os
from pathlib import Path
from zlib import crc32

_PREFIX = ".sheetlang-"
_SUFFIX = ".tmp"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a killed run leaves the old one or the new one; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{_PREFIX}{os.getpid()}-{crc32(os.fsencode(path.name)):08x}{_SUFFIX}")
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def sweep(folder: Path) -> int:
    """Remove what killed runs left in a folder; the count of files removed."""
    swept = 0
    for stale in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        owner = stale.name[len(_PREFIX) :].partition("-")[0]
        if owner.isdigit() and not _is_running(int(owner)):
            stale.unlink(missing_ok=True)
            swept += 1
    return swept


def _is_running(process: int) -> bool:
    if os.name == "nt" or process == os.getpid():
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
