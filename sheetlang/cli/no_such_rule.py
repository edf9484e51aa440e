"""What is said of a name that should be a rule's: that the rule could not be loaded, or that there is none."""

from sheetlang.checker.not_loaded import lost_rule, lost_rules
from sheetlang.cli.speech import said


def no_such_rule(name: str, unknown: str) -> str:
    """The complaint about a name; where nothing is known of it, `unknown` and which rules could not be loaded."""
    if lost := lost_rule(name):
        return said(
            "规则“{name}”装不上：{reason}", "the rule “{name}” cannot be loaded: {reason}",
            name=name, reason=lost.reason,
        )  # fmt: skip
    if others := tuple(one.name for one in lost_rules()):
        return unknown + said("；另有装不上的规则：{names}", "; rules that cannot be loaded: {names}", names=others)
    return unknown
