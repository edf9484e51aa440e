"""Review: what was found in many sheets, as rows and counts; the sheets themselves are let go.

Thousands of sheets take no more memory than what is said of them. Every text can be shown as it is.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import define, field

from sheetlang.diagnostic import Diagnostic, Language, Severity, Text, errors_of
from sheetlang.language.document import Document, Entry, Forked, Passage
from sheetlang.model.sheet import Sheet
from sheetlang.review.rows import Row, Rows
from sheetlang.review.units import unit_of
from sheetlang.visible import one_line

_LONGEST = 300
_DOTS = "……"


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
    """A project with its counts and its unit; the project is empty for what is said of a whole file."""

    file: str
    project: str
    counts: Counts
    unit: str = ""


@define
class Review:
    """Takes in one file after the other. Of the findings that `rows` has no room for, the counts remain.

    `asked` is what was to be looked at and how, each under a label; of `errors_only` nothing else is taken in, and a project without one is clean. `old` counts what was left out because a baseline holds it; None without one. `examples` are the first message and help of each rule.
    """

    lang: Language = "zh"
    release: bool = False
    asked: tuple[tuple[Text, str], ...] = ()
    errors_only: bool = False
    old: int | None = None
    rows: Rows = field(factory=Rows)
    projects: list[Reviewed] = field(factory=list)
    files: int = 0
    clean: int = 0
    rules: dict[str, Counter[Severity]] = field(factory=dict)
    files_of_rules: dict[str, set[str]] = field(factory=dict)
    examples: dict[str, tuple[str, str]] = field(factory=dict)
    _said: set[object] = field(factory=set)

    def add(self, document: Document, sheets: Sequence[Sheet], findings: Iterable[Diagnostic]) -> None:
        """Take in a file: what is said of the whole of it, then each of its projects."""
        self.files += 1
        here = document.source.name
        heads = [sheet for sheet in sheets if sheet.origin.source.name == here]
        whole, *parts = self._parted(here, [sheet.origin.span.start for sheet in heads], self._wanted(findings))
        items = dict(_items(document)) if any((whole, *parts)) else {}
        units = [unit_of(sheet) for sheet in heads]
        if whole or not heads:
            self._take(Reviewed(here, "", _tally(whole), units[0] if len(set(units)) == 1 else ""), whole, items)
        for sheet, unit, part in zip(heads, units, parts, strict=True):
            self._take(Reviewed(here, sheet.project, _tally(part), unit), part, items)
            self.clean += not whole and not part

    def add_loose(self, findings: Iterable[Diagnostic]) -> None:
        """Take in what is said of no sheet, such as of a form file."""
        for finding in self._wanted(findings):
            if self._is_new(finding):
                self._list(finding, "", "", None)

    def _wanted(self, findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
        return errors_of(findings) if self.errors_only else findings

    @property
    def counts(self) -> Counts:
        """How many findings of each severity there are in all."""
        return counted(sum(self.rules.values(), Counter()))

    def _parted(self, here: str, starts: list[int], findings: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
        """The findings of no project, then those of each; those of other files that were not told with another sheet."""
        parts: list[list[Diagnostic]] = [[] for _ in range(len(starts) + 1)]
        for finding in findings:
            if finding.source.name == here:
                parts[bisect_right(starts, finding.span.start)].append(finding)
            elif self._is_new(finding):
                parts[0].append(finding)
        return parts

    def _is_new(self, finding: Diagnostic) -> bool:
        """Whether a finding of a shared file has not been told with another sheet."""
        new = finding.identity not in self._said
        self._said.add(finding.identity)
        return new

    def _take(self, one: Reviewed, findings: list[Diagnostic], items: dict[int, str]) -> None:
        for finding in findings:
            own = finding.source.name == one.file
            item = items.get(finding.source.line_number(finding.span.start), "") if own else ""
            self._list(finding, one.project, item, len(self.projects))
        self.projects.append(one._replace(file=one_line(one.file), project=shown(one.project), unit=shown(one.unit)))

    def _list(self, finding: Diagnostic, project: str, item: str, place: int | None) -> None:
        self.rules.setdefault(finding.rule, Counter())[finding.severity] += 1
        self.files_of_rules.setdefault(finding.rule, set()).add(finding.source.name)
        line = finding.source.line_number(finding.span.start)
        message, cure = shown(finding.message(self.lang)), shown(finding.help(self.lang))
        self.examples.setdefault(finding.rule, (message, cure))
        where = one_line(finding.source.name), line, shown(project), shown(item)
        written = shown(finding.source.line(line))
        self.rows.append(Row(*where, finding.severity, finding.rule, message, cure, written, place))


def counted(tally: Counter[Severity]) -> Counts:
    """A tally in the order in which it is shown."""
    return Counts(tally["error"], tally["warning"], tally["info"])


def _tally(findings: list[Diagnostic]) -> Counts:
    return counted(Counter(finding.severity for finding in findings))


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
