"""Checker: runs rules over sheets. What is said of one indicator is remembered, for lines come back."""

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import evolve

from sheetlang.checker.memory import Memory
from sheetlang.checker.places import diagnostic
from sheetlang.checker.registry import all_rules
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge, built_in_knowledge
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

_MOST_FORMS = 16


class Checker:
    """Some rules with the knowledge that they go by, and what they said of the indicators of each form."""

    def __init__(self, rules: Iterable[Rule] | None = None, known: Knowledge | None = None) -> None:
        self.rules = all_rules() if rules is None else tuple(rules)
        self.known = known or built_in_knowledge()
        self._checks = [rule.check for rule in self.rules if rule.check]
        self._judges = [(rule, rule.judge) for rule in self.rules if rule.judge]
        self._memories: dict[int, tuple[Form, Memory]] = {}

    def findings(self, sheet: Sheet, release: bool = False) -> Iterator[Diagnostic]:
        """What the rules find in a sheet, each with the severity that it has in this run."""
        graver = {rule.name: rule.at_release for rule in self.rules if rule.at_release} if release else {}
        for finding in self._found(sheet):
            severity = graver.get(finding.rule)
            yield evolve(finding, severity_override=severity) if severity else finding

    def _found(self, sheet: Sheet) -> Iterator[Diagnostic]:
        for check in self._checks:
            yield from check(sheet, self.known)
        memory = self._memory(sheet.form)
        judgement = memory.judgement
        for indicator in sheet.indicators:
            for rule, verdict in judgement(indicator):
                yield diagnostic(rule, verdict, indicator)

    def _memory(self, form: Form) -> Memory:
        """What was said under a form; to compare forms would cost more than to judge anew."""
        kept = self._memories.get(id(form))
        if kept is None:
            if len(self._memories) >= _MOST_FORMS:
                self._memories.clear()
            kept = self._memories[id(form)] = (form, Memory(form, self.known, self._judges))
        return kept[1]


@cache
def plain_checker() -> Checker:
    """All rules that are on, with what sheetlang itself knows."""
    return Checker(rule for rule in all_rules() if not rule.off)
