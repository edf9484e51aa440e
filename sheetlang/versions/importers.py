"""Which sheets a changed file reaches: those that import it, or import what does, and, if it is a form, all."""

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sheetlang.language.keywords import COMMANDS
from sheetlang.versions.asked import DISK, INDEX
from sheetlang.versions.git import Git
from sheetlang.workspace.find import SUFFIX


def importers(git: Git, version: str, changed: Iterable[str]) -> set[str]:
    """The sheets of a version that may mean something else because of changed files: too many rather than too few."""
    lines = list(_import_lines(git, version))
    reached: set[str] = set()
    stems = {PurePosixPath(path).stem for path in changed}
    while stems:
        found = {path for path, line in lines if any(stem in line for stem in stems)} - reached
        reached |= found
        stems = {PurePosixPath(path).stem for path in found}
    return reached


def _import_lines(git: Git, version: str) -> Iterator[tuple[str, str]]:
    """Path and text of each line that imports."""
    words = [part for word in COMMANDS["import"].spellings for part in ("-e", f"^{word}")]
    where = {INDEX: ["--cached"], DISK: []}.get(version, [version])
    ran = git.ran(
        "grep", "-z", "-i", "-G", "--no-color", "--full-name", *words, *where, "--", f":(top,glob)**/*{SUFFIX}"
    )
    told, at = os.fsdecode(ran.stdout), 0
    # A path may hold line breaks: it goes up to a NUL, and the line behind that to its end.
    while (behind := told.find("\0", at) + 1) and (end := told.find("\n", behind)) >= 0:
        yield told[at : behind - 1].removeprefix(f"{version}:"), told[behind:end]
        at = end + 1
