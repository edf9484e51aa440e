"""Sets: those of a document and those that its 导入 lines bring, by name.

Files are opened by a `Library`, which the workspace provides; nothing here touches a disk.
"""

from os.path import basename
from typing import NamedTuple, Protocol

from sheetlang.diagnostic import FIRST_HERE, Diagnostic, Fault, Findings
from sheetlang.language.document import Command, Document
from sheetlang.language.keywords import COMMANDS
from sheetlang.language.quoting import named
from sheetlang.model import faults, reuse_faults
from sheetlang.model.sections import Section, sections
from sheetlang.source import Source


class Refusal(NamedTuple):
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

DEEPEST_IMPORT = 64
_MOST_SHOWN = 8


def collect_sets(parts: list[Section], source: Source, library: Library) -> tuple[Sets, Findings]:
    """All sets that the sections of a source may use, with findings for names and imports that fail."""
    collector = _Collector(library)
    collector.collect(parts, source, (library.identity(source),))
    return collector.sets, collector.findings


class _Collector:
    """Follows imports; each file is read through once, by whatever ways it is reached."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.sets: Sets = {}
        self.findings = Findings()
        self._seen: set[str] = set()

    def collect(self, parts: list[Section], source: Source, trail: tuple[str, ...]) -> None:
        """Take in the sets of a source; `trail` holds the files that lead to it, itself included."""
        self._seen.add(trail[-1])
        for section in parts:
            if section.kind == "set" and section.opening is not None:
                self._add(section, section.opening)
        for section in parts:
            for content in section.contents:
                if isinstance(content, Command) and content.name == "import":
                    self._import(content, source, trail)

    def _add(self, section: Section, opening: Command) -> None:
        name = named(opening.argument)
        first = self.sets.get(name)
        if not name:
            self.findings.append(faults.EMPTY_NAME.at(section.source, opening.span, keyword=COMMANDS["set"].zh))
        elif first is None:
            self.sets[name] = section
        elif first.opening is not None:
            finding = reuse_faults.DUPLICATE_SET.at(section.source, opening.argument_span, name=name)
            self.findings.append(finding.with_label(first.source, first.opening.span, FIRST_HERE))

    def _import(self, line: Command, source: Source, trail: tuple[str, ...]) -> None:
        path = named(line.argument)
        if not path:
            self.findings.append(faults.EMPTY_NAME.at(source, line.span, keyword=COMMANDS["import"].zh))
            return
        opened = self._library.open(source, path)
        if isinstance(opened, Refusal):
            self.findings.append(opened.fault.at(source, line.argument_span, **opened.values))
            return
        document, shape_findings = opened
        name = self._library.identity(document.source)
        if name in trail:
            cycle = _shown((*trail[trail.index(name) :], name))
            self.findings.append(reuse_faults.IMPORT_CYCLE.at(source, line.argument_span, cycle=cycle))
        elif len(trail) > DEEPEST_IMPORT:
            finding = reuse_faults.IMPORT_TOO_DEEP.at(source, line.argument_span, limit=DEEPEST_IMPORT)
            self.findings.append(finding)
        elif name not in self._seen:
            self.findings.extend(shape_findings)
            self.collect(sections(document), document.source, (*trail, name))


def _shown(cycle: tuple[str, ...]) -> str:
    """The names of files that form a cycle; of many, those around its beginning and its end."""
    if len(cycle) > _MOST_SHOWN:
        half = _MOST_SHOWN // 2
        return " → ".join((*map(basename, cycle[:half]), "…", *map(basename, cycle[-half:])))
    return " → ".join(map(basename, cycle))
