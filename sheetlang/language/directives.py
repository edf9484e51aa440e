"""Directive comments: `# 允许 规则名: 理由` silences a rule on its line or, alone, on the next."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Forked, Passage, Refused
from sheetlang.language.keywords import ALLOW
from sheetlang.source import Span

# An English "allow" may open any comment; only with a colon somewhere is it a directive.
_RULES = r"([A-Za-z][A-Za-z0-9-]*+(?:\s*+[,，、]\s*+[A-Za-z][A-Za-z0-9-]*+)*+)"
# Patterns as text are compiled when first used: most files allow nothing.
_DIRECTIVE = (
    rf"[#＃]\s*+(?:{ALLOW.zh}\s*+[:：]?+\s*+{_RULES}\s*+[:：]?+\s*+(.*)"
    rf"|(?i:{ALLOW.en})\s++{_RULES}\s*+[:：]\s*+(.*))"
)
_SEPARATOR = r"(?<!\s)\s*+[,，、]\s*+"


class Directive(NamedTuple):
    """The rules it silences, why, on which line (counted from 1), and where it stands."""

    rules: tuple[str, ...]
    reason: str
    line: int
    span: Span


def directives(document: Document) -> Iterator[Directive]:
    """All directive comments of a document."""
    for text, at, alone in _comments(document):
        found = re.fullmatch(_DIRECTIVE, text.strip(), flags=re.DOTALL) if _may_allow(text) else None
        if found:
            number = document.source.position(at).line + alone
            rules, reason = found.group(1) or found.group(3), found.group(2) or found.group(4) or ""
            yield Directive(tuple(re.split(_SEPARATOR, rules)), reason.strip(), number, Span(at, at + len(text)))


def _may_allow(comment: str) -> bool:
    """Whether a word that allows is in a comment: in most there is none."""
    return ALLOW.zh in comment or ALLOW.en in comment.casefold()


def _comments(document: Document) -> Iterator[tuple[str, int, bool]]:
    """Each comment, where it begins, and whether it has a line of its own."""
    if "#" not in document.source.text and "＃" not in document.source.text:
        return
    for line in document.lines:
        match line:
            case Blank() | Refused():
                continue
            case Comment(text=text, at=at):
                yield text, at, True
            case Forked(readings=(first, *_)) if first.comment:
                yield first.comment, first.comment_at, False
            case Entry() | Passage() | Command() if line.comment:
                yield line.comment, line.comment_at, False
