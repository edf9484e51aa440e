"""Directive comments: `# 允许 规则名: 理由` silences a rule on its line or, alone, on the next."""

import re
from collections.abc import Iterator

from attrs import frozen

from sheetlang.language.document import Blank, Comment, Document, Forked, Refused
from sheetlang.language.keywords import ALLOW
from sheetlang.source import Span

# An English "allow" may open any comment; only with a colon somewhere is it a directive.
_RULES = r"([a-z][a-z0-9-]*(?:\s*[,，、]\s*[a-z][a-z0-9-]*)*)"
_DIRECTIVE = re.compile(
    rf"[#＃]\s*(?:{ALLOW.zh}\s*[:：]?\s*{_RULES}\s*[:：]?\s*(.*)|{ALLOW.en}\s+{_RULES}\s*[:：]\s*(.*))",
    re.S | re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,，、]\s*")


@frozen
class Directive:
    """The rules it silences, why, on which line (counted from 1), and where it stands."""

    rules: tuple[str, ...]
    reason: str
    line: int
    span: Span


def directives(document: Document) -> Iterator[Directive]:
    """All directive comments of a document."""
    position = document.source.position
    for line in document.lines:
        if isinstance(line, (Blank, Refused)):
            continue
        if isinstance(line, Forked):
            line = line.readings[0]
        alone = isinstance(line, Comment)
        text, at = (line.text, line.at) if isinstance(line, Comment) else (line.comment, line.comment_at)
        found = _DIRECTIVE.fullmatch(text.strip()) if text else None
        if found:
            number = position(at).line + alone
            rules, reason = found.group(1) or found.group(3), found.group(2) or found.group(4) or ""
            yield Directive(tuple(_SEPARATOR.split(rules)), reason.strip(), number, Span(at, at + len(text)))
