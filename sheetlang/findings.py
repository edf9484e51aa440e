"""Findings of a whole file put in order: silenced where allowed, said once, sorted."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from sheetlang.checker.checker import Checker
from sheetlang.diagnostic import Diagnostic
from sheetlang.language.directives import directives
from sheetlang.language.document import Command, Document
from sheetlang.language.faults import INVISIBLE_CHARACTER
from sheetlang.language.parse import parse
from sheetlang.model.reuse_faults import ALLOW_WITHOUT_REASON, UNUSED_ALLOW


def settled(
    document: Document, structural: list[Diagnostic], checked: list[Diagnostic], checker: Checker, release: bool
) -> list[Diagnostic]:
    """All findings that remain: rules can be allowed by a comment.

    Mistakes of structure cannot, nor what a release refuses.
    """
    kept, about_comments = _without_allowed(document, checked, checker, release)
    return _without_echoes([*structural, *kept, *about_comments])


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in reading order, each said once."""
    return tuple(chain.from_iterable(map(_said_once, _by_place(findings))))


def _by_place(findings: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
    ordered = sorted(findings, key=lambda finding: finding.order)
    return (list(same) for _, same in groupby(ordered, key=lambda finding: finding.order))


def _said_once(same: list[Diagnostic]) -> Iterable[Diagnostic]:
    """Only findings of one rule at one place can say the same; few need their message for that."""
    return same if len(same) == 1 else {finding.identity: finding for finding in same}.values()


def _without_allowed(
    document: Document, findings: list[Diagnostic], checker: Checker, release: bool
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    known = {rule.name for rule in checker.rules}
    binding = {rule.name for rule in checker.rules if release and rule.at_release}
    found = {(finding.rule, *_line_of(finding)) for finding in findings}
    allowed: set[tuple[str, str, int]] = set()
    complaints: list[Diagnostic] = []
    for one in _documents(document, findings):
        source, written = one.source, list(directives(one))
        shared = _shared_lines(one) if written else set()
        for directive in written:
            places = {(rule, source.name, directive.line) for rule in directive.rules}
            if directive.reason:
                allowed |= places
            if one is not document:
                continue
            if not directive.reason:
                complaints.append(ALLOW_WITHOUT_REASON.at(source, directive.span))
            elif directive.line not in shared:
                unused = sorted(rule for rule, *_ in places - found if rule in known)
                complaints += [UNUSED_ALLOW.at(source, directive.span, rule=rule) for rule in unused]
    kept = [one for one in findings if one.rule in binding or (one.rule, *_line_of(one)) not in allowed]
    return kept, complaints


def _documents(document: Document, findings: list[Diagnostic]) -> Iterator[Document]:
    """The document, and those that its imports brought findings from."""
    yield document
    imported = {finding.source.name: finding.source for finding in findings if finding.source is not document.source}
    for source in imported.values():
        yield parse(source)[0]


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


def _without_echoes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """A line with an invisible character is reported for that alone: the rest follows from it."""
    shown = INVISIBLE_CHARACTER.name
    hidden = {_line_of(finding) for finding in findings if finding.rule == shown}
    return [one for one in findings if one.rule == shown or _line_of(one) not in hidden] if hidden else findings


def _line_of(finding: Diagnostic) -> tuple[str, int]:
    return finding.source.name, finding.source.position(finding.span.start).line
