"""A figure is more exact than the thing is: idle zeros after the point, or a fraction of a person.

Why: `100.00 %` says nothing more than `100 %`, and half a person cannot be trained.
Basis: seen on published sheets: `1346.0088万平方米`; `100.00%` beside `97.30%`.
Bad:
    产出.质量.验收合格率 = 100.00 %
    产出.数量.培训人次 >= 400.5 人次
Good:
    产出.质量.验收合格率 = 100 %
    产出.数量.受益人口 >= 3.2 万人

数写得比实际需要的更细：小数点后全是零，或者人数有小数。

原因: “100.00 %”并不比“100 %”多说什么；人没有半个。
依据: 公开的表里见过“1346.0088万平方米”；“100.00%”和“97.30%”并列。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import INDIVISIBLE
from sheetlang.rules.rule import Rule, Verdict, on

_MOST_DECIMALS = 3
# 亿元产值事故起数 is a rate, as 每亿元 is.
_OF_A_MEAN = ("均", "每", "亿元", "万元", "百万", "十万", "万人", "千人")

FAULT = Fault(
    "needless-precision",
    "info",
    Text("“{text}”写得过细", "“{text}” is more exact than needed"),
    help=Text("写成“{better}”", "write “{better}”"),
)
LONG = FAULT._replace(help=Text("一般保留一两位小数", "one or two decimals are enough"))
FRACTION = FAULT._replace(
    severity="warning",
    message=Text("“{text}”：{unit}没有小数", "“{text}”: there is no fraction of a “{unit}”"),
    help=Text("写整数；平均数要在名称里写明", "write a whole number; say in the name that it is a mean"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a number with idle zeros, too many decimals, or a part of what has no parts."""
    target = indicator.target
    assert isinstance(target, Quantity)
    shape = target.value.shape
    if shape.idle:
        whole = target.value.digits.partition(".")[0]
        return _shortened(indicator, target, whole) if not any(one.decimals for one in form.columns) else None
    if target.unit in INDIVISIBLE and not any(word in indicator.name for word in _OF_A_MEAN):
        return on("value", unit=target.unit).said_as(FRACTION)
    return on("value").said_as(LONG) if shape.decimals > _MOST_DECIMALS else None


def _shortened(indicator: Indicator, target: Quantity, number: str) -> Verdict:
    typed, value = target.value.typed, indicator.entry.value
    at = value.find(typed)
    verdict = on("value", better=target.text.replace(typed, number))
    return verdict.within(at, at + len(typed)).fixed(number) if at >= 0 else verdict


def _may_be_needless(target: Quantity, known: Knowledge) -> bool:
    shape = target.value.shape
    if not shape.decimals:
        return False
    return target.unit in INDIVISIBLE or shape.decimals > (1 if shape.idle else _MOST_DECIMALS)


RULE = Rule(
    FAULT,
    "数写得过细",
    "number",
    judge=judge,
    code="N14",
    kinds=(Quantity,),
    about=_may_be_needless,
    reads_number=True,
)
