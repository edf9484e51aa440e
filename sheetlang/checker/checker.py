"""Checker: runs rules over sheets, as strictly as its layers and the form say."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from attrs import evolve

from sheetlang.checker.memory import Memory
from sheetlang.checker.names import Names, all_names
from sheetlang.checker.places import diagnostic
from sheetlang.checker.registry import all_rules
from sheetlang.checker.strictness import Layer, layer, levels_under
from sheetlang.diagnostic import Diagnostic, Level
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge, built_in_knowledge
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

_MOST_FORMS = 16
Check = Callable[[Sheet, Knowledge], Iterable[Diagnostic]]


class Plan(NamedTuple):
    """What runs under a form: the checks, the memory, and the severities that are not the rules' own."""

    form: Form
    levels: Mapping[str, Level]
    checks: tuple[Check, ...]
    memory: Memory
    changed: Mapping[str, Level]


class Checker:
    """Some rules with the knowledge that they go by and the layers of their strictness, the weakest first."""

    def __init__(
        self, rules: Iterable[Rule] | None = None, known: Knowledge | None = None, layers: Iterable[Layer] = ()
    ) -> None:
        self.rules = all_rules() if rules is None else tuple(rules)
        self.names = all_names() if rules is None else Names(self.rules)
        self.known = known or built_in_knowledge()
        self._layers = tuple(layers)
        self._plans: dict[tuple[int, bool], Plan] = {}

    def findings(self, sheet: Sheet, release: bool = False) -> Iterator[Diagnostic]:
        """What the rules find in a sheet, each with the severity that it has in this run."""
        plan = self._plan(sheet.form, release)
        if not plan.changed:
            yield from _found(plan, sheet, self.known)
            return
        for finding in _found(plan, sheet, self.known):
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
        by_form, _ = layer(self.names, levels=dict(form.rules))
        levels = levels_under(self.rules, (by_form, *self._layers))
        if release:
            levels |= {rule.name: rule.at_release for rule in self.rules if rule.at_release}
        running = [rule for rule in self.rules if levels[rule.name] != "off"]
        checks = tuple(rule.check for rule in running if rule.check)
        judges = [(rule, rule.judge) for rule in running if rule.judge]
        changed = {rule.name: levels[rule.name] for rule in self.rules if levels[rule.name] != rule.fault.severity}
        return Plan(form, levels, checks, Memory(form, self.known, judges), changed)


@cache
def plain_checker() -> Checker:
    """All rules, with what sheetlang itself knows, as strict as they are by themselves."""
    return Checker()


def _found(plan: Plan, sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    for check in plan.checks:
        yield from check(sheet, known)
    judgement = plan.memory.judgement
    for indicator in sheet.indicators:
        for rule, verdict in judgement(indicator):
            yield diagnostic(rule, verdict, indicator)
