"""A stretch of time can be read in more than one way, or no longer be read at all.

Why: in `2021.1.1-12.31` the second half may be a day or the number 12.31; in `20246-202516` the points are lost.
Basis: seen on published sheets: `2021.1.1-12.31`, `20246-202516`.
Bad:
    产出.时效.实施周期: 2021.1.1-12.31
    产出.时效.实施期限: 20246-202516
Good:
    产出.时效.实施周期: 2021.1.1-2021.12.31
    产出.时效.服务周期: 2021年1月-12月

一段时间可以有几种读法，或者已经读不出来。

原因: “2021.1.1-12.31”的后一半可以是日期，也可以是数 12.31；“20246-202516”丢了分隔的点。
依据: 公开的表里见过“2021.1.1-12.31”“20246-202516”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.targets import are_lost_dates
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Date, Range
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "ambiguous-date-range",
    "warning",
    Text("“{text}”的结束日期没有写年份", "the end of “{text}” has no year"),
    help=Text("写成“{better}”", "write “{better}”"),
)
LOST = FAULT._replace(
    severity="error",
    message=Text("“{text}”读不出是哪一天到哪一天", "“{text}” cannot be read as days"),
    help=Text("写成“2024年6月1日-2025年1月6日”这样", "write it like “2024年6月1日-2025年1月6日”"),
)
_YEAR = 4


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on days without points, and on an end in digits and points without its year."""
    target = indicator.target
    if isinstance(target, Range):
        return on("value").said_as(LOST) if are_lost_dates(target.low, target.high) else None
    assert isinstance(target, Date)
    start, end, text = target.start, target.end, indicator.entry.value
    if start is None or not start.day or not end.day or not start.year or "月" in text or start.year != end.year:
        return None
    if text.count(str(start.year)) > 1:
        return None
    point = text[_YEAR] if text[_YEAR : _YEAR + 1] in (".", "/") else "-"
    better = "至".join(point.join(f"{part:02d}" for part in one if part) for one in (start, end))
    return on("value", better=better).fixed(better, safe=True)


RULE = Rule(FAULT, "起止日期不清", "number", judge=judge, kinds=(Range, Date), reads_number=True)
