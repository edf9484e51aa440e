"""Imported files: opened inside the workspace only, each read once."""

from pathlib import Path

from sheetlang.diagnostic import Diagnostic
from sheetlang.language.document import Document
from sheetlang.language.parse import parse
from sheetlang.model import faults
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

    def open(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        """The document at a path relative to the importing file, or why it cannot be had."""
        if _GLOB & set(path) or "\x00" in path:
            return Refusal(faults.IMPORT_NOT_FOUND, {"path": path})
        beside = Path(importer.name).parent / path.replace("\\", "/")
        target = beside.resolve()
        if Path(path).is_absolute() or not target.is_relative_to(self._root):
            return Refusal(faults.IMPORT_ESCAPES, {"path": path})
        if not target.is_file() and target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        if not target.is_file():
            return Refusal(faults.IMPORT_NOT_FOUND, {"path": path})
        if target not in self._opened:
            source, findings = read_source(str(_as_named(target, beside)))
            if findings:
                return Refusal(faults.IMPORT_UNREADABLE, {"path": path, "reason": findings[0].message("zh")})
            self._opened[target] = parse(source)
        return self._opened[target]


def _as_named(target: Path, beside: Path) -> Path:
    """The path of an import as the user would name it: from the folder that the command ran in."""
    return target if beside.is_absolute() else shown(target)
