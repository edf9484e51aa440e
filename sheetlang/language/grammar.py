"""The compiled grammar: a parser for each start rule, and the pattern of each terminal, when first needed."""

import re
from functools import cache
from typing import TYPE_CHECKING

from sheetlang.language.tables import kept_parser, made_parser, patterns

if TYPE_CHECKING:
    from lark import Lark, Token


@cache
def parser(start: str) -> "Lark":
    """The LALR parser of `grammar/sheet.lark` for a start rule, its word terminals filled from the keyword table."""
    return kept_parser(start) or made_parser(start)


def tokens(text: str, start: str) -> "list[Token]":
    """The tokens of a text under a start rule that is a flat run of terminals."""
    return parser(start).parse(text).children  # type: ignore[return-value]


@cache
def terminal(name: str) -> re.Pattern[str]:
    """The pattern of one terminal of the grammar, with its groups."""
    return re.compile(terminal_text(name))


def terminal_text(name: str) -> str:
    """The pattern of one terminal as text, to be a part of another."""
    return _patterns()[name]


@cache
def _patterns() -> dict[str, str]:
    return patterns()
