"""All rules there are."""

from functools import cache

import sheetlang.rules
from sheetlang.registry import offered
from sheetlang.rules.rule import Rule


@cache
def own_rules() -> tuple[Rule, ...]:
    """Every rule in the folder, by name."""
    return tuple(offered(sheetlang.rules, "RULE"))


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is."""
    return own_rules()
