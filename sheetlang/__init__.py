"""sheetlang: target sheets as text.

>>> import sheetlang
>>> sheets, findings = sheetlang.compile_text("表式: …")
>>> page = sheetlang.render(sheets, "html")

`compile_text`, `compile_file` and `read_json` never raise for what they are given to read: they return findings.
Those that take a `form_dir` raise NotADirectoryError where there is no such folder.
"""

from collections.abc import Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from sheetlang.version import __version__ as __version__

if TYPE_CHECKING:
    from pathlib import Path

    from sheetlang.diagnostic import Diagnostic
    from sheetlang.model.sheet import Sheet

    Outcome = tuple[tuple[Sheet, ...], tuple[Diagnostic, ...]]

__all__ = ["compile_file", "compile_text", "read_json", "render"]


def compile_text(text: str, name: str = "<text>", *, release: bool = False) -> "Outcome":
    """The sheets of a text and its findings, in reading order; imports are refused.

    Sheets are there even where findings are errors: they hold what could be read.
    """
    from sheetlang.compiler import compile_source
    from sheetlang.source import Source
    from sheetlang.workspace.forms import built_in

    compiled = compile_source(Source(name, text.removeprefix("\ufeff")), built_in(), release=release)
    return compiled.sheets, compiled.findings


def compile_file(
    path: str | PathLike[str], *, form_dir: str | PathLike[str] | None = None, release: bool = False
) -> "Outcome":
    """The sheets of a file and its findings, those of wrong form files and settings included.

    Forms, settings and imports are looked up as the command line does. A file that cannot be read is a finding.
    """
    from pathlib import Path

    from sheetlang.workspace.find import Found, workspace_root
    from sheetlang.workspace.workspace import Workspace

    workspace = Workspace(_folder(form_dir) if form_dir is not None else None)
    file = Found(fspath(path), Path(path), workspace_root(Path(path)))
    compiled = workspace.compile(file, release)
    return compiled.sheets, (*workspace.wrong_set_up(file.root), *compiled.findings)


def read_json(data: bytes | str, name: str = "<json>", *, form_dir: str | PathLike[str] | None = None) -> "Outcome":
    """The sheets in what `render(sheets, "json")` or `sheetlang build --to json` wrote, and findings.

    What does not fit is left out and reported. Forms are those of sheetlang, and those in `form_dir`.
    """
    from sheetlang.interchange.read_json import read_json
    from sheetlang.workspace.forms import built_in, form_files, own_forms

    files = form_files(_folder(form_dir)) if form_dir is not None else []
    forms, findings = own_forms(files)
    sheets, found = read_json(data, built_in().with_forms(forms), name)
    return sheets, (*findings, *found)


def render(sheets: "Sequence[Sheet]", format_name: str, *, draft: "Sequence[Diagnostic] | None" = None) -> bytes:
    """The sheets as `html`, `md`, `xlsx` or `json`; text is UTF-8.

    `draft` marks every page 草稿 and lists these findings. Raises ValueError for an unknown format.
    """
    from sheetlang.formats import emitter, format_names
    from sheetlang.painting.book import Book

    if format_name not in format_names():
        raise ValueError(f"unknown format {format_name!r}; known: {', '.join(format_names())}")
    return emitter(format_name).paint(Book(tuple(sheets), None if draft is None else tuple(draft)))


def _folder(path: str | PathLike[str]) -> "Path":
    from pathlib import Path

    folder = Path(path)
    if not folder.is_dir():
        raise NotADirectoryError(f"no folder of forms: {fspath(path)!r}")
    return folder
