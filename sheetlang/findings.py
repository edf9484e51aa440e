"""Findings of a whole file put in order: silenced where allowed, said once, sorted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from sheetlang.checker.allowances import Allowances
from sheetlang.checker.checker import Checker
from sheetlang.diagnostic import Diagnostic
from sheetlang.language.document import Document
from sheetlang.language.faults import INVISIBLE_CHARACTER
from sheetlang.model.sheet import Sheet


def settled(
    document: Document, structural: list[Diagnostic], checked: list[Diagnostic], checker: Checker,
    sheets: Sequence[Sheet], release: bool,
) -> list[Diagnostic]:  # fmt: skip
    """All findings that remain: rules can be allowed by a comment.

    Mistakes of structure cannot, nor what a release refuses.
    """
    binding = {rule.name for rule in checker.rules if release and rule.at_release}
    kept, about_comments = Allowances(document, checked, checker, sheets).judged(binding)
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


def _without_echoes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """A line with an invisible character is reported for that alone: the rest follows from it."""
    shown = INVISIBLE_CHARACTER.name
    hidden = {_line_of(finding) for finding in findings if finding.rule == shown}
    return [one for one in findings if one.rule == shown or _line_of(one) not in hidden] if hidden else findings


def _line_of(finding: Diagnostic) -> tuple[str, int]:
    return finding.source.name, finding.source.position(finding.span.start).line
