"""The 202 real indicator rows, and how one is written as a line of a sheet."""

import csv
from pathlib import Path
from typing import NamedTuple

from sheetlang.diagnostic import has_errors
from sheetlang.language.document import Entry
from sheetlang.language.parse import parse
from sheetlang.language.quoting import quoted, unquoted
from sheetlang.source import Source

_PATH = Path(__file__).parent / "data" / "real_rows.tsv"
_SIGNS = ("<", ">", "=", "≥", "≤", "≧", "≦", "═")


class Row(NamedTuple):
    """A row as published: its categories may be empty, its value blank; `table` is the sheet that it was taken from."""

    level1: str
    level2: str
    name: str
    value: str
    points: str = ""
    table: str = ""

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(label for label in (self.level1, self.level2) if label)

    @property
    def line(self) -> str:
        """The row as an indicator line, in quotes only where needed."""
        label = written_label(self.categories, self.name)
        if self.value.startswith(_SIGNS):
            return f"{label} {self.value}"
        return f"{label}: {self.value}".rstrip()


def real_rows() -> list[Row]:
    """All rows, in order."""
    with _PATH.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        columns = ("level1", "level2", "level3", "value_raw", "weight", "form")
        return [Row(*(row[column] for column in columns)) for row in table]


def written_label(categories: tuple[str, ...], name: str) -> str:
    """The label of an indicator line: the name in quotes only where it would be read amiss."""
    prefix = "".join(f"{category}." for category in categories)
    plain = prefix + name
    if unquoted(name) == name and (_reads_back(plain, ": 值") and _reads_back(plain, " = 1 个")):
        return plain
    return prefix + quoted(name)


def _reads_back(label: str, rest: str) -> bool:
    document, findings = parse(Source("", label + rest))
    match document.lines:
        case (Entry(label=found, indented=False, overrides=False),):
            return found == label and not has_errors(findings)
    return False
