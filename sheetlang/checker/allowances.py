"""Allowances: the comments that silence rules, and what is wrong with them."""

from collections.abc import Iterator, Sequence, Set

from sheetlang.checker.checker import Checker
from sheetlang.diagnostic import Diagnostic
from sheetlang.language.directives import Directive, directives
from sheetlang.language.document import Command, Document
from sheetlang.language.parse import parse
from sheetlang.model.reuse_faults import ALLOW_WITHOUT_REASON, UNUSED_ALLOW
from sheetlang.model.sheet import Sheet
from sheetlang.source import Source

Place = tuple[str, str, int]


class Allowances:
    """The directive comments of a document, and of those that its imports brought findings from."""

    def __init__(
        self, document: Document, findings: Sequence[Diagnostic], checker: Checker, sheets: Sequence[Sheet]
    ) -> None:
        self._document = document
        self._findings = findings
        self._checker = checker
        self._sheets = sheets

    def judged(self, binding: Set[str]) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """The findings that no comment allows, or that are binding; and complaints about comments."""
        allowed: set[Place] = set()
        complaints: list[Diagnostic] = []
        for document in self._documents():
            source, written = document.source, list(directives(document))
            shared = _shared_lines(document) if written else set()
            for directive in written:
                if directive.reason:
                    allowed |= self._places(directive, source)
                if document is self._document:
                    complaints += self._complaints(directive, source, directive.line in shared)
        if not allowed:
            return list(self._findings), complaints
        return [one for one in self._findings if one.rule in binding or place_of(one) not in allowed], complaints

    def _complaints(self, directive: Directive, source: Source, shared: bool) -> Iterator[Diagnostic]:
        # Few sheets have such comments: what judges them is imported for those that do.
        from sheetlang.checker.unknown_rules import unknown_rule

        names = self._checker.names
        unknown = [unknown_rule(name, names, source, span) for name, span in directive.names]
        if not directive.marked and not directive.reason and any(unknown):
            return  # an ordinary comment that begins with 允许
        yield from filter(None, unknown)
        if not directive.reason:
            yield ALLOW_WITHOUT_REASON.at(source, directive.span)
        elif not shared:
            found = {place_of(finding) for finding in self._findings}
            for name, _ in directive.names:
                meant = [rule for rule in names.find(name) or () if self._checker.runs(rule, self._sheets)]
                if meant and not any((rule, source.name, directive.line) in found for rule in meant):
                    yield UNUSED_ALLOW.at(source, directive.span, rule=name)

    def _places(self, directive: Directive, source: Source) -> set[Place]:
        names = self._checker.names
        rules = (rule for name, _ in directive.names for rule in names.find(name) or ())
        return {(rule, source.name, directive.line) for rule in rules}

    def _documents(self) -> Iterator[Document]:
        yield self._document
        here = self._document.source
        imported = {one.source.name: one.source for one in self._findings if one.source is not here}
        for source in imported.values():
            yield parse(source)[0]


def place_of(finding: Diagnostic) -> Place:
    """The rule, file and line of a finding."""
    return finding.rule, finding.source.name, finding.source.line_number(finding.span.start)


def _shared_lines(document: Document) -> set[int]:
    """The lines of sets: a set need not be used here, so what is allowed in it need not be found."""
    lines: set[int] = set()
    in_set = False
    for line in document.lines:
        if isinstance(line, Command) and line.name in ("set", "project"):
            in_set = line.name == "set"
        if in_set:
            lines.add(document.source.position(line.at).line)
    return lines
