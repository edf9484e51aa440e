"""Edits: stretches of a text and what to write instead; a fix is some of them."""

from collections.abc import Iterable
from typing import NamedTuple

from sheetlang.source import Span


class Edit(NamedTuple):
    """A stretch of a text and what to write instead; an empty stretch is a place to write at."""

    span: Span
    text: str


class Fix(NamedTuple):
    """What to write in the finding's source, in order and apart; `safe` where the meaning surely stays."""

    edits: tuple[Edit, ...]
    safe: bool = False


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made, which are in order and apart. Line breaks are written as the text writes them."""
    ending = line_ending(text)
    pieces, at = [], 0
    for (start, end), new in edits:
        pieces += [text[at:start], new if ending == "\n" else new.replace("\n", ending)]
        at = end
    return "".join([*pieces, text[at:]])


def line_ending(text: str) -> str:
    """How the first line of a text ends."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
