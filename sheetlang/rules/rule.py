"""Rule: a fault and the check that finds it."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from attrs import evolve

import sheetlang.rules
from sheetlang.diagnostic import Diagnostic, Fault, Severity
from sheetlang.model.sheet import Sheet
from sheetlang.registry import offered


class Rule(NamedTuple):
    """A check over one sheet. `at_release` is its severity where a sheet is to be handed in."""

    fault: Fault
    check: Callable[[Sheet], Iterable[Diagnostic]]
    at_release: Severity | None = None

    @property
    def name(self) -> str:
        """The rule's name in kebab case: that of its file."""
        return self.fault.name


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule in the folder, by name."""
    return tuple(offered(sheetlang.rules, "RULE"))


def check_sheet(sheet: Sheet, release: bool = False) -> list[Diagnostic]:
    """What all rules find in a sheet."""
    findings: list[Diagnostic] = []
    for rule in all_rules():
        found = rule.check(sheet)
        if release and rule.at_release:
            found = (evolve(finding, severity_override=rule.at_release) for finding in found)
        findings.extend(found)
    return findings
