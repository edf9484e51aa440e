"""Proposals: edits that would take findings away, and which of them can be made at once."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from sheetlang.checker.structural import is_structural
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic, Edit
from sheetlang.fixing.meaning import Scope
from sheetlang.language.faults import OLD_LINE_BREAKS
from sheetlang.model.reuse_faults import UNUSED_ALLOW
from sheetlang.source import Source, Span


class Proposal(NamedTuple):
    """Edits that take findings away, and what they may change the meaning of."""

    findings: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...]
    scope: Scope

    @property
    def span(self) -> Span:
        """From the first edit to the end of the last."""
        return Span(self.edits[0].span.start, self.edits[-1].span.end)


def fixes(compiled: Compiled, unsafe: bool = False) -> list[Proposal]:
    """What the findings in the source itself propose; safe fixes only, unless all are wanted."""
    source = compiled.document.source
    return [
        Proposal((finding,), finding.fix.edits, _scope(finding))
        for finding in compiled.findings
        if finding.fix and (finding.fix.safe or unsafe) and finding.source is source and _can_be_made(finding, source)
    ]


def _scope(finding: Diagnostic) -> Scope:
    """A mistake of writing spoils its line; a rule finds fault with what is otherwise understood."""
    if finding.fault is UNUSED_ALLOW:
        return "nothing"
    if finding.fault is OLD_LINE_BREAKS or not (finding.fix and finding.fix.safe):
        return "sheet"
    return "line" if is_structural(finding.rule) else "place"


def apart(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Those that do not overlap, by place: the first wins, the others wait for the next round."""
    chosen: list[Proposal] = []
    for one in sorted(proposals, key=lambda one: one.span):
        if not chosen or _follows(one.span, chosen[-1].span):
            chosen.append(one)
    return chosen


def _follows(span: Span, before: Span) -> bool:
    """Whether a stretch begins after another; where both begin at one place, no order is the right one."""
    return span.start > before.end or (span.start == before.end and before.start < before.end)


def _can_be_made(finding: Diagnostic, source: Source) -> bool:
    """Whether the edits stand in order in the text and change something: rules of others may propose anything."""
    edits = finding.fix.edits if finding.fix else ()
    inside = all(0 <= edit.span.start <= edit.span.end <= len(source.text) for edit in edits)
    in_order = all(one.span.end <= other.span.start for one, other in pairwise(edits))
    changed = any(source.text[edit.span.start : edit.span.end] != edit.text for edit in edits)
    return inside and in_order and changed
