"""Some large numbers of a sheet have thousands separators, others do not.

Why: beside `1,805,000`, a bare `190000` is easily read as 19,000.
Basis: one sheet, one way of writing numbers; seen on published sheets: `1,805,000` and `19000` side by side.
Bad:
    产出.数量.信息排查 >= 190000 人次
Good:
    产出.数量.个案管理 >= 12,000 人次
    产出.数量.培训 >= 400 人次

表里的大数，有的写千分位，有的不写。

原因: 和“1,805,000”并列，“190000”容易看成 19,000。
依据: 一张表里数的写法应当一致；公开的表里见过“1,805,000”和“19000”并列。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.bare_numbers import day_meant
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.moment import DAY_NAMES
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity
from sheetlang.naming import half_width
from sheetlang.rules.rule import Rule
from sheetlang.source import Span

_SHORTEST = 5

FAULT = Fault(
    "mixed-separators",
    "info",
    Text("“{text}”没有写千分位，表里别的数写了", "“{text}” has no thousands separators; others in the sheet do"),
    help=Text("写成“{better}”，或者都不写", "write “{better}”, or none anywhere"),
)


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every number with separators that is no day as Excel numbers it."""
    return day_meant(indicator.name, indicator.target) is None


def compare(grouped: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at each number of five digits without separators, where others of the sheet have them."""
    numbers = [(one, one.target.value) for one in sheet.indicators if isinstance(one.target, Quantity)]
    for one, number in numbers:
        whole = half_width(number.typed).partition(".")[0]
        at = half_width(one.entry.value).find(whole)
        is_long = len(whole) >= _SHORTEST and whole.isdecimal()
        if is_long and at >= 0 and not one.shared and not day_meant(one.name, one.target):
            start = one.entry.value_at + at
            span, better = Span(start, start + len(whole)), f"{int(whole):,}"
            yield FAULT.at(one.source, span, text=whole, better=better).with_fix(span, better, safe=True)


def _is_grouped(target: Quantity, known: Knowledge) -> bool:
    return target.value.grouped


RULE = Rule(
    FAULT,
    "千分位混用",
    "number",
    kinds=(Quantity,),
    about=_is_grouped,
    picks=picks,
    compare=compare,
    reads_number=lambda indicator, known: indicator.name.endswith(DAY_NAMES),
)
