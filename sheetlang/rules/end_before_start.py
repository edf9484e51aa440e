"""A project ends before it begins.

Why: the two dates changed places, or one is still last year's.
Basis: the check of dates in published audit rules.
Bad:
    计划完成日期: 2026-01-31
    项目期: 2027年—2025年
Good:
    计划完成日期: 2026-12-31
    项目期: 2025年—2027年

项目结束的日期比开始的还早。

原因: 两个日期填反了，或者有一个还是上年的。
依据: 公开的审核规则里起止日期的核对。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.period import project_period
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "end-before-start",
    "error",
    Text("“{name}”是 {end}，比开始的 {start} 还早", "“{name}” is {end}, before the beginning on {start}"),
    help=Text(
        "核对起止日期：是不是填反了，或者没改上年的",
        "check both dates: they may have changed places, or be last year's",
    ),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the field that says the end."""
    period = project_period(sheet)
    if period is not None and period.end < period.start:
        at = sheet.origins[period.field]
        yield FAULT.at(at.source, at.span, name=period.field, start=period.start, end=period.end)


RULE = Rule(FAULT, "结束早于开始", "number", check=check)
