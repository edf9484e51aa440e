"""Sets: those of a document and those that its 导入 lines bring, by name.

Files are opened by a `Library`, which the workspace provides; nothing here touches a disk.
"""

from pathlib import PurePath
from typing import Protocol

from attrs import frozen

from sheetlang.diagnostic import FIRST_HERE, Diagnostic, Fault
from sheetlang.language.document import Command, Document
from sheetlang.language.keywords import COMMANDS
from sheetlang.language.quoting import named
from sheetlang.model import faults, reuse_faults
from sheetlang.model.sections import Section, sections
from sheetlang.source import Source


@frozen
class Refusal:
    """Why a file cannot be imported."""

    fault: Fault
    values: dict[str, object]


class Library(Protocol):
    """Opens imported files."""

    def open(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        """The document at a path relative to the importing file, with its findings of shape."""

    def identity(self, source: Source) -> str:
        """Equal for two names of one file."""


class NoLibrary:
    """For texts that stand alone: no file is there to import."""

    def open(self, importer: Source, path: str) -> tuple[Document, list[Diagnostic]] | Refusal:
        """Always a refusal."""
        return Refusal(reuse_faults.IMPORT_NOT_FOUND, {"path": path})

    def identity(self, source: Source) -> str:
        """The name."""
        return source.name


Sets = dict[str, Section]


def collect_sets(document: Document, library: Library) -> tuple[Sets, list[Diagnostic]]:
    """All sets that a document may use, with findings for names and imports that fail."""
    findings: list[Diagnostic] = []
    sets: Sets = {}
    _collect(document, library, (library.identity(document.source),), sets, findings)
    return sets, findings


def _collect(
    document: Document, library: Library, trail: tuple[str, ...], sets: Sets, findings: list[Diagnostic]
) -> None:
    parts = sections(document)
    for section in parts:
        if section.kind == "set" and section.opening is not None:
            _add(section, section.opening, sets, findings)
    for section in parts:
        for content in section.contents:
            if isinstance(content, Command) and content.name == "import":
                _import(content, document.source, library, trail, sets, findings)


def _add(section: Section, opening: Command, sets: Sets, findings: list[Diagnostic]) -> None:
    name = named(opening.argument)
    first = sets.get(name)
    if not name:
        findings.append(faults.EMPTY_NAME.at(section.source, opening.span, keyword=COMMANDS["set"].zh))
    elif first is None:
        sets[name] = section
    elif first.opening is not None and (first.source.name, first.opening.at) != (section.source.name, opening.at):
        finding = reuse_faults.DUPLICATE_SET.at(section.source, opening.argument_span, name=name)
        findings.append(finding.with_label(first.source, first.opening.span, FIRST_HERE))


def _import(
    line: Command, source: Source, library: Library, trail: tuple[str, ...], sets: Sets, findings: list[Diagnostic]
) -> None:
    path = named(line.argument)
    if not path:
        findings.append(faults.EMPTY_NAME.at(source, line.span, keyword=COMMANDS["import"].zh))
        return
    opened = library.open(source, path)
    if isinstance(opened, Refusal):
        findings.append(opened.fault.at(source, line.argument_span, **opened.values))
        return
    document, shape_findings = opened
    name = library.identity(document.source)
    if name in trail:
        cycle = " → ".join(PurePath(one).name for one in (*trail[trail.index(name) :], name))
        findings.append(reuse_faults.IMPORT_CYCLE.at(source, line.argument_span, cycle=cycle))
        return
    findings.extend(shape_findings)
    _collect(document, library, (*trail, name), sets, findings)
