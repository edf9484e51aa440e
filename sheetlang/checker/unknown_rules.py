"""What is told of a name that should be a rule's and is none."""

from sheetlang.checker import settings_faults as faults
from sheetlang.checker.names import Names
from sheetlang.checker.not_loaded import lost_rule
from sheetlang.checker.structural import structural_named
from sheetlang.diagnostic import Diagnostic
from sheetlang.source import Source, Span


def unknown_rule(name: str, names: Names, source: Source, span: Span) -> Diagnostic | None:
    """The finding for a name that is no rule's and no group's; None where it is."""
    if names.find(name) is not None:
        return None
    if mistake := structural_named(name):
        return faults.NOT_A_RULE.at(source, span, name=" ".join(dict.fromkeys((name, mistake))))
    if lost := lost_rule(name):
        return faults.LOST_RULE.at(source, span, name=name, reason=lost.reason)
    near = names.closest(name)
    fault = faults.UNKNOWN_RULE if near else faults.UNKNOWN_RULE_NO_IDEA
    return fault.at(source, span, name=name, suggestion=near)
