"""Prose: what a template left open in a field's text, and where words of it stand in its source."""

import re
from functools import cache

from sheetlang.model.instructions import FILL, HOW
from sheetlang.model.sheet import Origin
from sheetlang.model.units import LONGEST_FIRST
from sheetlang.patterns import pattern
from sheetlang.source import Span

# What stands where something was to be filled in.
MARKS = frozenset("*＊_xXｘＸ×")
# Each of two characters, as what is looked at before a mark must be.
_VERBS = tuple(
    "完成 建成 新建 改建 改造 修缮 购置 采购 开展 举办 组织 培训 救助 资助 补助 发放 覆盖 实现 达到 受益 超过 少于 低于".split()
)
# A place or an office whose name was to be filled in.
_PLACES = tuple("省 市 县 区 镇 乡 街道 分局 局 支队".split())
# 局域, 局部, 区块, 区间, 市场, 乡村, 市政: with these a place begins another word.
_NO_PLACE_BEFORE = "域部块间场村政"
_LONGEST_TITLE = 20
# A goal of which the template printed but the number, and what it says of how to write one.
_LEFT_BY = ("…", "...", "填")
_LEFT_OPEN = pattern(
    r"目标[0-9一二三四五六七八九十]{0,2}[:：][ ]?(?:…+|\.{3,}|(?=[；;]|\Z))"
    rf"|[（(【\[](?:请|此处)(?:{HOW}[^（）()【】\[\]。]{{0,12}}?)?{FILL}[^（）()【】\[\]。]{{0,40}}[)）】\]]"
)
# With these a unit begins another word: 人民, 项目, 成员, 日常.
_NO_UNIT_BEFORE = "民目员才力会常a-zA-Z"


def blank_in(text: str) -> tuple[int, int] | None:
    """Where a text has a mark for what was to be filled in, with its unit: **座 of 建成**座公厕."""
    # In most texts there is none, which is seen fastest for one after another.
    if not any(mark in text for mark in MARKS):
        return _place_of(_LEFT_OPEN, text) if any(one in text for one in _LEFT_BY) else None
    found = next((one for one in _blanks().finditer(text) if one["blank"]), None)
    if found is None:
        return _place_of(_LEFT_OPEN, text)
    start, end = found.span("blank")
    closed = text.find("》", end, end + _LONGEST_TITLE) + 1 if text[:start].endswith("《") else 0
    return (start - 1, closed) if closed else (start, end)


def _place_of(left: re.Pattern[str], text: str) -> tuple[int, int] | None:
    return found.span() if (found := left.search(text)) else None


def place_of_words(text: str, start: int, end: int, at: Origin) -> Span:
    """The place of characters of a prose; that of all of it where the source breaks the line within them."""
    words, found = text[start:end], at.span.start - 1
    for _ in range(text.count(words, 0, start) + 1):
        found = at.source.text.find(words, found + 1, at.span.end)
        if found < 0:
            return at.span
    return Span(found, found + len(words))


@cache
def _blanks() -> re.Pattern[str]:
    """Words in bold, which are no blanks, or a mark of which a unit or a deed tells that it stands for something."""
    bold = r"(?:\*\*[^*，,。；;、\n]{1,40}\*\*|__[^_，,。；;、\n]{1,40}__)"
    unit = rf"[ ]?(?:{'|'.join(map(re.escape, LONGEST_FIRST))})(?![{_NO_UNIT_BEFORE}])"
    done = rf"(?<={'|'.join(_VERBS)})[*＊]{{2,}}"
    mark = r"(?:[*＊]{2,}+|_{2,}+|(?<![a-zA-Z])[xXｘＸ×]{2,}+)"
    place = rf"(?:{'|'.join(_PLACES)})(?![{_NO_PLACE_BEFORE}])"
    return re.compile(rf"{bold}|(?P<blank>{mark}(?:{unit}|{place})|{done})")
