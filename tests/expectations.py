"""Cases whose lines say what is wrong with them: `#! rule column` at the end of a bad line."""

import re
from pathlib import Path

from sheetlang.diagnostic import Diagnostic
from sheetlang.source import Source

_MARK = re.compile(r"[ ]*#! ([a-z-]+)(?: (\d+))?$", re.M)

Expected = set[tuple[int, str, int | None]]


def read_case(path: Path) -> tuple[Source, Expected]:
    """The text without its expectations, and those: line, rule, and the column where one is given."""
    text = path.read_text("utf-8")
    lines, expected = [], set()
    for number, line in enumerate(text.split("\n"), 1):
        for rule, column in _MARK.findall(line):
            expected.add((number, rule, int(column) if column else None))
        lines.append(_MARK.sub("", line))
    return Source(path.name, "\n".join(lines)), expected


def found(findings: tuple[Diagnostic, ...], expected: Expected) -> Expected:
    """The findings in the shape of expectations: with columns only where the case gives one."""
    with_columns = {(line, rule) for line, rule, column in expected if column is not None}
    places = {(finding.rule, finding.source.position(finding.span.start)) for finding in findings}
    return {(place.line, rule, place.column if (place.line, rule) in with_columns else None) for rule, place in places}
