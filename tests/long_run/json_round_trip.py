"""JSON: a generated sheet, written and read back, is the same sheet."""

from random import Random

from sheets import any_sheet, shelf

import sheetlang
from sheetlang.interchange.read_json import read_json

COUNT = 50_000
CHUNK = 2_000


def run(numbers: range) -> list[tuple[int, str]]:
    """The numbers whose sheets do not read back as they are, and what came instead."""
    found = ((number, _difference(number)) for number in numbers)
    return [(number, difference) for number, difference in found if difference]


def _difference(number: int) -> str:
    sheets = (any_sheet(Random(number)),)
    data = sheetlang.render(sheets, "json")
    back, findings = read_json(data, shelf())
    if findings:
        return findings[0].message("en")
    if back != sheets:
        return "it reads back as another sheet"
    return "" if sheetlang.render(back, "json") == data else "it is written as another JSON"
