"""A column that the form requires of every indicator is empty, or one of targets that is filled in for others.

Why: a form with an empty required column is sent back; where a target of several years is printed beside that of the
year, a name without it stands there to no purpose.
Basis: the columns that the form marks as required, and those in which it prints a target.
Bad:
    产出.数量.培训次数 = 4 次
Good:
    产出.数量.培训人数 = 60 人
        数据来源: 签到表

表式要求每条指标都填的一栏没有填；或者“中期”这样的一栏，有的填了，有的空着。

原因: 必填的栏空着，表会被退回；中期目标和年度目标并列的表，左边有名称没有指标值，看不出中期要做到多少。
依据: 表式里标为必填的栏，和印目标值的栏。
"""

from collections.abc import Iterable, Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import is_written
from sheetlang.knowledge.period import project_period
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "missing-attribute",
    "error",
    Text("“{name}”缺少必填的“{attribute}”", "“{name}” lacks the required “{attribute}”"),
    help=Text("在这一行下面缩进写“{attribute}: …”", "write “{attribute}: …”, indented, under this line"),
)
UNEVEN = FAULT._replace(
    severity="warning",
    message=Text(
        "{count} 条指标没有写“{attribute}”，印出来那一栏是空的",
        "{count} indicators have no “{attribute}”: the column is printed empty",
    ),
    help=Text(
        "在指标下面缩进写“{attribute}: …”，不分年的写同样的数",
        "write “{attribute}: …”, indented, under each; the same again where the years do not differ",
    ),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the project for each column of targets that only some fill in, or only the money of those years."""
    of_targets = [one.name for one in sheet.form.attributes if one.type == "target" and not one.required]
    for name in of_targets if is_written(sheet) else ():
        count = sum(name not in one.places for one in sheet.indicators)
        if count and (count < len(sheet.indicators) or _has_money_of_years(sheet)):
            yield UNEVEN.at(sheet.origin.source, sheet.origin.span, count=count, attribute=name)


def _has_money_of_years(sheet: Sheet) -> bool:
    """Whether a sheet states money of more than this year, for a project that does not begin and end in it."""
    period = project_period(sheet)
    is_of_year = period is not None and period.start.year == period.end.year
    return not is_of_year and any(whole in sheet.fields for whole in sheet.form.wholes.values())


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Iterable[Verdict] | None:
    """A verdict for each required column that has no line under the indicator."""
    if not form.required_attributes:
        return None
    return [on("path", attribute=name) for name in form.required_attributes if name not in indicator.places]


RULE = Rule(FAULT, "缺少必填栏", "completeness", check, judge)
