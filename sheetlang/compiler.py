"""The passes in order: read this first.

    text ─parse→ Document ─resolve→ Sheet ─check→ findings
                                      └─lay out→ Grid ─paint→ html, md, xlsx
                                      └────────────────────→ json

No pass prints, opens a file, or raises for a user's mistake.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from sheetlang.checker.checker import Checker, plain_checker
from sheetlang.checker.run import Run
from sheetlang.diagnostic import Diagnostic, Findings, Language, has_errors
from sheetlang.findings import in_order, settled
from sheetlang.formats import emitter
from sheetlang.forms.shelf import Shelf
from sheetlang.language.document import Document
from sheetlang.language.faults import TOO_MANY_FINDINGS
from sheetlang.language.parse import parse
from sheetlang.model.imports import Library, NoLibrary
from sheetlang.model.refused_lines import told_by_form
from sheetlang.model.resolve import resolve
from sheetlang.model.sheet import Sheet
from sheetlang.source import Source, Span
from sheetlang.value import same_by


class _Compiled(NamedTuple):
    document: Document
    sheets: tuple[Sheet, ...]
    mistakes: Sequence[Diagnostic]
    find: Callable[[], tuple[Diagnostic, ...]] | None = None


@same_by("document", "sheets")
class Compiled(_Compiled):
    """A source, what it means, and what is wrong with it, which rules are asked only where someone wants to know."""

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that is wrong with it, in reading order: the mistakes of writing, and what rules find."""
        return self.find() if self.find else in_order(self.mistakes)

    @property
    def is_sound(self) -> bool:
        """Whether nothing in it is an error."""
        return not has_errors(self.findings)


def compile_source(
    source: Source,
    shelf: Shelf,
    library: Library | None = None,
    release: bool = False,
    checker: Checker | None = None,
    run: Run | None = None,
) -> Compiled:
    """The sheets of a source with all findings, in reading order; rules are those of a checker, else all.

    Its sheets are compared with one another, and with those of the run whose findings were asked for before.
    """
    document, structural = parse(source)
    sheets, resolved = resolve(document, shelf, library or NoLibrary())
    structural.extend(resolved)
    if structural and sheets:
        told_by_form(structural, sheets, source)
    return Compiled(document, sheets, structural, lambda: _found(document, sheets, structural, release, checker, run))


def not_read(source: Source, findings: Sequence[Diagnostic]) -> Compiled:
    """What there is of a file that could not be read: no line and no sheet, but why."""
    return Compiled(Document((), source), (), findings)


def _found(
    document: Document, sheets: tuple[Sheet, ...], structural: Findings,
    release: bool, checker: Checker | None, run: Run | None,
) -> tuple[Diagnostic, ...]:  # fmt: skip
    checker = checker or plain_checker()
    if run is None and len(sheets) > 1:
        run = Run()
    checked = Findings(finding for sheet in sheets for finding in checker.findings(sheet, release, run))
    findings = settled(document, structural, checked, checker, sheets, release)
    if left_out := structural.left_out + checked.left_out:
        end = Span(len(document.source.text), len(document.source.text))
        findings.append(TOO_MANY_FINDINGS.at(document.source, end, count=left_out))
    return in_order(findings)


def emit(compiled: Compiled, format_name: str, draft: bool = False, lang: Language = "zh") -> bytes:
    """The sheets in one format (`html`, `md`, `xlsx`, `json`); a draft is marked and lists its findings."""
    from sheetlang.painting.book import Book

    book = Book(compiled.sheets, compiled.findings if draft else None, lang)
    return emitter(format_name).paint(book)
