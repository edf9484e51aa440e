"""The tables of a review, in words: of findings, of rules, of units and of projects; for every painter."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sheetlang.checker.documentation import documentation
from sheetlang.checker.registry import all_rules
from sheetlang.checker.titles import SEVERITY_TITLES, rule_title
from sheetlang.diagnostic import Severity, Text
from sheetlang.naming import key
from sheetlang.review.overview import Content, not_listed, sought
from sheetlang.review.review import Counts, Review, Reviewed, counted
from sheetlang.review.rows import Row


class Column(NamedTuple):
    """A heading and a width in half-width characters. `look` is that of its cells; texts are set left, counts in the middle.

    On a page a column `leads` to the findings of its row, or its texts are `said_once`, above those of a project.
    """

    heading: Text
    width: int
    look: str = "attribute"
    leads: bool = False
    said_once: bool = False


class Line(NamedTuple):
    """The cells of a row, its counts by severity, and whose findings it tells of: a rule's, or the number of a project."""

    cells: tuple[Content, ...]
    counts: Counts
    whose: str | int | None = None


class Table(NamedTuple):
    """A table by its name, which is that of a worksheet too, and by its place on a page.

    `size` counts its lines, `left_out` says which it has no room for.
    """

    id: str
    name: Text
    columns: tuple[Column, ...]
    lines: Iterable[Line]
    size: int
    left_out: str = ""


def tables(review: Review) -> tuple[Table, ...]:
    """The findings one by one, then counted by rule, by unit and by project."""
    rows, rules, units, projects = review.rows, list(_rules(review)), list(_units(review)), list(_projects(review))
    lines = (_line(review, number, row) for number, row in enumerate(rows, 1))
    return (
        Table("findings", Text("意见", "Findings"), _FINDINGS, lines, len(rows), not_listed(review)),
        Table("rules", Text("按规则", "By rule"), _RULES, rules, len(rules)),
        Table("units", Text("按单位", "By unit"), _UNITS, units, len(units)),
        Table("projects", Text("按项目", "By project"), _PROJECTS, projects, len(projects)),
    )


_COUNTS = tuple(Column(title, 8, "side") for title in SEVERITY_TITLES.values())
_ALL = Column(Text("合计", "all"), 8, "side")
_UNIT = Column(Text("单位", "unit"), 16, said_once=True)
_FINDINGS = (
    Column(Text("序号", "No."), 6, "side"), _UNIT, Column(Text("文件", "file"), 18, said_once=True), Column(Text("行", "line"), 6, "side"),
    Column(Text("项目", "project"), 16, said_once=True), Column(Text("指标或信息项", "indicator or field"), 20),
    Column(Text("级别", "severity"), 8, "severity"), Column(Text("规则", "rule"), 14, leads=True), Column(Text("问题", "what is wrong"), 30),
    Column(Text("建议", "suggestion"), 24), Column(Text("原文", "as written"), 30), Column(Text("修改情况", "what was done"), 14),
)  # fmt: skip
_RULES = (
    Column(Text("规则", "rule"), 24, leads=True), Column(Text("英文名", "its name"), 26), *_COUNTS, _ALL,
    Column(Text("涉及文件", "files"), 10, "side"), Column(Text("说的是什么", "what it says"), 60),
)  # fmt: skip
_UNITS = (
    _UNIT._replace(width=40), Column(Text("项目", "projects"), 10, "side"),
    Column(Text("有错误的项目", "projects with errors"), 16, "side"), *_COUNTS, _ALL,
)  # fmt: skip
_PROJECTS = (
    _UNIT._replace(width=24), Column(Text("文件", "file"), 36), Column(Text("项目", "project"), 40, leads=True), *_COUNTS, Column(Text("结果", "result"), 18, "severity"),
)  # fmt: skip
_NO_UNIT = Text("（没有写明）", "(not named)")
WHOLE_FILE = Text("（整个文件）", "(the whole file)")
_RESULTS: dict[Severity | None, Text] = {
    "error": Text("有错误", "errors"),
    "warning": Text("有警告", "warnings"),
    "info": Text("只有提示", "notes only"),
    None: Text("没有发现问题", "nothing found"),
}
# Where errors alone, or new findings alone, were looked for.
_NONE_OF = Text("没有{what}", "no {what}")
_EXAMPLE = Text("例：{message}", "such as: {message}")
_CURED = Text("例：{message}；{cure}", "such as: {message}; {cure}")


def _line(review: Review, number: int, row: Row) -> Line:
    severity = SEVERITY_TITLES[row.severity].render(review.lang)
    rule = rule_title(row.rule).render(review.lang)
    unit = "" if row.place is None else review.projects[row.place].unit
    cells = (
        number,
        unit,
        row.file,
        row.line,
        row.project,
        row.item,
        severity,
        rule,
        row.message,
        row.help,
        row.written,
        "",
    )
    return Line(cells, counted(Counter((row.severity,))), row.rule)


def _rules(review: Review) -> Iterator[Line]:
    tallies = {name: counted(tally) for name, tally in review.rules.items()}
    for name, counts in sorted(tallies.items(), key=lambda one: ([-count for count in one[1]], one[0])):
        title, files = rule_title(name).render(review.lang), len(review.files_of_rules[name])
        yield Line((title, name, *counts, sum(counts), files, _what(review, name)), counts, name)


def _what(review: Review, name: str) -> str:
    """What a rule says; of mistakes of writing, which have no page, the first as an example."""
    rule = next((rule for rule in all_rules() if rule.name == name), None)
    described = documentation(rule).what.render(review.lang) if rule else ""
    message, cure = review.examples[name]
    example = _CURED if cure else _EXAMPLE
    return described or example.render(review.lang, {"message": message, "cure": cure})


def _units(review: Review) -> Iterator[Line]:
    """Units as they first spelt themselves, those with the gravest findings first."""
    by_unit: dict[str, list[Reviewed]] = {}
    for one in review.projects:
        by_unit.setdefault(key(one.unit), []).append(one)
    summed = [(Counts(*map(sum, zip(*(one.counts for one in many), strict=True))), many) for many in by_unit.values()]
    for counts, many in sorted(summed, key=lambda one: [-count for count in one[0]]):
        projects = [one.counts.errors > 0 for one in many if one.project]
        named = many[0].unit or _NO_UNIT.render(review.lang)
        yield Line((named, len(projects), sum(projects), *counts, sum(counts)), counts)


def _projects(review: Review) -> Iterator[Line]:
    for number, (file, project, counts, unit) in enumerate(review.projects):
        named = project or WHOLE_FILE.render(review.lang)
        result = _RESULTS[counts.worst]
        if counts.worst is None and (review.errors_only or review.old is not None):
            result = _NONE_OF.filled(what=sought(review))
        yield Line((unit, file, named, *counts, result.render(review.lang)), counts, number)
