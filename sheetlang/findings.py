"""Findings of a whole file put in order: silenced where allowed, said once, sorted."""

from collections.abc import Iterable

from sheetlang.diagnostic import Diagnostic
from sheetlang.language.directives import directives
from sheetlang.language.document import Document
from sheetlang.language.faults import INVISIBLE_CHARACTER
from sheetlang.model.reuse_faults import ALLOW_WITHOUT_REASON, UNUSED_ALLOW
from sheetlang.rules.rule import all_rules


def settled(document: Document, structural: list[Diagnostic], checked: list[Diagnostic]) -> list[Diagnostic]:
    """All findings that remain: rules can be allowed by a comment, mistakes of structure cannot."""
    kept, about_comments = _without_allowed(document, checked)
    return _without_echoes([*structural, *kept, *about_comments])


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in reading order, each said once."""
    unique = {finding.identity: finding for finding in findings}
    return tuple(sorted(unique.values(), key=lambda finding: finding.order))


def _without_allowed(document: Document, findings: list[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    source = document.source
    known = {rule.name for rule in all_rules()}
    complaints: list[Diagnostic] = []
    allowed: set[tuple[str, int]] = set()
    places = {
        (finding.rule, finding.source.position(finding.span.start).line)
        for finding in findings
        if finding.source is source
    }
    for directive in directives(document):
        if not directive.reason:
            complaints.append(ALLOW_WITHOUT_REASON.at(source, directive.span))
            continue
        for rule in directive.rules:
            allowed.add((rule, directive.line))
            if rule in known and (rule, directive.line) not in places:
                complaints.append(UNUSED_ALLOW.at(source, directive.span, rule=rule))
    kept = [one for one in findings if (one.rule, one.source.position(one.span.start).line) not in allowed]
    return kept, complaints


def _without_echoes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """A line with an invisible character is reported for that alone: the rest follows from it."""
    if not any(finding.fault is INVISIBLE_CHARACTER for finding in findings):
        return findings
    hidden = {_line_of(finding) for finding in findings if finding.fault is INVISIBLE_CHARACTER}
    return [one for one in findings if one.fault is INVISIBLE_CHARACTER or _line_of(one) not in hidden]


def _line_of(finding: Diagnostic) -> tuple[str, int]:
    return finding.source.name, finding.source.position(finding.span.start).line
