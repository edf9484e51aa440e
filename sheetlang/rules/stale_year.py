"""The project's name, its period, its goal for the year or a deadline in a name is of another year than the sheet.

Why: the sheet was made from last year's, and the year was not changed everywhere; a reviewer sends it back for that alone.
A goal that begins with what is done in an earlier year is told where it speaks of no other. Titles in 《》, comparisons
with last year and carried-over projects are passed over.
Basis: seen on a notice for the money of 2022 that attaches the goals of 2021.
Bad:
    年度绩效目标: 2025年底前完成培训 400 人次。
Good:
    年度绩效目标: 2026年底前完成培训 400 人次，比2025年增加 50 人次。

项目名称、起止时间、年度目标或名称里的期限写的不是本年度。

原因: 表是拿上年的改的，年份没有改全；光这一条就会被退回。只看肯定说本年度的地方，和一开头就写上年要做什么、又没有提本年的目标；不看《》里的文件名、和上年的比较、结转和续建的项目。
依据: 公开的 2022 年资金通知里见过后面附着 2021 年度的绩效目标。
"""

import re
from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.earlier_year import of_an_earlier_year
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.period import project_period
from sheetlang.knowledge.prose import place_of_words
from sheetlang.language.keywords import COMMANDS
from sheetlang.model.name_targets import deadline_in_name
from sheetlang.model.sheet import Sheet
from sheetlang.model.target import Date
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
# Work that is done in the year after the one that it is about.
_ABOUT_LAST_YEAR = (*_CARRIED_OVER, "决算", "绩效评价", "考核", "审计", "财务报告", "表彰", "奖励", "兑现")


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for the name, for the field that says the end, and for each goal of the year."""
    year = sheet.year
    if year is None:
        return
    if "年" in sheet.project and (text := _other_year(sheet.project, year)):
        yield FAULT.at(*sheet.origin, name=COMMANDS["project"].zh, text=text, year=year)
    period = project_period(sheet)
    if period and period.start <= period.end and not period.start.year <= year <= period.end.year:
        text = sheet.fields[period.field].text
        yield FAULT.at(*sheet.origins[period.field], name=period.field, text=text, year=year)
    yield from _deadlines_in_names(sheet, year, known)
    for name, paragraphs in sheet.prose.items():
        if "目标" in name and ("年度" in name or "当年" in name):
            goal = "\n".join(paragraphs)
            if found := of_an_earlier_year(goal, year):
                at = sheet.origins[name]
                yield FAULT.at(at.source, place_of_words(goal, *found.span(), at), name=name, text=found[0], year=year)


def _deadlines_in_names(sheet: Sheet, year: int, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each name of timeliness that begins with a deadline of an earlier year, and has no date beside it."""
    for categories, indicators in sheet.by_category.items():
        for one in indicators if known.class_of(categories) == "timeliness" else ():
            found = None if isinstance(one.target, Date) else deadline_in_name(one.name)
            if found and int(found["year"]) < year and not any(word in one.name for word in _CARRIED_OVER):
                yield FAULT.at(*one.label, name=one.name, text=found["by"], year=year)


def _other_year(name: str, year: int) -> str | None:
    found = re.match(r"(20[0-9]{2})年度?", name)
    other = found and int(found[1]) != year and not any(word in name for word in _ABOUT_LAST_YEAR)
    return found[0] if found and other else None


RULE = Rule(FAULT, "年份没有改", "completeness", check=check)
