"""Findings of a whole file put in order: silenced where allowed, said once, sorted."""

from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from operator import itemgetter, ne

from sheetlang.checker.allowances import Allowances
from sheetlang.checker.checker import Checker
from sheetlang.diagnostic import Diagnostic
from sheetlang.language.document import Document
from sheetlang.language.faults import INVISIBLE_CHARACTER
from sheetlang.model.sheet import Sheet
from sheetlang.rules.misread_comparator import FAULT as MISREAD
from sheetlang.rules.missing_comparator import FAULT as UNSIGNED
from sheetlang.rules.share_above_whole import MISREAD as MISREAD_SHARE

_place = itemgetter(0)


def settled(
    document: Document, structural: list[Diagnostic], checked: list[Diagnostic], checker: Checker,
    sheets: Sequence[Sheet], release: bool,
) -> list[Diagnostic]:  # fmt: skip
    """All findings that remain: rules can be allowed by a comment.

    Mistakes of structure cannot, nor what a release refuses.
    """
    binding = {rule.name for rule in checker.rules if rule.at_release} if release else frozenset[str]()
    kept, about_comments = Allowances(document, checked, checker, sheets).judged(binding)
    return _without_rash_fixes(_without_echoes([*structural, *kept, *about_comments]))


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in reading order, each said once."""
    placed = sorted([(finding.order, finding) for finding in findings], key=_place)
    if all(map(ne, map(_place, placed), map(_place, placed[1:]))):
        return tuple([finding for _, finding in placed])
    return tuple(chain.from_iterable(_said_once([one for _, one in same]) for _, same in groupby(placed, key=_place)))


def _said_once(same: list[Diagnostic]) -> Iterable[Diagnostic]:
    """Only findings of one rule at one place can say the same; few need their message for that."""
    return same if len(same) == 1 else {finding.identity: finding for finding in same}.values()


def _without_echoes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """A line with an invisible character is reported for that alone: the rest follows from it."""
    shown = INVISIBLE_CHARACTER.name
    hidden = {_line_of(finding) for finding in findings if finding.fault.name == shown}
    return [one for one in findings if one.rule == shown or _line_of(one) not in hidden] if hidden else findings


def _without_rash_fixes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """A number whose first digit may be its sign misread is not told to lack one: with it, the misreading would be a promise.

    What was surely misread is why others are doubted: it stays as well until someone has compared the original.
    """
    doubted = {(one.source, one.span) for one in findings if one.fault is MISREAD and not one.fix}
    if not doubted:
        return findings
    kept = [one for one in findings if one.rule != UNSIGNED.name or (one.source, one.span) not in doubted]
    return [one._replace(fix=None) if one.fault in (MISREAD, MISREAD_SHARE) else one for one in kept]


def _line_of(finding: Diagnostic) -> tuple[str, int]:
    return finding.source.name, finding.source.position(finding.span.start).line
