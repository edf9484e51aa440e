"""All rules there are: sheetlang's own, then those that installed packages offer."""

from functools import cache

import sheetlang.rules
from sheetlang.checker.plugins import loaded
from sheetlang.diagnostic import Diagnostic
from sheetlang.registry import offered
from sheetlang.rules.rule import Rule


@cache
def own_rules() -> tuple[Rule, ...]:
    """Every rule in the folder, by name."""
    return tuple(offered(sheetlang.rules, "RULE"))


@cache
def _others() -> tuple[tuple[Rule, ...], tuple[Diagnostic, ...]]:
    return loaded(own_rules())


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is."""
    return (*own_rules(), *_others()[0])


def binding_at_release() -> frozenset[str]:
    """The rules that a release goes by, whatever is set, allowed or old."""
    return frozenset(rule.name for rule in all_rules() if rule.at_release)


def not_loaded() -> tuple[Diagnostic, ...]:
    """A finding for each rule that is offered and cannot be had."""
    return _others()[1]
