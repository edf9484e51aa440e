"""A sheet has too few indicators to judge the project by, or too many to follow.

Why: fewer than 5 leave out what matters, more than 30 are not measured by anyone; a reviewer asks for the key ones.
A sheet that lacks a whole class is told that instead.
Basis: seen on published sheets: 63 indicators on one, 2 on another.
Bad:
    项目 太少
Good:
    项目 正好

指标太少，评不了；或者太多，顾不过来。

原因: 不到 5 条，说不全；超过 30 条，没有人一条条去量，审核时会要求只留关键的。整类缺少的只说缺少哪一类。
依据: 公开的表里见过一张 63 条的，也见过只有 2 条的。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import is_written, lacking
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FEWEST, MOST = 5, 30

TOO_FEW = Fault(
    "indicator-count",
    "info",
    Text("只有 {count} 条指标", "there are only {count} indicators"),
    help=Text(
        "一般不少于 {limit} 条：想想还有什么要交付、怎么算办好了",
        "{limit} are usual: what else is delivered, and when is it done well?",
    ),
)
TOO_MANY = TOO_FEW._replace(
    message=Text("有 {count} 条指标", "there are {count} indicators"),
    help=Text(
        "一般不超过 {limit} 条：留下最关键的，相近的合并", "{limit} are usual: keep the key ones, merge those alike"
    ),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the project."""
    count = len(sheet.indicators)
    if FEWEST <= count <= MOST or not is_written(sheet):
        return
    if count < FEWEST and (sheet.lost or lacking(sheet, known)):
        return
    fault, limit = (TOO_FEW, FEWEST) if count < FEWEST else (TOO_MANY, MOST)
    yield fault.at(sheet.origin.source, sheet.origin.span, count=count, limit=limit)


RULE = Rule(TOO_FEW, "指标数不合适", "completeness", check=check, code="S07")
