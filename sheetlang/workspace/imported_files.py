"""Imported files: opened inside the workspace only, each looked for and read once."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from sheetlang.diagnostic import LANGUAGES, Diagnostic, Text
from sheetlang.language.document import Document
from sheetlang.language.parse import parse
from sheetlang.model import reuse_faults
from sheetlang.model.imports import Refusal
from sheetlang.source import Source
from sheetlang.workspace.find import SUFFIX, shown
from sheetlang.workspace.read import read_source

_GLOB = set("*?[]")


class FileLibrary:
    """Opens imports for the files of one workspace; symbolic links may not leave it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._opened: dict[Path, tuple[Document, list[Diagnostic]]] = {}
        self._found: dict[tuple[str, str], tuple[Document, list[Diagnostic]] | Refusal] = {}
        self._identities: dict[str, str] = {}

    def open(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        """The document at a path relative to the importing file, or why it cannot be had."""
        wanted = (os.path.dirname(importer.name), path)
        if wanted not in self._found:
            self._found[wanted] = self._looked_for(importer, path)
        return self._found[wanted]

    def identity(self, source: Source) -> str:
        """The path that all names and links of a file lead to."""
        if source.name not in self._identities:
            self._identities[source.name] = _resolved(source.name)
        return self._identities[source.name]

    def _looked_for(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        if _GLOB & set(path) or "\x00" in path:
            return Refusal(reuse_faults.IMPORT_NOT_FOUND, {"path": path})
        try:
            return self._open(importer, path)
        except (OSError, RuntimeError, ValueError):
            return Refusal(reuse_faults.IMPORT_NOT_FOUND, {"path": path})

    def put(self, source: Source) -> None:
        """Open this text from here on, in place of what stands in its file."""
        self._opened[Path(source.name).resolve()] = parse(source)
        self._found.clear()

    def _open(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        beside = Path(importer.name).parent / path.replace("\\", "/")
        target = beside.resolve()
        if self._root in target.parents and not target.is_file() and target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX).resolve()
        if _is_absolute(path) or not target.is_relative_to(self._root):
            return Refusal(reuse_faults.IMPORT_ESCAPES, {"path": path})
        if not target.is_file():
            return Refusal(reuse_faults.IMPORT_NOT_FOUND, {"path": path})
        if target not in self._opened:
            source, findings = read_source(str(_as_named(target, beside)), self._root)
            if findings:
                return unreadable(path, findings[0])
            self._opened[target] = parse(source)
        return self._opened[target]


def _resolved(name: str) -> str:
    try:
        return str(Path(name).resolve())
    except (OSError, RuntimeError):
        return name


def unreadable(path: str, finding: Diagnostic) -> Refusal:
    """Why a file that is there cannot be imported: what was found when it was read."""
    return Refusal(reuse_faults.IMPORT_UNREADABLE, {"path": path, "reason": _reason(finding)})


def _is_absolute(path: str) -> bool:
    return PurePosixPath(path).is_absolute() or bool(PureWindowsPath(path).anchor)


def _reason(finding: Diagnostic) -> Text:
    return Text("{zh}", "{en}").filled(**{lang: finding.message(lang) for lang in LANGUAGES})


def _as_named(target: Path, beside: Path) -> Path:
    """The path of an import as the user would name it: from the folder that the command ran in."""
    return target if beside.is_absolute() else shown(target)
