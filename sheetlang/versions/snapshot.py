"""The files of a commit, or of the index: listed once, read many at a time."""

import os
import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from sheetlang.text import Text
from sheetlang.versions.asked import INDEX
from sheetlang.versions.git import Git, GitTrouble

_LINK, _FILE = "120000", "100"
_MOST_LINKS = 8
_MISSING = Text(
    "git 没有取到文件的内容（{name}）；先运行 git fetch",
    "git has not fetched a file's content ({name}); run git fetch first",
)


class Entry(NamedTuple):
    """A file: what git calls its content, and whether that is a link's target."""

    blob: str
    is_link: bool


class Snapshot:
    """The files of a version by their paths from the top of the repository."""

    def __init__(self, git: Git, version: str) -> None:
        self._git = git
        self.version = version
        self._contents: dict[str, bytes] = {}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every file and link; what a merge has left open, and submodules, are not among them."""
        if self.version == INDEX:
            lines = (line.partition("\t") for line in self._listed("ls-files", "-s", "-z"))
            told = ((*head.split(" "), path) for head, _, path in lines)
            rows = [(mode, blob, path) for mode, blob, stage, path in told if stage == "0"]
        else:
            lines = (line.partition("\t") for line in self._listed("ls-tree", "-r", "-z", "--full-tree", self.version))
            rows = [(*head.split(" ")[::2], path) for head, _, path in lines]  # type: ignore[misc]
        return {path: Entry(blob, mode == _LINK) for mode, blob, path in rows if mode == _LINK or mode[:3] == _FILE}

    def names(self, suffix: str) -> list[str]:
        """The files of a suffix, sorted."""
        return sorted(path for path, entry in self.entries.items() if path.endswith(suffix) and not entry.is_link)

    def find(self, path: str) -> str | None:
        """The file that a path leads to, links followed inside the repository; None where there is none."""
        for _ in range(_MOST_LINKS):
            entry = self.entries.get(path)
            if entry is None or not entry.is_link:
                return path if entry else None
            target = os.fsdecode(self.read(path))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        return None

    def read(self, path: str) -> bytes:
        """The content of a file."""
        self.fetch([path])
        return self._contents[self.entries[path].blob]

    def fetch(self, paths: Iterable[str]) -> None:
        """Read files that will be asked for, all at once."""
        wanted = list(dict.fromkeys(self.entries[path].blob for path in paths if path in self.entries))
        wanted = [blob for blob in wanted if blob not in self._contents]
        if wanted:
            told = self._git.out("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
            self._contents.update(_contents(told))

    def _listed(self, *command: str) -> Iterator[str]:
        return filter(None, os.fsdecode(self._git.out(*command)).split("\0"))


def _contents(told: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        name, kind, *size = told[at:end].decode().split(" ")
        if not size:
            raise GitTrouble(_MISSING, name=f"{name[:12]} {kind}")
        start = end + 1
        at = start + int(size[0]) + 1
        yield name, told[start : at - 1]
