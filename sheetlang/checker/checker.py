"""Checker: runs rules over sheets, as strictly as its layers and the form say."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain

from sheetlang.checker.memory import Memory
from sheetlang.checker.names import Names
from sheetlang.checker.plan import Plan, found_in
from sheetlang.checker.registry import all_rules, not_loaded, own_rules
from sheetlang.checker.run import Run
from sheetlang.checker.strictness import Layer, layer, levels_under
from sheetlang.diagnostic import Diagnostic, Level, Severity
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge, built_in_knowledge
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

_MOST_FORMS = 16


class Checker:
    """Some rules with the knowledge that they go by and the layers of their strictness, the weakest first."""

    def __init__(
        self, rules: Iterable[Rule] | None = None, known: Knowledge | None = None, layers: Iterable[Layer] = ()
    ) -> None:
        self.rules = all_rules() if rules is None else tuple(rules)
        self.known = known or built_in_knowledge()
        self._layers = tuple(layers)
        self._plans: dict[tuple[int, bool], Plan] = {}
        self._told: dict[bool, dict[str, Level]] = {}

    @cached_property
    def names(self) -> Names:
        """What rules are called: its own, and those that it does not run."""
        return Names({rule.name: rule for rule in (*all_rules(), *self.rules)}.values())

    @cached_property
    def depending(self) -> frozenset[str]:
        """The rules that run only where they are asked for, or that speak of what other files of a run say."""
        return frozenset(rule.name for rule in (*all_rules(), *self.rules) if rule.off or rule.alike)

    def findings(self, sheet: Sheet, release: bool = False, run: Run | None = None) -> Iterator[Diagnostic]:
        """What the rules find in a sheet, alone and beside the others of a run, each as severe as it is here."""
        plan = self._plan(sheet.form, release)
        sheet = sheet._replace(released=True) if release else sheet
        found = chain.from_iterable(found_in(sheet, plan, self.known, run))
        return _graded(found, plan.changed) if plan.changed else found

    def runs(self, name: str, sheets: Iterable[Sheet]) -> bool:
        """Whether a rule runs on one of these sheets."""
        return any(self._plan(sheet.form, False).levels.get(name, "off") != "off" for sheet in sheets)

    def asks(self, name: str, release: bool = False) -> bool:
        """Whether findings of a name are told, whatever a form says: those of no rule always, unless one is missing."""
        if release not in self._told:
            self._told[release] = self._levels((), release)
        level = self._told[release].get(name)
        if level is not None:
            return level != "off"
        if not not_loaded():
            return True
        from sheetlang.checker.structural import is_structural  # where rules of others could not be loaded

        return is_structural(name)

    def _plan(self, form: Form, release: bool) -> Plan:
        """What runs under a form, which is told by its identity: to compare forms would cost more.

        The memory of its plan holds the form, so that no other is given that identity.
        """
        plan = self._plans.get((id(form), release))
        if plan is None:
            if len(self._plans) >= _MOST_FORMS:
                self._plans.clear()
            plan = self._plans[id(form), release] = self._planned(form, release)
        return plan

    def _planned(self, form: Form, release: bool) -> Plan:
        by_form = (layer(self.names, levels=dict(form.rules))[0],) if form.rules else ()
        levels = self._levels(by_form, release)
        severities = {name: level for name, level in levels.items() if level != "off"}
        running = [rule for rule in self.rules if rule.name in severities]
        changed = {rule.name: severities[rule.name] for rule in running if severities[rule.name] != rule.fault.severity}
        return Plan(
            levels,
            [(rule, rule.check) for rule in running if rule.check],
            [(rule, rule.compare) for rule in running if rule.compare],
            [(rule, rule.alike) for rule in running if rule.alike],
            {rule.name for rule in running}.difference(_own_names()),
            Memory(form, self.known, running),
            changed,
        )

    def _levels(self, by_form: tuple[Layer, ...], release: bool) -> dict[str, Level]:
        levels = levels_under(self.rules, (*by_form, *self._layers))
        if release:
            levels |= {rule.name: rule.at_release for rule in self.rules if rule.at_release}
        return levels


@cache
def _own_names() -> frozenset[str]:
    return frozenset(rule.name for rule in own_rules())


@cache
def plain_checker() -> Checker:
    """All rules, with what sheetlang itself knows, as strict as they are by themselves."""
    return Checker()


def _graded(findings: Iterable[Diagnostic], changed: Mapping[str, Severity]) -> Iterator[Diagnostic]:
    """The findings with severities that are not the rules' own."""
    for finding in findings:
        severity = changed.get(finding.rule)
        yield finding._replace(severity_override=severity) if severity else finding
