"""A satisfaction is aimed lower than a reviewer lets pass: under 80 %, or what the form says.

Why: who plans that a fifth of those served will be displeased plans too little; at self-evaluation less
than 80 % loses points.
Basis: the form's `satisfaction_floor`; 80 % where it has none, the usual floor of reviews.
Bad:
    满意度.服务对象满意度.群众满意度 >= 60 %
Good:
    满意度.服务对象满意度.学生满意度 >= 85 %

满意度定得太低：不到 80%，或不到表式规定的数。

原因: 一开始就打算让五分之一的人不满意，目标太低；自评时不到 80% 也要扣分。
依据: 表式的 satisfaction_floor；没有写的按审核的惯例 80%。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "low-satisfaction",
    "warning",
    Text("“{name}”只定到“{text}”，低于 {floor}%", "“{name}” aims at “{text}”, less than {floor}%"),
    help=Text("定到 {floor}% 以上；定低的理由写在说明里", "aim at {floor}% or more, or give the reason in a column"),
)

_FLOOR = 80
_AGAINST = "不满意"
_UPWARD = (None, ">=", ">", "=", "≈")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a satisfaction of less per cent than the floor; dissatisfaction is to be low."""
    target = indicator.target
    assert isinstance(target, Quantity | Range)
    least = target.low if isinstance(target, Range) else target.value
    floor = form.satisfaction_floor or _FLOOR
    return on("target", floor=floor) if least.whole < floor and _aims_high(indicator, known) else None


def _aims_high(indicator: Indicator, known: Knowledge) -> bool:
    """Whether it is a satisfaction in per cent that is to be reached."""
    target = indicator.target
    assert isinstance(target, Quantity | Range)
    if target.unit != "%" or (isinstance(target, Quantity) and target.comparator not in _UPWARD):
        return False
    return is_of_satisfaction(indicator, known) and _AGAINST not in indicator.name


RULE = Rule(
    FAULT,
    "满意度偏低",
    "wording",
    judge=judge,
    code="Q07",
    kinds=(Quantity, Range),
    about=lambda target, known: target.unit == "%" and target.comparator in _UPWARD,
    reads_number=_aims_high,
)
