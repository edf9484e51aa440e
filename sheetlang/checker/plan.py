"""Plan: which rules run under a form, and what they find in one sheet.

A rule that fails is told once, and may have failed for one indicator only. What rules of others find is
tried out first; what is wrong with it would else come to light in a report.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from sheetlang.checker.memory import Heard, Memory
from sheetlang.checker.places import diagnostic
from sheetlang.checker.plugin_faults import FAILURES, RULE_FAILED, Unfit, spoken_aside, told
from sheetlang.checker.run import Run
from sheetlang.diagnostic import LANGUAGES, SEVERITIES, Diagnostic, Level, Severity, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator, Origin, Sheet
from sheetlang.rules.rule import Rule, Verdict

_PART = 1000
_NO_FINDING = Text("它报的 {what} 不是一处问题", "{what} is no finding")
_NO_SEVERITY = Text("它报的级别“{level}”不是 {levels} 之一", "its severity {level} is none of {levels}")
_NO_PLACE = Text("它指的位置 {start} 到 {end} 不在表里", "{start} to {end} is no place in the text")
Check = Callable[[Sheet, Knowledge], Iterable[Diagnostic] | None]
Alike = Callable[[Sheet, Knowledge], str | None]
Compare = Callable[[Sequence[Indicator], Sheet, Knowledge], Iterable[Diagnostic] | None]


class Plan(NamedTuple):
    """The rules that run, the names of those of others, the memory, and severities that are not the rules' own."""

    levels: Mapping[str, Level]
    checks: Sequence[tuple[Rule, Check]]
    compares: Sequence[tuple[Rule, Compare]]
    alikes: Sequence[tuple[Rule, Alike]]
    of_others: Set[str]
    memory: Memory
    changed: Mapping[str, Severity]


def found_in(sheet: Sheet, plan: Plan, known: Knowledge, run: Run | None) -> Iterator[list[Diagnostic]]:
    """All that the rules find in a sheet, in parts, so that the findings of a huge one need not all be kept."""
    parts = _parts(sheet, plan, known, run)
    if not plan.of_others:
        yield from parts
        return
    while True:
        with spoken_aside():
            part = next(parts, None)
        if part is None:
            return
        yield part


def _parts(sheet: Sheet, plan: Plan, known: Knowledge, run: Run | None) -> Iterator[list[Diagnostic]]:
    failed: set[str] = set()
    yield _checked(sheet, plan, known, failed)
    if run is not None:
        yield _likened(sheet, plan, known, run, failed)
    picked: dict[str, list[Indicator]] = {}
    for start in range(0, len(sheet.indicators), _PART):
        heard = plan.memory.heard(sheet.indicators[start : start + _PART])
        yield _judged(heard, plan, failed)
        for indicator, one in heard:
            for rule in one.picked_by:
                picked.setdefault(rule.name, []).append(indicator)
    if picked:
        yield _compared(picked, sheet, plan, known, failed)


def _checked(sheet: Sheet, plan: Plan, known: Knowledge, failed: set[str]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for rule, check in plan.checks:
        _gather(found, rule, sheet, plan, failed, check, sheet, known)
    return found


def _likened(sheet: Sheet, plan: Plan, known: Knowledge, run: Run, failed: set[str]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for rule, alike in plan.alikes:
        _gather(found, rule, sheet, plan, failed, _likeness, rule, alike, sheet, known, run)
    return found


def _likeness(rule: Rule, alike: Alike, sheet: Sheet, known: Knowledge, run: Run) -> tuple[Diagnostic, ...]:
    likeness = run.compared(rule.fault, sheet, alike(sheet, known))
    return (likeness,) if likeness else ()


def _judged(heard: Iterable[tuple[Indicator, Heard]], plan: Plan, failed: set[str]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    of_others = plan.of_others
    for indicator, one in heard:
        for rule, verdict in one.said:
            if verdict.fault is RULE_FAILED or (of_others and rule.name in of_others):
                if rule.name not in failed:
                    found += _tried(rule, verdict, indicator, failed)
            else:
                found.append(diagnostic(rule, verdict, indicator))
    return found


def _compared(
    picked: Mapping[str, Sequence[Indicator]], sheet: Sheet, plan: Plan, known: Knowledge, failed: set[str]
) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for rule, compare in plan.compares:
        if rule.name in picked:
            _gather(found, rule, sheet, plan, failed, compare, picked[rule.name], sheet, known)
    return found


def _gather(
    found: list[Diagnostic], rule: Rule, sheet: Sheet, plan: Plan, failed: set[str],
    ask: Callable[..., Iterable[Diagnostic] | None], *arguments: object,
) -> None:  # fmt: skip
    """Add what a rule finds where it is asked; a rule that fails midway has said what it said before."""
    try:
        findings = ask(*arguments) or ()
        found += map(_sayable, findings) if rule.name in plan.of_others else findings
    except FAILURES as error:
        found += _failure(rule, error, sheet.origin, failed)


def _tried(rule: Rule, verdict: Verdict, indicator: Indicator, failed: set[str]) -> list[Diagnostic]:
    """The finding of a verdict that may not be sayable."""
    try:
        finding = _sayable(diagnostic(rule, verdict, indicator))
    except FAILURES as error:
        return _failure(rule, error, indicator.label, failed)
    if finding.fault is RULE_FAILED:
        failed.add(rule.name)
    return [finding]


def _failure(rule: Rule, error: BaseException, at: Origin, failed: set[str]) -> list[Diagnostic]:
    if rule.name in failed:
        return []
    failed.add(rule.name)
    return [RULE_FAILED.at(at.source, at.span, rule=rule.name, reason=told(error))]


def _sayable(finding: Diagnostic) -> Diagnostic:
    """A finding of others, if its texts can be filled in."""
    if not isinstance(finding, Diagnostic):
        raise Unfit(_NO_FINDING, what=repr(finding))
    if finding.severity not in SEVERITIES:
        raise Unfit(_NO_SEVERITY, level=str(finding.severity), levels=SEVERITIES)
    for lang in LANGUAGES:
        finding.message(lang), finding.help(lang), finding.label(lang)
    if not 0 <= finding.span.start <= finding.span.end <= len(finding.source.text):
        raise Unfit(_NO_PLACE, start=finding.span.start, end=finding.span.end)
    return finding
