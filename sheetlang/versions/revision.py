"""Sheets compiled as they stood in a version: with the imports and the forms of that version, not of today."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Protocol

from sheetlang.compiler import Compiled, compile_source, not_read
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.read import read_form
from sheetlang.forms.shelf import Shelf
from sheetlang.model.imports import Library
from sheetlang.source import Source
from sheetlang.versions.snapshot import Snapshot
from sheetlang.versions.snapshot_library import SnapshotLibrary
from sheetlang.workspace.find import OWN_FILE, SHARED_FILE, shown, workspace_root
from sheetlang.workspace.forms import FORM_SUFFIX, built_in, form_files, own_forms
from sheetlang.workspace.imported_files import FileLibrary
from sheetlang.workspace.read import decoded, read_source
from sheetlang.workspace.workspace import Workspace


class Revision(Protocol):
    """A version of the sheets of a repository; paths count from its top."""

    def names(self, suffix: str) -> list[str]:
        """The files of a suffix, sorted."""

    def compiled(self, paths: Iterable[str]) -> Iterator[tuple[str, Compiled]]:
        """Sheets of that version, with the findings of their shape."""


class OnDisk:
    """The working tree, as far as git tracks it."""

    def __init__(self, top: Path, index: Snapshot, form_dir: Path | None) -> None:
        self._top = top
        self._index = index
        self._workspace = Workspace(form_dir)
        self._library = cache(FileLibrary)

    def names(self, suffix: str) -> list[str]:
        """The files of a suffix that are tracked, and there."""
        return [path for path in self._index.names(suffix) if (self._top / path).is_file()]

    def compiled(self, paths: Iterable[str]) -> Iterator[tuple[str, Compiled]]:
        """Sheets as they are now."""
        for path in paths:
            file = self._top / path
            root = workspace_root(file)
            source, findings = read_source(str(shown(file)), root)
            yield path, _compiled(source, findings, self._workspace.shelf(root)[0], self._library(root))


class InGit:
    """A commit, or the index."""

    def __init__(self, snapshot: Snapshot, form_dir: Path | None) -> None:
        self._snapshot = snapshot
        self._more = own_forms(form_files(form_dir), form_dir)[0] if form_dir else []
        self._library = SnapshotLibrary(snapshot, self._root)
        self._shelf = cache(self._read_shelf)

    def names(self, suffix: str) -> list[str]:
        """The files of a suffix, sorted."""
        return self._snapshot.names(suffix)

    def compiled(self, paths: Iterable[str]) -> Iterator[tuple[str, Compiled]]:
        """Sheets as they were then."""
        paths = list(paths)
        self._snapshot.fetch(paths)
        for path in paths:
            source, findings = decoded(path, self._snapshot.read(path))
            yield path, _compiled(source, findings, self._shelf(self._root(path)), self._library)

    def _root(self, path: str) -> PurePosixPath:
        """The workspace of a file: the nearest folder above with settings, else the repository."""
        above = PurePosixPath(path).parents
        marked = (
            one for one in above if any(str(one / name) in self._snapshot.entries for name in (OWN_FILE, SHARED_FILE))
        )
        return next(marked, PurePosixPath("."))

    def _read_shelf(self, root: PurePosixPath) -> Shelf:
        places = (root, root / "forms")
        names = [name for name in self.names(FORM_SUFFIX) if PurePosixPath(name).parent in places]
        self._snapshot.fetch(names)
        sources = [decoded(name, self._snapshot.read(name))[0] for name in names]
        read = (read_form(source)[0] for source in sorted(sources, key=lambda one: (one.name.count("/"), one.name)))
        return built_in().with_forms([*filter(None, read), *self._more])


def _compiled(source: Source, findings: list[Diagnostic], shelf: Shelf, library: Library) -> Compiled:
    return not_read(source, findings) if findings else compile_source(source, shelf, library)
