"""A cost has a floor, or no ceiling.

Why: a cost indicator is there to keep spending down; without `<=` it limits nothing, with `>=` it asks for more.
What is paid by a standard says it with `=`.
Basis: cost indicators state what spending may not exceed; seen on published sheets: `财政资金补助 : 1600元/亩`,
`项目计划总投资: 20万元`.
Bad:
    成本.经济成本.项目计划总投资: 20万元
    成本.经济成本.项目总成本 >= 90 万元
Good:
    成本.经济成本.项目计划总投资 <= 20 万元
    成本.经济成本.困难群众补助标准 = 600 元/人·月

成本写成了“不低于”，或者没有写上限。

原因: 成本指标是用来控制花钱的：不写“<=”就没有限制，写“>=”成了越多越好。按标准发的写“=”。
依据: 成本指标说的是支出不能超过多少；公开的表里见过“财政资金补助 : 1600元/亩”“项目计划总投资: 20万元”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.bare_numbers import unit_of_number, with_unit
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_cost, is_money
from sheetlang.knowledge.paid_standards import is_paid_by_standard, sign_of_cost
from sheetlang.knowledge.targets import is_zero
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "cost-without-ceiling",
    "warning",
    Text("成本“{name}”写的是“{text}”，没有上限", "the cost “{name}” is “{text}”: it has no ceiling"),
    help=Text("写成“{better}”", "write “{better}”"),
)
FLOOR = FAULT._replace(
    message=Text("成本“{name}”写的是“{text}”，花得越多越好", "the cost “{name}” is “{text}”: the more, the better"),
)
EXACT = FAULT._replace(
    severity="info",
    message=Text(
        "成本“{name}”写的是等于，省下钱也算没完成", "the cost “{name}” must be met exactly: to save would fail"
    ),
)
STANDARD = FAULT._replace(
    message=Text("“{name}”写的是“{text}”，没有比较符", "“{name}” is “{text}”, without a comparison"),
)
STANDARD_OR_TOTAL = STANDARD._replace(
    help=Text("按标准发的写 =，不能超过的写 <=", "write = for what is paid by a standard, <= for a ceiling"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a cost in money that may be exceeded; what policy fixes may be equal or a floor."""
    target = indicator.target
    assert isinstance(target, Quantity)
    unit = unit_of_number(indicator, target, known)
    if unit is None or not is_money(unit) or not is_cost(indicator, known):
        return None
    name = bare_name(indicator.name)
    if target.comparator is None:
        sign = sign_of_cost(name, unit, known)
        if sign is None:
            return on("target").said_as(STANDARD_OR_TOTAL)
        return _with(sign, target, unit).said_as(STANDARD if sign == "=" else FAULT)
    if is_paid_by_standard(name, known) or is_zero(target.value):
        return None
    said = _with("<=", target, unit)
    if target.comparator in (">", ">="):
        return said.said_as(FLOOR)
    return said.said_as(EXACT) if target.comparator == "=" else said


def _with(sign: str, target: Quantity, unit: str) -> Verdict:
    """The verdict with a comparison; its example has the unit as well where that stands in the name only."""
    if target.unit:
        return on("target").compared(sign)
    return on("target").compared(sign).showing(with_unit(target, target.text, unit), sign)


def _may_cost(target: Quantity, known: Knowledge) -> bool:
    return target.comparator not in ("<=", "<") and (target.unit is None or is_money(target.unit))


RULE = Rule(
    FAULT,
    "成本没有上限",
    "number",
    judge=judge,
    code="N08",
    kinds=(Quantity,),
    about=_may_cost,
)
