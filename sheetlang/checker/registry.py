"""All rules there are, and what their documentation says."""

from functools import cache

import sheetlang.rules
from sheetlang.registry import offered
from sheetlang.rules.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule in the folder, by name."""
    return tuple(offered(sheetlang.rules, "RULE"))
