"""Laws of merging, over three versions each that are made by number."""

import re
from collections import Counter

from merging.versions import Made

from sheetlang.compiler import compile_source
from sheetlang.merging.result import Result, merge
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

CHUNKS, EACH = 10, 500
GONE = "（没有）"


def merged(base: str, ours: str, theirs: str) -> Result:
    return merge(base, ours, theirs, built_in())


def facts(made: Made) -> dict[tuple[object, ...], object]:
    """All that a version says, one by one; an indicator is known by its number, not by its name."""
    said: dict[tuple[object, ...], object] = {("field", name): value for name, value in made.fields.items()}
    for number, one in made.items.items():
        said |= {(number, what): value for what, value in one.facts().items()}
    return said


def numbers(text: str) -> set[str]:
    return set(re.findall(r"[0-9]+(?:\.[0-9]+)?", text))


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"# (?:注|前注|尾注)\S+", text))


def told(text: str) -> dict[tuple[object, ...], object]:
    """What the compiler reads in a text, by the names that stand in it."""
    compiled = compile_source(Source("x", text), built_in())
    (sheet,) = compiled.sheets
    said: dict[tuple[object, ...], object] = {("field", name): str(value.text) for name, value in sheet.fields.items()}
    return said
