"""A range runs backwards, or begins where it ends.

Why: nothing lies between 5 and 3, and a stretch of time cannot end before it begins.
Basis: a range is read from its lower end to its upper.
Bad:
    产出.数量.专家指导: 5-3 次
    产出.时效.服务周期: 2021年12月-2021年1月
Good:
    产出.数量.专家指导: 3-5 次
    产出.时效.服务周期: 2021年1月-2021年12月

范围写反了，或者两头一样。

原因: 5 和 3 之间什么也没有；一段时间不会在开始之前结束。
依据: 范围从小的一头写到大的一头。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.targets import are_lost_dates
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Date, Range
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "reversed-range",
    "error",
    Text("“{text}”前后写反了", "“{text}” runs backwards"),
    help=Text("写成“{better}”", "write “{better}”"),
)
TIME = FAULT._replace(
    message=Text("“{text}”的结束早于开始", "“{text}” ends before it begins"),
    help=Text("检查年、月、日", "check the years, months and days"),
)
SAME = FAULT._replace(
    severity="warning",
    message=Text("“{text}”两头是同一个数", "both ends of “{text}” are the same number"),
    help=Text("写成“= {better}”，或者改一头", "write “= {better}”, or change one of the ends"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a range of numbers or of time with its ends in the wrong order."""
    target = indicator.target
    if isinstance(target, Date):
        return on("value").said_as(TIME) if _ends_first(target) else None
    assert isinstance(target, Range)
    low, high = target.low, target.high
    if low.value < high.value or are_lost_dates(low, high):
        return None
    unit = f" {target.unit}" if target.unit else ""
    if low.value == high.value:
        return on("value", better=f"{low.typed}{unit}").said_as(SAME)
    better = f"{high.typed}..{low.typed}{unit}"
    return on("target", better=better).fixed(better)


def _ends_first(date: Date) -> bool:
    """Whether the end of a stretch with both its years known lies before its start."""
    start, end = date.start, date.end
    if start is None or start.year is None or end.year is None:
        return False
    return (end.year, end.month or 12, end.day or 31) < (start.year, start.month or 1, start.day or 1)


RULE = Rule(FAULT, "范围写反", "number", judge=judge, code="N15", kinds=(Range, Date), reads_number=True)
