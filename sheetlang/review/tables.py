"""What a review shows, in words: facts, and tables of findings, of rules and of projects; for every painter."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sheetlang.checker.documentation import documentation
from sheetlang.checker.registry import all_rules
from sheetlang.checker.titles import SEVERITY_TITLES, rule_title
from sheetlang.diagnostic import Language, Severity, Text
from sheetlang.review.review import Review, counted
from sheetlang.review.rows import Row
from sheetlang.version import __version__

TITLE = Text("绩效目标表审核意见", "Review of target sheets")
OVERVIEW = Text("总览", "Overview")
SIGNED = Text(
    "审核单位：　　　　　　　　审核人：　　　　　　　　审核日期：",
    "Office:                Reviewer:                Date:",
)
PAGES = Text("第 {page} 页 / 共 {pages} 页", "page {page} of {pages}")
NOTHING = Text("没有发现问题。", "Nothing was found.")

Content = str | int


class Column(NamedTuple):
    """A heading and a width in half-width characters. `look` is that of its cells; texts are set left, counts in the middle."""

    heading: Text
    width: int
    look: str = "attribute"


class Line(NamedTuple):
    """The cells of a row, and the severity that it is coloured by."""

    cells: tuple[Content, ...]
    severity: Severity | None


class Table(NamedTuple):
    """A table by its name, which is that of a worksheet too. `size` counts its lines, `left_out` says which it has no room for."""

    name: Text
    columns: tuple[Column, ...]
    lines: Iterable[Line]
    size: int
    left_out: str = ""


def facts(review: Review) -> Iterator[tuple[Text, Content]]:
    """What was looked at and how much was found, each under a label."""
    projects = [one for one in review.projects if one.project]
    worst = [one.counts.worst for one in projects]
    counts = review.counts
    yield Text("文件", "files"), review.files
    yield Text("项目", "projects"), len(projects)
    yield Text("没有问题的项目", "projects without findings"), review.clean
    yield Text("有错误的项目", "projects with errors"), worst.count("error")
    yield from ((SEVERITY_TITLES[name], count) for name, count in zip(SEVERITY_TITLES, counts, strict=True))
    if review.rows.left_out:
        yield Text("没有逐条列出的", "not listed one by one"), tally(review.rows.left_out, review.lang)
    kind = Text("定稿", "release") if review.release else Text("平时", "draft")
    yield Text("按什么查", "checked as"), kind.render(review.lang, {})
    yield Text("查的工具", "checked by"), f"sheetlang {__version__}"


def tables(review: Review) -> tuple[Table, ...]:
    """The findings one by one, then counted by rule and by project."""
    rows, rules, projects = review.rows, list(_rules(review)), list(_projects(review))
    lines = (_line(review, number, row) for number, row in enumerate(rows, 1))
    return (
        Table(Text("意见", "Findings"), _FINDINGS, lines, len(rows), not_listed(review)),
        Table(Text("按规则", "By rule"), _RULES, rules, len(rules)),
        Table(Text("按项目", "By project"), _PROJECTS, projects, len(projects)),
    )


def not_listed(review: Review) -> str:
    """How many findings are not listed, of which severity; empty where all are."""
    left_out = review.rows.left_out
    return _NOT_LISTED.render(review.lang, {"tally": tally(left_out, review.lang)}) if left_out else ""


def tally(counts: Mapping[Severity, int], lang: Language) -> str:
    """How many of each severity, such as `3 个警告、12 个提示`."""
    each = (_TALLY.render(lang, {"count": count, "name": SEVERITY_TITLES[name]}) for name, count in counts.items())
    return Text("、", ", ").render(lang, {}).join(each)


_TALLY = Text("{count} 个{name}", "{count} {name}(s)")
_NOT_LISTED = Text("放不下，没有逐条列出：{tally}", "not listed one by one, for want of room: {tally}")
_COUNTS = tuple(Column(title, 8, "side") for title in SEVERITY_TITLES.values())
_FINDINGS = (
    Column(Text("序号", "No."), 6, "side"), Column(Text("文件", "file"), 18), Column(Text("行", "line"), 6, "side"),
    Column(Text("项目", "project"), 16), Column(Text("指标或信息项", "indicator or field"), 20),
    Column(Text("级别", "severity"), 8, "severity"), Column(Text("规则", "rule"), 14), Column(Text("问题", "what is wrong"), 30),
    Column(Text("建议", "suggestion"), 24), Column(Text("原文", "as written"), 30), Column(Text("修改情况", "what was done"), 14),
)  # fmt: skip
_RULES = (
    Column(Text("规则", "rule"), 24), Column(Text("英文名", "its name"), 26), *_COUNTS, Column(Text("合计", "all"), 8, "side"),
    Column(Text("涉及文件", "files"), 10, "side"), Column(Text("说的是什么", "what it says"), 60),
)  # fmt: skip
_PROJECTS = (
    Column(Text("文件", "file"), 36), Column(Text("项目", "project"), 40), *_COUNTS, Column(Text("结果", "result"), 18, "severity"),
)  # fmt: skip
_WHOLE_FILE = Text("（整个文件）", "(the whole file)")
_RESULTS: dict[Severity | None, Text] = {
    "error": Text("有错误", "errors"),
    "warning": Text("有警告", "warnings"),
    "info": Text("只有提示", "notes only"),
    None: Text("没有发现问题", "nothing found"),
}


def _line(review: Review, number: int, row: Row) -> Line:
    severity = SEVERITY_TITLES[row.severity].render(review.lang, {})
    rule = rule_title(row.rule).render(review.lang, {})
    cells = (number, row.file, row.line, row.project, row.item, severity, rule, row.message, row.help, row.written, "")
    return Line(cells, row.severity)


def _rules(review: Review) -> Iterator[Line]:
    rules = {rule.name: rule for rule in all_rules()}
    tallies = {name: counted(tally) for name, tally in review.rules.items()}
    for name, counts in sorted(tallies.items(), key=lambda one: ([-count for count in one[1]], one[0])):
        what = documentation(rules[name]).what.render(review.lang, {}) if name in rules else ""
        files = len(review.files_of_rules[name])
        yield Line((rule_title(name).render(review.lang, {}), name, *counts, sum(counts), files, what), counts.worst)


def _projects(review: Review) -> Iterator[Line]:
    for file, project, counts in review.projects:
        worst = counts.worst
        named = project or _WHOLE_FILE.render(review.lang, {})
        yield Line((file, named, *counts, _RESULTS[worst].render(review.lang, {})), worst)
