"""A date among the targets lies outside the project, or in another year than the sheet.

Why: what is due after the end cannot be delivered; what was due last year was copied. A month alone is of the sheet's year.
Where the period is stated in words that tell no day, such as 三年 or 长期, later years are let pass.
Basis: the check of dates in published audit rules; seen on a sheet for 2022: targets of 2021.
Bad:
    产出.时效.完工时间: 2027年3月底前
Good:
    产出.时效.竣工时间: 2026年10月底前

时效目标的日期不在项目期里，或者不是本年度的。

原因: 项目结束以后才到期的，这个项目完成不了；上年到期的，是照抄上年的表没改。没写项目期的按年度看，只写“三年”“长期”的不看以后的年份；没写年份的月份当作本年度的。
依据: 公开的审核规则里时效与项目期的核对；2022 年的表里见过 2021 年的目标。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.period import Period, believed_period, states_period
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Compound, Date
from sheetlang.rules.rule import Rule

AFTER_END = Fault(
    "deadline-outside-project",
    "error",
    Text("“{name}”是 {text}，项目 {day} 就结束了", "“{name}” is “{text}”, but the project ends on {day}"),
    help=Text("改日期，或改“{field}”", "change the date, or “{field}”"),
)
BEFORE_START = AFTER_END._replace(
    severity="warning",
    message=Text("“{name}”是 {text}，项目 {day} 才开始", "“{name}” is “{text}”, but the project begins on {day}"),
)
OTHER_YEAR = AFTER_END._replace(
    severity="warning",
    message=Text("“{name}”是 {text}，这张表是 {year} 年度的", "“{name}” is “{text}”, but the sheet is for {year}"),
    help=Text(
        "改成 {year} 年的日期；跨年的项目写明起止时间", "put a date in {year}; state the period of a longer project"
    ),
)


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every date by which something is to be done."""
    return bool(_dates(indicator)) and known.class_of(indicator.categories) in ("timeliness", "", "output")


def compare(dated: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each date that the project, or its year, does not hold."""
    period = believed_period(sheet)
    for indicator, date in [(one, date) for one in dated for date in _dates(one)]:
        fault = _fault(date, period, sheet)
        if fault is not None:
            at, (start, end, ends, begins) = indicator.value, period or (None, None, "", "")
            day, field = (start, begins) if fault is BEFORE_START else (end, ends)
            values = {"name": indicator.name, "text": indicator.target.text, "year": sheet.year}
            yield fault.at(at.source, at.span, **values, day=day, field=field)


def _dates(indicator: Indicator) -> list[Date]:
    parts = indicator.target.parts if type(indicator.target) is Compound else (indicator.target,)
    return [part for part in parts if isinstance(part, Date)]


def _fault(date: Date, period: Period | None, sheet: Sheet) -> Fault | None:
    """What is wrong with a date; of a project that may go on after its year a later one is right."""
    year = sheet.year
    end = date.end if date.end.year else date.end._replace(year=year)
    first, last = end.first_day, end.last_day
    if first is None or last is None:
        return None
    if period and first > period.end:
        return AFTER_END
    if period and last < period.start:
        return BEFORE_START
    begins = (date.start and date.start.year) or last.year
    if year is None or (last.year >= year >= begins):
        return None
    return OTHER_YEAR if last.year < year or not (period or states_period(sheet)) else None


RULE = Rule(
    AFTER_END,
    "期限不在项目期内",
    "number",
    code="B05",
    kinds=(Date, Compound),
    picks=picks,
    compare=compare,
)
