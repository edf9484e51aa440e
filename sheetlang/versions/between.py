"""Two versions of the sheets of a repository, and the pairs of files in which their meaning may differ."""

import os
import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sheetlang.text import Text
from sheetlang.versions.asked import DISK, INDEX, Asked, asked, no_revision
from sheetlang.versions.changed import Pair, changed
from sheetlang.versions.git import Git, GitTrouble
from sheetlang.versions.importers import importers
from sheetlang.versions.repository import Repository, repository
from sheetlang.versions.revision import InGit, OnDisk, Revision
from sheetlang.versions.snapshot import Snapshot
from sheetlang.workspace.find import SUFFIX
from sheetlang.workspace.forms import FORM_SUFFIX

_NO_DISK = Text(
    "这是没有工作区的仓库（bare）；写明两个版本，如 HEAD~1..HEAD",
    "this is a bare repository; give two revisions, such as HEAD~1..HEAD",
)


class Between(NamedTuple):
    """Both versions, the pairs of sheets, and those left out because a merge of theirs is not finished."""

    old: Revision
    new: Revision
    pairs: tuple[Pair, ...]
    unmerged: tuple[str, ...]


def between(folder: Path, words: Sequence[str], staged: bool = False, form_dir: Path | None = None) -> Between:
    """What the words after `--git` ask for, in the repository of a folder; raises GitTrouble."""
    place = repository(folder)
    wanted = asked(place.git, words, staged, bare=place.top is None)
    if place.top is None and {INDEX, DISK} & {wanted.old, wanted.new}:
        raise GitTrouble(_NO_DISK)
    git = Git(place.top or folder)
    old, new = (_revision(git, place, version, form_dir) for version in (wanted.old, wanted.new))
    pairs, unmerged = _pairs(git, wanted, old, new)
    known = {*old.names(SUFFIX), *new.names(SUFFIX), *unmerged} if wanted.paths else set()
    asked_for = _asked_for(place, wanted.paths, known)
    return Between(
        old,
        new,
        tuple(pair for pair in pairs if any(path and _is_below(path, asked_for) for path in pair)),
        tuple(sorted(path for path in unmerged if path.endswith(SUFFIX) and _is_below(path, asked_for))),
    )


def _revision(git: Git, place: Repository, version: str, form_dir: Path | None) -> Revision:
    if version == DISK and place.top is not None:
        return OnDisk(place.top, Snapshot(git, INDEX), form_dir)
    return InGit(Snapshot(git, version), form_dir)


def _pairs(git: Git, wanted: Asked, old: Revision, new: Revision) -> tuple[list[Pair], set[str]]:
    """The sheets that changed, and those that did not but import, or are laid out by, what did."""
    found = changed(git, wanted.old, wanted.new, (SUFFIX, FORM_SUFFIX))
    sheets = [Pair(*(path if path and path.endswith(SUFFIX) else None for path in pair)) for pair in found.pairs]
    paths = {path for pair in found.pairs for path in pair if path}
    if any(path.endswith(FORM_SUFFIX) for path in paths):
        reached = set(old.names(SUFFIX)) & set(new.names(SUFFIX))
    else:
        reached = importers(git, wanted.old, paths) | importers(git, wanted.new, paths) if paths else set()
    told = {path for pair in sheets for path in pair}
    sheets += [Pair(path, path) for path in sorted(reached - told - found.unmerged)]
    return [pair for pair in sheets if pair != (None, None)], set(found.unmerged)


def _asked_for(place: Repository, paths: Sequence[str], known: set[str]) -> list[str]:
    """The paths asked for, from the top of the repository; a GitTrouble for one below which no sheet is known."""
    if not paths:
        return ["."]
    prefix = place.git.line("rev-parse", "--show-prefix")
    found = []
    for path in paths:
        below = _from_top(path, prefix, place.top)
        if not any(_is_below(name, [below]) for name in known):
            raise no_revision(place.git, path)
        found.append(below)
    return found


def _from_top(path: str, prefix: str, top: Path | None) -> str:
    if os.path.isabs(path) and top is not None:
        return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(top))).as_posix()
    return posixpath.normpath(posixpath.join(prefix, path.replace(os.sep, "/")))


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(folder in (".", path) or path.startswith(f"{folder}/") for folder in folders)
