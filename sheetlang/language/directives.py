"""Directive comments: `# 允许 规则名: 理由` silences a rule on its line or, alone, on the next."""

import re
from collections.abc import Iterator

from attrs import frozen

from sheetlang.language.document import Blank, Comment, Document, Forked, Refused
from sheetlang.language.keywords import ALLOW
from sheetlang.source import Span

_DIRECTIVE = re.compile(
    rf"[#＃]\s*(?:{'|'.join(ALLOW.spellings)})[\s\u3000]+([^\s:：,，、]+(?:\s*[,，、]\s*[^\s:：,，、]+)*)\s*(?:[:：]\s*(.*))?",
    re.S,
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
            rules = tuple(_SEPARATOR.split(found.group(1)))
            yield Directive(rules, (found.group(2) or "").strip(), number, Span(at, at + len(text)))
