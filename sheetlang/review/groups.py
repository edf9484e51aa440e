"""The findings of a page by projects, and where its links lead: to a project's findings, to the next of the same rule."""

from collections import Counter
from collections.abc import Iterator
from itertools import count, groupby
from typing import NamedTuple

from sheetlang.diagnostic import SEVERITIES
from sheetlang.review.overview import Content, tally
from sheetlang.review.review import Counts, Review, counted
from sheetlang.review.rows import Row
from sheetlang.review.tables import WHOLE_FILE, Column, Line, Table


class Told(NamedTuple):
    """A finding of a group: its anchor, that of the next of its rule, and its cells, each with its column."""

    anchor: str
    next: str
    severity: str
    cells: list[tuple[Content, Column]]


class Group(NamedTuple):
    """What is said of a project, or of a whole file: its heading is the project, its file, its unit, and how much is said."""

    anchor: str
    heads: tuple[str, ...]
    severities: str
    findings: list[Told]


class Links:
    """Where links lead: a group stands at g and the number of its first finding, a finding at f and its own."""

    def __init__(self, review: Review) -> None:
        self.first: dict[str | int | None, str] = {}
        numbers: dict[str, list[int]] = {}
        for number, row in enumerate(review.rows, 1):
            numbers.setdefault(row.rule, []).append(number)
            if row.place is not None:
                self.first.setdefault(row.place, f"g{number}")
        self.first |= {rule: f"f{of_rule[0]}" for rule, of_rule in numbers.items()}
        self._later = {rule: iter((*of_rule[1:], of_rule[0])) for rule, of_rule in numbers.items()}

    def next(self, rule: str) -> str:
        """The next finding of a rule after the one that was asked for before; after the last comes the first."""
        return f"f{next(self._later[rule])}"


def groups(review: Review, table: Table, links: Links) -> Iterator[Group]:
    """The lines of the table of findings under their projects, without what a heading says once."""
    kept = [(number, column) for number, column in enumerate(table.columns) if not column.said_once]
    numbered = zip(count(1), review.rows, table.lines)
    for (place, file), many in groupby(numbered, lambda one: (one[1].place, one[1].file)):
        lines = list(many)
        told = [_told(number, row, line, kept, links) for number, row, line in lines]
        counts = Counter(row.severity for _, row, _ in lines)
        project = lines[0][1].project or WHOLE_FILE.render(review.lang)
        unit = "" if place is None else review.projects[place].unit
        listed = {severity: counts[severity] for severity in SEVERITIES if counts[severity]}
        heads = (project, file, unit, tally(listed, review.lang))
        yield Group(f"g{lines[0][0]}", heads, severities(counted(counts)), told)


def severities(counts: Counts) -> str:
    """The severities that occur, as one name, such as `error-info`; a page hides what has none that is shown."""
    return "-".join(severity for severity, count in zip(SEVERITIES, counts, strict=True) if count)


def _told(number: int, row: Row, line: Line, kept: list[tuple[int, Column]], links: Links) -> Told:
    cells = [(line.cells[at], column) for at, column in kept]
    return Told(f"f{number}", links.next(row.rule), row.severity, cells)
