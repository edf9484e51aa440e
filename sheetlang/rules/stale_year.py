"""The project's name, its period or its goal for the year speaks of another year than the sheet.

Why: the sheet was made from last year's, and the year was not changed everywhere; a reviewer sends it back for that alone.
Only what is surely meant for this year is looked at: not titles in 《》, comparisons with last year, or carried-over projects.
Basis: seen on a notice for the money of 2022 that attaches the goals of 2021.
Bad:
    年度绩效目标: 2025年底前完成培训 400 人次。
Good:
    年度绩效目标: 2026年底前完成培训 400 人次，比2025年增加 50 人次。

项目名称、起止时间或年度目标里写的不是本年度。

原因: 表是拿上年的改的，年份没有改全；光这一条就会被退回。只看肯定说本年度的地方：不看《》里的文件名、和上年的比较、结转和续建的项目。
依据: 公开的 2022 年资金通知里见过后面附着 2021 年度的绩效目标。
"""

import re
from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.period import project_period
from sheetlang.knowledge.prose import place_of_words
from sheetlang.language.keywords import COMMANDS
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "stale-year",
    "warning",
    Text("“{name}”里写的是“{text}”，这张表是 {year} 年度的", "“{name}” says “{text}”, but the sheet is for {year}"),
    help=Text(
        "没改的年份改成 {year}；确实是那一年的，写明是结转或续建",
        "make it {year}, or say that the project is carried over",
    ),
)
_CARRIED_OVER = ("结转", "续建", "尾款", "质保", "结算", "清算", "-", "—", "至", "~")
_DUE = r"年(?:(?:1[0-2]|[1-9])月(?:[0-9]{1,2}日)?)?(?:底|末)?前|年度?(?:绩效|总体|年度|工作)?目标|年(?:度)?(?:将|拟)"
_NOT_MEANT = "比较与和在《（(自从至到以"


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for the name, for the field that says the end, and for each goal of the year."""
    year = sheet.year
    if year is None:
        return
    if "年" in sheet.project and (text := _other_year(sheet.project, year)):
        name = COMMANDS["project"].zh
        yield FAULT.at(sheet.origin.source, sheet.origin.span, name=name, text=text, year=year)
    period = project_period(sheet)
    if period and period.start <= period.end and not period.start.year <= year <= period.end.year:
        at = sheet.origins[period.field]
        yield FAULT.at(at.source, at.span, name=period.field, text=sheet.fields[period.field].text, year=year)
    for name, paragraphs in sheet.prose.items():
        if "目标" in name and ("年度" in name or "当年" in name):
            yield from _in_goal(sheet, name, "\n".join(paragraphs), year)


def _other_year(name: str, year: int) -> str | None:
    found = re.match(r"(20[0-9]{2})年度?", name)
    if found is None or int(found[1]) == year or any(word in name for word in _CARRIED_OVER):
        return None
    return found[0]


def _in_goal(sheet: Sheet, name: str, text: str, year: int) -> Iterator[Diagnostic]:
    for other in (year - 1, year - 2):
        for found in re.finditer(f"{other}(?:{_DUE})", text) if str(other) in text else ():
            before = text[: found.start()].rstrip()
            if not before.endswith(tuple(_NOT_MEANT)) and before.rfind("《") <= before.rfind("》"):
                at = sheet.origins[name]
                span = place_of_words(text, *found.span(), at)
                yield FAULT.at(at.source, span, name=name, text=found[0], year=year)


RULE = Rule(FAULT, "年份没有改", "completeness", check=check)
