"""Review: what was found in many sheets, as rows and counts; the sheets themselves are let go.

Thousands of sheets take no more memory than what is said of them. Every text can be shown as it is.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import define, field

from sheetlang.diagnostic import Diagnostic, Language, Severity
from sheetlang.language.document import Document, Entry, Forked, Passage
from sheetlang.model.sheet import Sheet
from sheetlang.visible import one_line

MOST_ROWS = 100_000
_LONGEST = 300
_DOTS = "……"


class Row(NamedTuple):
    """One finding: where it is, how grave, what is wrong, what to do, and the line as it was written."""

    file: str
    line: int
    project: str
    item: str
    severity: Severity
    rule: str
    message: str
    help: str
    written: str


class Counts(NamedTuple):
    """How many findings of each severity."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def worst(self) -> Severity | None:
        """The gravest severity among them; None where there is nothing."""
        if self.errors:
            return "error"
        return "warning" if self.warnings else "info" if self.infos else None


class Reviewed(NamedTuple):
    """A project with its counts; the project is empty for what is said of a whole file."""

    file: str
    project: str
    counts: Counts


@define
class Review:
    """Takes in one file after the other. Past `MOST_ROWS` findings are counted, not listed."""

    lang: Language = "zh"
    release: bool = False
    rows: list[Row] = field(factory=list)
    projects: list[Reviewed] = field(factory=list)
    files: int = 0
    clean: int = 0
    left_out: int = 0
    rules: dict[str, Counter[Severity]] = field(factory=dict)
    files_of_rules: dict[str, set[str]] = field(factory=dict)
    _said: set[object] = field(factory=set)

    def add(self, document: Document, sheets: Sequence[Sheet], findings: Iterable[Diagnostic]) -> None:
        """Take in a file."""
        self.files += 1
        here = document.source.name
        heads = [(sheet.origin.span.start, sheet.project) for sheet in sheets if sheet.origin.source.name == here]
        starts = [start for start, _ in heads]
        found = [finding for finding in findings if finding.source.name == here or self._is_new(finding)]
        at = [bisect_right(starts, one.span.start) - 1 if one.source.name == here else -1 for one in found]
        items = dict(_items(document)) if found else {}
        for finding, number in zip(found, at, strict=True):
            item = items.get(finding.source.line_number(finding.span.start), "") if finding.source.name == here else ""
            self._list(finding, heads[number][1] if number >= 0 else "", item)
        self._count(here, [project for _, project in heads], found, at)

    def add_loose(self, findings: Iterable[Diagnostic]) -> None:
        """Take in what is said of no sheet, such as of a form file."""
        for finding in findings:
            if self._is_new(finding):
                self._list(finding, "", "")

    @property
    def counts(self) -> Counts:
        """How many findings of each severity there are in all."""
        return counted(sum(self.rules.values(), Counter()))

    def _is_new(self, finding: Diagnostic) -> bool:
        """Whether a finding of a shared file has not been told with another sheet."""
        new = finding.identity not in self._said
        self._said.add(finding.identity)
        return new

    def _list(self, finding: Diagnostic, project: str, item: str) -> None:
        self.rules.setdefault(finding.rule, Counter())[finding.severity] += 1
        self.files_of_rules.setdefault(finding.rule, set()).add(finding.source.name)
        if len(self.rows) >= MOST_ROWS:
            self.left_out += 1
            return
        line = finding.source.line_number(finding.span.start)
        outside = (project, item), (finding.message(self.lang), finding.help(self.lang), finding.source.line(line))
        (project, item), (message, help_text, written) = (tuple(map(shown, texts)) for texts in outside)
        self.rows.append(
            Row(
                one_line(finding.source.name), line, project, item, finding.severity, finding.rule, message, help_text, written
            )
        )  # fmt: skip

    def _count(self, file: str, projects: list[str], findings: list[Diagnostic], at: list[int]) -> None:
        tallies: list[Counter[Severity]] = [Counter() for _ in range(len(projects) + 1)]
        for finding, number in zip(findings, at, strict=True):
            tallies[number][finding.severity] += 1
        whole = tallies.pop()
        if whole or not projects:
            self.projects.append(Reviewed(one_line(file), "", counted(whole)))
        for project, tally in zip(projects, tallies, strict=True):
            self.projects.append(Reviewed(one_line(file), shown(project), counted(tally)))
            self.clean += not whole and not tally


def counted(tally: Counter[Severity]) -> Counts:
    """A tally in the order in which it is shown."""
    return Counts(tally["error"], tally["warning"], tally["info"])


def shown(text: str) -> str:
    """A text from outside, on one line, of a length that a table can hold, hiding nothing."""
    cut = text if len(text) <= _LONGEST else text[:_LONGEST] + _DOTS
    return one_line(cut).strip()


def _items(document: Document) -> Iterator[tuple[int, str]]:
    """The label that each line stands under; what is indented is said of the line above it."""
    number, label = document.source.line_number, ""
    for line in document.lines:
        if isinstance(line, Entry | Passage):
            label = f"{label.partition(' › ')[0]} › {line.label}" if line.indented and label else line.label
            yield number(line.at), label
        elif isinstance(line, Forked):
            label = (line.preferred or line.readings[0]).label
            yield number(line.at), label
