"""The terminals of the grammar, each made when first needed."""

import re
from functools import cache

from sheetlang.language.tables import patterns
from sheetlang.patterns import pattern


@cache
def terminal(name: str) -> re.Pattern[str]:
    """The pattern of one terminal of the grammar, with its groups."""
    return pattern(terminal_text(name))


def terminal_text(name: str) -> str:
    """The pattern of one terminal as text, to be a part of another."""
    return _patterns()[name]


@cache
def _patterns() -> dict[str, str]:
    return patterns()
