"""A workbook as lines that git can compare: one that sheetlang wrote cell by cell, any other by its fingerprint.

What others made stays as closed to git as it was; that it changed is seen all the same.
"""

import hashlib
from collections.abc import Iterator

from sheetlang.painting.workbook import MARK
from sheetlang.text import Text
from sheetlang.versions.workbook_cells import Workbook
from sheetlang.versions.workbook_parts import NotReadable
from sheetlang.visible import visible

_FOREIGN = Text("不是 sheetlang 写的工作簿", "a workbook that sheetlang did not write")
_NOT_READABLE = Text(
    "读不了的工作簿：损坏了，太大，或者不是工作簿", "a workbook that cannot be read: damaged, too large, or none at all"
)
_CUT_OFF = Text("……太长，后面的不显示", "… too long; the rest is not shown")
_BETWEEN = " | "
_MOST_CHARACTERS = 8_000_000

Line = str | Text


def workbook_lines(data: bytes) -> list[Line]:
    """The lines of a workbook: `== name ==` for each worksheet, then a line for each row of it."""
    try:
        workbook = Workbook(data)
        if MARK in workbook.keywords().split():
            return list(_lines(workbook))
        why = _FOREIGN
    except NotReadable:
        why = _NOT_READABLE
    return [why, f"sha256 {hashlib.sha256(data).hexdigest()}, {len(data)} bytes"]


def _lines(workbook: Workbook) -> Iterator[Line]:
    left = _MOST_CHARACTERS
    for page in workbook.pages():
        yield f"== {_on_one_line(page.name)} =="
        for row in page.rows:
            left -= sum(map(len, row))
            if left < 0:
                yield _CUT_OFF
                return
            yield _BETWEEN.join(map(_on_one_line, row))


def _on_one_line(text: str) -> str:
    return visible(" ⏎ ".join(text.replace("\r\n", "\n").split("\n")))
