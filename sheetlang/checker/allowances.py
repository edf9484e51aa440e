"""Allowances: the comments that silence rules, and what is wrong with them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property

from sheetlang.checker.checker import Checker
from sheetlang.checker.plugin_faults import RULE_FAILED
from sheetlang.diagnostic import Diagnostic, Edit, Fix
from sheetlang.language.directives import Directive, Misplaced, directives
from sheetlang.language.document import Command, Document
from sheetlang.language.parse import parse
from sheetlang.language.quoting import named
from sheetlang.model.reuse_faults import (
    ALLOW_BESIDE,
    ALLOW_END_ALONE,
    ALLOW_NOT_AT_HEAD,
    ALLOW_WITHOUT_END,
    ALLOW_WITHOUT_REASON,
    UNUSED_ALLOW,
)
from sheetlang.model.sheet import Sheet
from sheetlang.source import Source, Span

_MISPLACED = {
    "open": ALLOW_WITHOUT_END, "end": ALLOW_END_ALONE, "file": ALLOW_NOT_AT_HEAD, "beside": ALLOW_BESIDE,
}  # fmt: skip


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
        allowed = LinesOfRules()
        complaints: list[Diagnostic] = []
        for document in self._documents():
            source, written = document.source, list(directives(document))
            shared = _shared_lines(document) if written else []
            for one in written:
                if isinstance(one, Directive) and one.reason:
                    allowed.add(self._meant(one), source.name, one.lines)
                if document is self._document:
                    complaints += self._complaints(one, source, shared)
        if not allowed:
            return list(self._findings), complaints
        return [one for one in self._findings if one.rule in binding or not allowed.hold(one)], complaints

    def _complaints(
        self, directive: Directive | Misplaced, source: Source, shared: Sequence[int]
    ) -> Iterator[Diagnostic]:
        # Few sheets have such comments: what judges them is imported for those that do.
        from sheetlang.checker.unknown_rules import unknown_rule

        if isinstance(directive, Misplaced):
            yield _MISPLACED[directive.kind].at(source, directive.span)
            return
        names = self._checker.names
        unknown = [unknown_rule(name, names, source, span) for name, span in directive.names]
        if not directive.marked and not directive.reason and any(unknown):
            return  # an ordinary comment that begins with 允许
        yield from filter(None, unknown)
        if not directive.reason:
            yield ALLOW_WITHOUT_REASON.at(source, directive.span)
        elif not _any_in(directive.lines, shared):
            yield from self._unused(directive, source)

    def _unused(self, directive: Directive, source: Source) -> Iterator[Diagnostic]:
        for index, (name, _) in enumerate(directive.names):
            meant = self._checker.names.find(name) or ()
            if self._were_asked(meant) and not any(
                self._is_found(rule, source.name, directive.lines) for rule in meant
            ):
                finding = UNUSED_ALLOW.at(source, directive.span, rule=name)
                yield finding._replace(fix=Fix(tuple(_without_name(directive, index, source.text)), safe=True))

    def _were_asked(self, rules: Sequence[str]) -> bool:
        """Whether rules ran, all of them: of one that did not, or failed, nobody knows what it would have found.

        Those that may find more in another run are not waited for, nor is anything said of them alone.
        """
        wanted = [rule for rule in rules if rule not in self._checker.depending]
        return bool(wanted) and all(
            rule not in self._failed and self._checker.runs(rule, self._sheets) for rule in wanted
        )

    @cached_property
    def _failed(self) -> frozenset[object]:
        return frozenset(one.values.get("rule") for one in self._findings if one.fault is RULE_FAILED)

    def _is_found(self, rule: str, source: str, lines: range) -> bool:
        return _any_in(lines, self._found.get((rule, source), ()))

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[int]]:
        """The lines on which each rule found something, by file, in order."""
        found: dict[tuple[str, str], list[int]] = {}
        for one in self._findings:
            found.setdefault((one.rule, one.source.name), []).append(one.source.line_number(one.span.start))
        return {known: sorted(lines) for known, lines in found.items()}

    def _meant(self, directive: Directive) -> frozenset[str]:
        names = self._checker.names
        return frozenset(rule for name, _ in directive.names for rule in names.find(name) or ())

    def _documents(self) -> Iterator[Document]:
        yield self._document
        here = self._document.source
        imported = {one.source.name: one.source for one in self._findings if one.source is not here}
        for source in imported.values():
            yield parse(source)[0]


class LinesOfRules:
    """On which lines of which files rules are silent."""

    def __init__(self) -> None:
        self._ranges: dict[tuple[str, str], list[range]] = {}
        self._merged: dict[tuple[str, str], tuple[list[int], list[int]]] = {}

    def add(self, rules: Iterable[str], source: str, lines: range) -> None:
        """Silence rules on some lines of a file."""
        for rule in rules:
            self._ranges.setdefault((rule, source), []).append(lines)

    def __bool__(self) -> bool:
        return bool(self._ranges)

    def hold(self, finding: Diagnostic) -> bool:
        """Whether a finding stands on such a line."""
        known = (finding.rule, finding.source.name)
        if known not in self._ranges:
            return False
        if known not in self._merged:
            self._merged[known] = _merged(self._ranges[known])
        starts, stops = self._merged[known]
        line = finding.source.line_number(finding.span.start)
        at = bisect_right(starts, line) - 1
        return at >= 0 and line < stops[at]


def _merged(ranges: Iterable[range]) -> tuple[list[int], list[int]]:
    """Where ranges begin and stop once those that overlap are one."""
    starts: list[int] = []
    stops: list[int] = []
    for one in sorted(ranges, key=lambda one: one.start):
        if starts and one.start <= stops[-1]:
            stops[-1] = max(stops[-1], one.stop)
        else:
            starts.append(one.start)
            stops.append(one.stop)
    return starts, stops


def _without_name(directive: Directive, index: int, text: str) -> Iterator[Edit]:
    """What takes a name out of a directive; with its last name the whole comment goes, and so does its end."""
    spans = [span for _, span in directive.names]
    if len(spans) > 1:
        start = spans[index].start if index == 0 else spans[index - 1].end
        yield Edit(Span(start, spans[1].start if index == 0 else spans[index].end), "")
        return
    for span in filter(None, (directive.span, directive.end)):
        before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        after = text.find("\n", span.end) + 1 or len(text)
        if before.strip():
            yield Edit(Span(span.start - len(before) + len(before.rstrip()), span.end), "")
        else:
            yield Edit(Span(span.start - len(before), after), "")


def _shared_lines(document: Document) -> list[int]:
    """The lines of sets that no sheet here uses, in order: others may, so what is allowed in them need not be found."""
    sets: dict[str, list[int]] = {}
    used: set[str] = set()
    lines: list[int] | None = None
    for line in document.lines:
        if isinstance(line, Command):
            if line.name == "use" and lines is None:
                used.add(named(line.argument))
            elif line.name in ("set", "project"):
                lines = sets.setdefault(named(line.argument), []) if line.name == "set" else None
        if lines is not None:
            lines.append(document.source.line_number(line.at))
    return sorted(line for name, lines in sets.items() if name not in used for line in lines)


def _any_in(lines: range, numbers: Sequence[int]) -> bool:
    """Whether any of some numbers, which are in order, is one of these lines."""
    at = bisect_left(numbers, lines.start)
    return at < len(numbers) and numbers[at] < lines.stop
