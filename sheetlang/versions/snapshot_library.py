"""Imported files of a version: inside the workspace only, as `FileLibrary` opens those on disk."""

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath

from sheetlang.diagnostic import Diagnostic
from sheetlang.language.document import Document
from sheetlang.language.parse import parse
from sheetlang.model import reuse_faults
from sheetlang.model.imports import Refusal
from sheetlang.source import Source
from sheetlang.versions.snapshot import Snapshot
from sheetlang.workspace.find import SUFFIX
from sheetlang.workspace.imported_files import unreadable
from sheetlang.workspace.read import decoded


class SnapshotLibrary:
    """Opens imports in a snapshot; each file is read once."""

    def __init__(self, snapshot: Snapshot, root_of: Callable[[str], PurePosixPath]) -> None:
        self._snapshot = snapshot
        self._root_of = root_of
        self._opened: dict[str, tuple[Document, list[Diagnostic]]] = {}

    def open(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        """The document at a path relative to the importing file, or why it cannot be had."""
        root = self._root_of(importer.name)
        slashes = path.replace("\\", "/")
        target = PurePosixPath(posixpath.normpath(posixpath.join(posixpath.dirname(importer.name), slashes)))
        found = self._snapshot.find(str(target)) or self._snapshot.find(f"{target}{SUFFIX}")
        if (
            slashes.startswith("/")
            or PureWindowsPath(path).anchor
            or not _is_below(PurePosixPath(found or target), root)
        ):
            return Refusal(reuse_faults.IMPORT_ESCAPES, {"path": path})
        if found is None:
            return Refusal(reuse_faults.IMPORT_NOT_FOUND, {"path": path})
        if found not in self._opened:
            source, findings = decoded(found, self._snapshot.read(found))
            if findings:
                return unreadable(path, findings[0])
            self._opened[found] = parse(source)
        return self._opened[found]

    def identity(self, source: Source) -> str:
        """The path that all names and links of a file lead to."""
        return self._snapshot.find(source.name) or source.name


def _is_below(path: PurePosixPath, root: PurePosixPath) -> bool:
    return path.parts[:1] != ("..",) and path.is_relative_to(root)
