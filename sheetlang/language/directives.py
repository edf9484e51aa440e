"""Directive comments: `# 允许 规则名: 理由` silences rules on its line or, alone, on the next.

`# 允许开始 …` does so up to `# 允许结束`, `# 允许全文 …` at the head of a file in all of it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Forked, Passage, Refused
from sheetlang.language.keywords import ALLOW
from sheetlang.language.signs import BLANKS
from sheetlang.source import Span

# A rule is named by its English name or code, or in Chinese; several with commas between.
_ENGLISH = r"([A-Za-z][A-Za-z0-9-]*+(?>\s*+[,，、]\s*+[A-Za-z][A-Za-z0-9-]*+)*+)"
_ANY = r"([^\s,，、:：;；#＃]++(?>\s*+[,，、]\s*+[^\s,，、:：;；#＃]++)*+)"
_ALLOW = rf"[#＃]\s*+{ALLOW.zh}"
_ALLOW_WIDELY = rf"[#＃]\s*+(?i:{ALLOW.zh}(?:开始|全文)|{ALLOW.en}-(?:begin|file))(?:\s*+[:：]\s*+|\s++)"
_NAME = r"[^\s,，、]++"
_OPENINGS = (ALLOW.zh, ALLOW.en)
# What holds for more than a line: a block from its begin to its end, or the whole file.
_WIDER = {
    "begin": (f"{ALLOW.zh}开始", f"{ALLOW.en}-begin"),
    "end": (f"{ALLOW.zh}结束", f"{ALLOW.en}-end"),
    "file": (f"{ALLOW.zh}全文", f"{ALLOW.en}-file"),
}


class Directive(NamedTuple):
    """The rules that it names, each with its place; why; the lines it holds for (from 1); and where it stands.

    What is not `marked` by a colon may be an ordinary comment. `end` is the comment that ends a block.
    """

    names: tuple[tuple[str, Span], ...]
    reason: str
    lines: range
    span: Span
    marked: bool
    end: Span | None = None


class Misplaced(NamedTuple):
    """A directive that holds for nothing: a block without end, an end without a block, or one in a wrong place."""

    kind: Literal["open", "end", "file", "beside"]
    span: Span


def directives(document: Document) -> Iterator[Directive | Misplaced]:
    """All directive comments of a document; those of a block when it ends."""
    source = document.source
    if "#" not in source.text and "＃" not in source.text:
        return
    open_blocks: list[Directive] = []
    head, last = _head(document), source.line_number(len(source.text))
    for text, at, alone in _comments(document):
        opening = text[1:].lstrip().lower()
        if not opening.startswith(_OPENINGS):
            continue
        word = _wider(opening)
        span, number = Span(at, at + len(text)), source.line_number(at)
        if word == "end":
            yield _ended(open_blocks.pop(), number, span) if open_blocks and alone else Misplaced("end", span)
            continue
        found = _read(text, at, word is not None)
        if found is None:
            continue
        if word is None:
            yield found._replace(lines=range(number + alone, number + alone + 1))
        elif not alone:
            yield Misplaced("beside", span)
        elif word == "begin":
            open_blocks.append(found._replace(lines=range(number, last + 1)))
        elif number <= head:
            yield found._replace(lines=range(1, last + 1))
        else:
            yield Misplaced("file", span)
    yield from (Misplaced("open", block.span) for block in open_blocks)


def _wider(opening: str) -> str | None:
    """Whether a comment that so opens holds for more than a line: which word of that kind it begins with."""
    for word, spellings in _WIDER.items():
        for spelling in spellings:
            if opening.startswith(spelling) and opening[len(spelling) :][:1] in ("", ":", "：", *BLANKS, "\r"):
                return word
    return None


def _ended(block: Directive, number: int, span: Span) -> Directive:
    return block._replace(lines=range(block.lines.start, number + 1), end=span)


def _head(document: Document) -> int:
    """The number of lines before the first that says something."""
    said = (line for line in document.lines if not isinstance(line, (Blank, Comment)))
    first = next(said, None)
    source = document.source
    return source.line_number(len(source.text)) if first is None else source.line_number(first.at) - 1


def _read(text: str, at: int, is_wider: bool) -> Directive | None:
    """The directive that a comment is; its lines are not known here."""
    for pattern in _patterns(is_wider):
        if found := pattern.fullmatch(text.rstrip()):
            return _directive(found, at)
    return None


@cache
def _patterns(is_wider: bool) -> tuple[re.Pattern[str], ...]:
    """Any comment may begin with 允许 or "allow"; only with a colon after names, or with English names, is it surely one.

    Most sheets have none: the patterns are made for the first.
    """
    if is_wider:
        return (
            re.compile(rf"{_ALLOW_WIDELY}{_ANY}\s*+(?P<mark>[:：])\s*+(?P<reason>.*)", re.S),
            re.compile(rf"{_ALLOW_WIDELY}{_ANY}(?P<mark>)(?P<reason>)"),
        )
    return (
        re.compile(rf"{_ALLOW}(?:\s*+[:：]\s*+|\s++){_ANY}\s*+(?P<mark>[:：])\s*+(?P<reason>.*)", re.S),
        re.compile(rf"[#＃]\s*+(?i:{ALLOW.en})\s++{_ANY}\s*+(?P<mark>[:：])\s*+(?P<reason>.*)", re.S),
        re.compile(rf"{_ALLOW}\s*+(?P<mark>[:：]?+)\s*+{_ENGLISH}\s*+[:：]?+\s*+(?P<reason>.*)", re.S),
        re.compile(rf"{_ALLOW}(?:\s*+(?P<mark>[:：])\s*+|\s++){_ANY}(?P<reason>)"),
    )


def _directive(found: re.Match[str], at: int) -> Directive:
    listed = next(group for group in range(1, len(found.groups()) + 1) if group not in found.re.groupindex.values())
    names = tuple(
        (one.group(), Span(at + one.start(), at + one.end()))
        for one in re.compile(_NAME).finditer(found.string, *found.span(listed))
    )
    return Directive(names, found["reason"].strip(), range(0), Span(at, at + len(found.string)), bool(found["mark"]))


def _comments(document: Document) -> Iterator[tuple[str, int, bool]]:
    """Each comment, where it begins, and whether it has a line of its own."""
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
