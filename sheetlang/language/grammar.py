"""The compiled grammar: one parser for all start rules, built when first needed."""

import re
from functools import cache

from lark import Lark, Token

from sheetlang.language.keywords import terminals
from sheetlang.resources import folder


@cache
def parser() -> Lark:
    """The LALR parser of `grammar/sheet.lark`, its word terminals filled from the keyword table."""
    text = (folder("grammar") / "sheet.lark").read_text("utf-8")
    return Lark(
        text + terminals(),
        parser="lalr",
        start=["document", "statement", "target"],
        maybe_placeholders=False,
    )


def tokens(text: str, start: str) -> list[Token]:
    """The tokens of a text under a start rule that is a flat run of terminals."""
    return parser().parse(text, start=start).children  # type: ignore[return-value]


@cache
def terminal(name: str) -> re.Pattern[str]:
    """The pattern of one terminal of the grammar, with its groups."""
    return re.compile(parser().get_terminal(name).pattern.to_regexp())
