"""Titles: what rules, mistakes of writing, and severities are called in a table for people."""

from functools import cache

from sheetlang.checker.registry import all_rules
from sheetlang.diagnostic import Severity, Text

SEVERITY_TITLES: dict[Severity, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "note"),
}


def rule_title(name: str) -> Text:
    """What a rule or a mistake is called; its own name where it has no other."""
    return _titles().get(name) or Text(name, name)


@cache
def _titles() -> dict[str, Text]:
    # Reports ask for severities alone: only tables for people name mistakes.
    from sheetlang.checker.structural import chinese_names

    mistakes = {name: Text(zh, name) for name, zh in chinese_names().items()}
    return mistakes | {rule.name: Text(rule.zh or rule.name, rule.name) for rule in all_rules()}
