"""Checker: runs rules over sheets, as strictly as its layers and the form say."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from attrs import evolve

from sheetlang.checker.memory import Memory
from sheetlang.checker.names import Names
from sheetlang.checker.places import diagnostic
from sheetlang.checker.plugin_faults import RULE_FAILED, told
from sheetlang.checker.registry import all_rules, own_rules
from sheetlang.checker.run import Run
from sheetlang.checker.strictness import Layer, layer, levels_under
from sheetlang.diagnostic import LANGUAGES, Diagnostic, Level
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge, built_in_knowledge
from sheetlang.model.sheet import Origin, Sheet
from sheetlang.rules.rule import Rule

_MOST_FORMS = 16
Check = Callable[[Sheet, Knowledge], Iterable[Diagnostic]]
Alike = Callable[[Sheet, Knowledge], str | None]


class Plan(NamedTuple):
    """What runs under a form: the checks, the memory, and the severities that are not the rules' own."""

    form: Form
    levels: Mapping[str, Level]
    checks: tuple[tuple[Rule, Check], ...]
    own: frozenset[str]
    alikes: tuple[tuple[Rule, Alike], ...]
    memory: Memory
    changed: Mapping[str, Level]


class Checker:
    """Some rules with the knowledge that they go by and the layers of their strictness, the weakest first."""

    def __init__(
        self, rules: Iterable[Rule] | None = None, known: Knowledge | None = None, layers: Iterable[Layer] = ()
    ) -> None:
        self.rules = all_rules() if rules is None else tuple(rules)
        self.known = known or built_in_knowledge()
        self._layers = tuple(layers)
        self._plans: dict[tuple[int, bool], Plan] = {}

    @cached_property
    def names(self) -> Names:
        """What rules are called: its own, and those that it does not run."""
        return Names({rule.name: rule for rule in (*all_rules(), *self.rules)}.values())

    def findings(self, sheet: Sheet, release: bool = False, run: Run | None = None) -> Iterator[Diagnostic]:
        """What the rules find in a sheet, alone and beside the others of a run, each as severe as it is here."""
        plan = self._plan(sheet.form, release)
        if not plan.changed:
            yield from _found(plan, sheet, self.known, run)
            return
        for finding in _found(plan, sheet, self.known, run):
            level = plan.changed.get(finding.rule)
            if level is None:
                yield finding
            elif level != "off":
                yield evolve(finding, severity_override=level)

    def runs(self, name: str, sheets: Iterable[Sheet]) -> bool:
        """Whether a rule runs on one of these sheets."""
        return any(self._plan(sheet.form, False).levels.get(name, "off") != "off" for sheet in sheets)

    def _plan(self, form: Form, release: bool) -> Plan:
        """What runs under a form, which is told by its identity: to compare forms would cost more."""
        plan = self._plans.get((id(form), release))
        if plan is None:
            if len(self._plans) >= _MOST_FORMS:
                self._plans.clear()
            plan = self._plans[id(form), release] = self._planned(form, release)
        return plan

    def _planned(self, form: Form, release: bool) -> Plan:
        by_form = (layer(self.names, levels=dict(form.rules))[0],) if form.rules else ()
        levels = levels_under(self.rules, (*by_form, *self._layers))
        if release:
            levels |= {rule.name: rule.at_release for rule in self.rules if rule.at_release}
        running = [rule for rule in self.rules if levels[rule.name] != "off"]
        checks = tuple((rule, rule.check) for rule in running if rule.check)
        alikes = tuple((rule, rule.alike) for rule in running if rule.alike)
        judges = [(rule, rule.judge) for rule in running if rule.judge]
        changed = {rule.name: levels[rule.name] for rule in self.rules if levels[rule.name] != rule.fault.severity}
        return Plan(form, levels, checks, _own_names(), alikes, Memory(form, self.known, judges), changed)


@cache
def _own_names() -> frozenset[str]:
    return frozenset(rule.name for rule in own_rules())


@cache
def plain_checker() -> Checker:
    """All rules, with what sheetlang itself knows, as strict as they are by themselves."""
    return Checker()


def _found(plan: Plan, sheet: Sheet, known: Knowledge, run: Run | None) -> Iterator[Diagnostic]:
    """All findings; a rule that fails is told once, and may have failed for one indicator only."""
    failed: set[str] = set()
    for rule, check in plan.checks:
        try:
            for finding in check(sheet, known):
                yield finding if rule.name in plan.own else _sayable(finding)
        except Exception as error:
            failed.add(rule.name)
            yield _failure(rule, error, sheet.origin)
    for rule, alike in plan.alikes if run is not None else ():
        try:
            if run is not None and (likeness := run.compared(rule.fault, sheet, alike(sheet, known))):
                yield likeness if rule.name in plan.own else _sayable(likeness)
        except Exception as error:
            failed.add(rule.name)
            yield _failure(rule, error, sheet.origin)
    for indicator, rule, verdict in plan.memory.judged(sheet.indicators):
        if verdict.fault is not RULE_FAILED and rule.name in plan.own:
            yield diagnostic(rule, verdict, indicator)
        elif rule.name not in failed:
            try:
                finding = _sayable(diagnostic(rule, verdict, indicator))
            except Exception as error:
                finding = _failure(rule, error, indicator.label)
            if finding.fault is RULE_FAILED:
                failed.add(rule.name)
            yield finding


def _failure(rule: Rule, error: Exception, at: Origin) -> Diagnostic:
    return RULE_FAILED.at(at.source, at.span, rule=rule.name, reason=told(error))


def _sayable(finding: Diagnostic) -> Diagnostic:
    """A finding of others, if its texts can be filled in; what is wrong with it would else come to light in a report."""
    if not isinstance(finding, Diagnostic):
        raise TypeError(f"{finding!r} is no finding")
    for lang in LANGUAGES:
        finding.message(lang), finding.help(lang), finding.label(lang)
    if not 0 <= finding.span.start <= finding.span.end <= len(finding.source.text):
        raise ValueError(f"{finding.span} is no place in the text")
    return finding
