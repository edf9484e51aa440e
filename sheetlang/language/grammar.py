"""The terminals of the grammar, each compiled, or read as it was compiled before, when first needed."""

import re
from functools import cache

from sheetlang.language.compiled import from_text
from sheetlang.language.tables import compiled_patterns, patterns


@cache
def terminal(name: str) -> re.Pattern[str]:
    """The pattern of one terminal of the grammar, with its groups."""
    text, kept = terminal_text(name), _compiled().get(name)
    return from_text(text, kept) if kept else re.compile(text)


def terminal_text(name: str) -> str:
    """The pattern of one terminal as text, to be a part of another."""
    return _patterns()[name]


@cache
def _compiled() -> dict[str, str]:
    return compiled_patterns()


@cache
def _patterns() -> dict[str, str]:
    return patterns()
