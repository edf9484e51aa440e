"""Directive comments: `# 允许 规则名: 理由` silences rules on its line or, alone, on the next."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Forked, Passage, Refused
from sheetlang.language.keywords import ALLOW
from sheetlang.source import Span

# A rule is named by its English name or code, or in Chinese; several with commas between.
_ENGLISH = r"([A-Za-z][A-Za-z0-9-]*+(?:\s*+[,，、]\s*+[A-Za-z][A-Za-z0-9-]*+)*+)"
_ANY = r"([^\s,，、:：;；#＃]++(?:\s*+[,，、]\s*+[^\s,，、:：;；#＃]++)*+)"
_ALLOW = rf"[#＃]\s*+{ALLOW.zh}"
_NAME = r"[^\s,，、]++"
_OPENINGS = (ALLOW.zh, ALLOW.en)


class Directive(NamedTuple):
    """The rules that it names, each with its place; why; on which line (counted from 1); and where it stands.

    What is not `marked` by a colon may be an ordinary comment.
    """

    names: tuple[tuple[str, Span], ...]
    reason: str
    line: int
    span: Span
    marked: bool


def directives(document: Document) -> Iterator[Directive]:
    """All directive comments of a document."""
    for text, at, alone in _comments(document):
        if not text[1:].lstrip().lower().startswith(_OPENINGS):
            continue
        for pattern in _patterns():
            if found := pattern.fullmatch(text.rstrip()):
                yield _directive(found, document.source.line_number(at) + alone, at)
                break


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Any comment may begin with 允许 or "allow"; only with a colon after names, or with English names, is it surely one.

    Most sheets have none: the patterns are made for the first.
    """
    return (
        re.compile(rf"{_ALLOW}(?:\s*+[:：]\s*+|\s++){_ANY}\s*+(?P<mark>[:：])\s*+(?P<reason>.*)", re.S),
        re.compile(rf"[#＃]\s*+(?i:{ALLOW.en})\s++{_ANY}\s*+(?P<mark>[:：])\s*+(?P<reason>.*)", re.S),
        re.compile(rf"{_ALLOW}\s*+(?P<mark>[:：]?+)\s*+{_ENGLISH}\s*+[:：]?+\s*+(?P<reason>.*)", re.S),
        re.compile(rf"{_ALLOW}(?:\s*+(?P<mark>[:：])\s*+|\s++){_ANY}(?P<reason>)"),
    )


def _directive(found: re.Match[str], line: int, at: int) -> Directive:
    listed = next(group for group in range(1, len(found.groups()) + 1) if group not in found.re.groupindex.values())
    names = tuple(
        (one.group(), Span(at + one.start(), at + one.end()))
        for one in re.compile(_NAME).finditer(found.string, *found.span(listed))
    )
    return Directive(names, found["reason"].strip(), line, Span(at, at + len(found.string)), bool(found["mark"]))


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
