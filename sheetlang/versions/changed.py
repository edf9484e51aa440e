"""Which files differ between two versions, renamed ones being followed, as git's own plumbing tells."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from sheetlang.versions.asked import DISK, INDEX
from sheetlang.versions.git import Git

_RAW = (
    "--raw",
    "-z",
    "-M",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
    "--no-relative",
)
_FILE = "100"
_TWO_PATHS = ("R", "C")


class Pair(NamedTuple):
    """A file in both versions: its path in each, None where it is not there."""

    old: str | None
    new: str | None


class Changed(NamedTuple):
    """The files that differ, and those of a merge that is not finished."""

    pairs: tuple[Pair, ...]
    unmerged: frozenset[str]


def changed(git: Git, old: str, new: str, suffixes: tuple[str, ...]) -> Changed:
    """The files of these suffixes that differ; git is run at the top of the repository."""
    told = git.out(*_command(old, new), *_RAW, *_ends(old, new), "--", *(f":(top,glob)**/*{one}" for one in suffixes))
    unmerged = _unmerged(git) if {old, new} & {INDEX, DISK} else frozenset()
    pairs: list[Pair] = []
    for status, modes, paths in _records(os.fsdecode(told)):
        sides = paths if status in _TWO_PATHS else paths * 2
        pair = Pair(*(path if mode.startswith(_FILE) else None for path, mode in zip(sides, modes, strict=True)))
        if pair != (None, None) and not unmerged & set(pair):
            pairs.append(pair)
    return Changed(tuple(pairs), unmerged)


def _unmerged(git: Git) -> frozenset[str]:
    lines = os.fsdecode(git.out("ls-files", "-u", "-z")).split("\0")
    return frozenset(line.partition("\t")[2] for line in lines if line)


def _command(old: str, new: str) -> tuple[str, ...]:
    if old == INDEX:
        return ("diff-files",)
    return ("diff-tree", "-r") if new not in (INDEX, DISK) else ("diff-index", *["--cached"] * (new == INDEX))


def _ends(old: str, new: str) -> list[str]:
    return [end for end in (old, new) if end not in (INDEX, DISK)]


def _records(told: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Status, both modes and the paths of each file."""
    pieces = iter(told.split("\0"))
    for piece in pieces:
        if piece.startswith(":"):
            before, after, _, _, status = piece[1:].split(" ")
            yield status[0], [before, after], [next(pieces) for _ in range(2 if status[0] in _TWO_PATHS else 1)]
