"""Ragged sheets, each typed in two ways: both are written in one text, which keeps the oath and every comment."""

import random

from formatting.layout import Layout
from formatting.ragged import pieces, typed

from sheetlang.compiler import Compiled, compile_source
from sheetlang.formatting.formatter import format_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

COUNT = 50_000
CHUNK = 250


def run(numbers: range) -> list[tuple[int, str]]:
    """The sheets that failed, each with what went wrong."""
    return [(number, how) for number in numbers if (how := difference(number))]


def difference(number: int) -> str:
    """What is wrong with a sheet's text in one of two ways, or between them; empty where nothing is."""
    texts = []
    for way in range(2):
        layout = Layout(random.Random(2 * number + way))
        text = typed(number, layout)
        made = format_source(_compiled(Source("x", text)), _compiled)
        if made.broken:
            return made.broken.en
        if fault := _lost(number, made.text):
            return fault
        if format_source(_compiled(Source("x", made.text)), _compiled).text != made.text:
            return "it is formatted otherwise the second time"
        if layout.ending == "\r\n" and made.text.count("\n") != made.text.count("\r\n"):
            return "its line ends are mixed"
        texts.append(made.text.replace("\r\n", "\n").rstrip("\n"))
    return "" if texts[0] == texts[1] else "two ways of typing it are formatted in two ways"


def _lost(number: int, text: str) -> str:
    """The comment or the line with a mistake that is not where it should be."""
    at = 0
    for piece in pieces(number):
        for one in (*piece.comments, *piece.wrong):
            found = text.find(one, at)
            if found < 0:
                return f"{one!r} is lost"
            at = found + len(one)
    return ""


def _compiled(source: Source) -> Compiled:
    return compile_source(source, built_in())
