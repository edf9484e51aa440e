"""What a search of folders passes by though a person would take it for a sheet, or for a folder of sheets.

Editors and mail add suffixes that a desktop then hides, and input methods write letters in full width.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from sheetlang.workspace.find import SKIPPED, SUFFIX, Found

Why = Literal["name", "no file", "linked folder"]
_ENDINGS = (SUFFIX, f"{SUFFIX}.txt")
# Full width to half width, the Chinese full stop to the one meant, and what nobody sees to nothing.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("。｡", "..", _UNSEEN)


class PassedBy(NamedTuple):
    """A path that was neither read nor entered, and why."""

    path: str
    why: Why


def passed_by(entries: Iterable[os.DirEntry[str]]) -> list[PassedBy]:
    """Those among entries of a folder, none of them a sheet or a folder, that a person would expect to be read."""
    return [PassedBy(entry.path, why) for entry in entries if (why := _why(entry))]


def not_read(passed: Sequence[PassedBy], paths: Sequence[str], found: Sequence[Found]) -> list[PassedBy]:
    """Those that were not read by another name either, each once, sorted."""
    read = {Path(file.path).resolve() for file in found}
    folders = [Path(path).resolve() for path in paths if os.path.isdir(path)]

    def is_read(one: PassedBy) -> bool:
        real = Path(os.path.realpath(one.path))
        return real in read or (one.why == "linked folder" and any(map(real.is_relative_to, folders)))

    each = {os.path.abspath(one.path): one for one in passed}
    return sorted(one for one in each.values() if not is_read(one))


def _why(entry: os.DirEntry[str]) -> Why | None:
    if entry.is_symlink() and entry.name not in SKIPPED and _asked(entry.is_dir):
        return "linked folder"
    if not "".join(entry.name.translate(_PLAIN).split()).lower().endswith(_ENDINGS):
        return None
    return "name" if _asked(entry.is_file) and not os.path.normcase(entry.name).endswith(SUFFIX) else "no file"


def _asked(question: Callable[[], bool]) -> bool:
    """The answer; no where the system gives none, as of links in a ring."""
    try:
        return question()
    except OSError:
        return False
