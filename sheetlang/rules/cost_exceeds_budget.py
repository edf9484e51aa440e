"""A cost indicator allows more money than the project has, or a ten thousandth of it.

Why: a cost above the budget cannot be paid from it; mostly a zero or 万 is wrong. Only whole amounts are compared, never
prices per unit or savings, and nothing where the project may run over several years and the sheet states one year's money.
Where rows state 中期 and year apart, each is compared with its own money.
Basis: the check of cost against budget in published audit rules; both amounts are taken in 元.
Bad:
    成本.经济成本.项目总成本 <= 865 万元
Good:
    成本.经济成本.项目成本 <= 86.5 万元

成本指标的金额超过了项目的预算，或者“万元”写成了“元”。

原因: 预算不够付的成本落实不了，多半是多了个零，或者“万元”写错了。只比整笔的金额，不比单价和节约额；可能跨年的项目只写了一年的资金时不比；中期、年度分开写的，各比各的。
依据: 公开的审核规则里成本与预算的核对；两边都换算成元再比。
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.amounts import ROUNDING, written, yuan_of
from sheetlang.knowledge.budgets import budgets_of, costs_beside_budgets, lacks_ten_thousand
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import may_lack
from sheetlang.knowledge.names import COST, is_borne_by_others
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity
from sheetlang.model.units import MONEY_UNITS
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "cost-exceeds-budget",
    "error",
    Text("“{name}”{text}，超过了“{field}” {budget}", "“{name}”, “{text}”, exceeds “{field}”, “{budget}”"),
    help=Text("核对数和单位；改成不超过预算的数", "check number and unit; put a cost within the budget"),
)
IN_YUAN = FAULT._replace(
    message=Text("“{name}”是 {text}，“{field}”却有 {budget}", "“{name}” is “{text}”, but “{field}” is “{budget}”"),
    help=Text("核对单位：“万元”是不是写成了“元”", "check the unit: “元” may stand for “万元”"),
)
_COSTS = (COST, "项目支出", "项目总支出", "项目费用", "项目总费用", "项目经费")
_SAVED = ("节约", "节省", "降低", "减少", "压减", "下降")


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every cost in money; what is saved is none, nor are costs that others bear."""
    categories = indicator.categories
    kind = known.class_of(categories) if categories else ""
    if kind == "cost":
        is_cost = not is_borne_by_others(categories)
    else:  # a form that has no class of cost
        is_cost = any(word in indicator.name for word in _COSTS) and (kind == "output" or not categories)
    return is_cost and not any(word in indicator.name for word in _SAVED)


def compare(costs: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each cost above what the sheet states for its years, or a ten thousandth of it."""
    budgets = budgets_of(sheet)
    ends = [name for one in sheet.form.ends for name in (one.name, one.follows)]
    if not any(one.amount for one in budgets) or may_lack(sheet, (*sheet.form.budgets, *ends)):
        return
    for one in costs:
        if meant := lacks_ten_thousand(one, budgets):
            yield _told(IN_YUAN, one, *meant, sheet.form)
    for one, (field, budget) in costs_beside_budgets(costs, sheet, budgets):
        if isinstance(one.target, Quantity) and budget and yuan_of(one.target) > budget + ROUNDING:
            yield _told(FAULT, one, field, budget, sheet.form)


def _told(fault: Fault, cost: Indicator, field: str, budget: Decimal, form: Form) -> Diagnostic:
    at, amount = cost.value, written(budget, form.money_unit)
    return fault.at(at.source, at.span, name=cost.name, text=cost.target.text, field=field, budget=amount)


def _is_money(target: Quantity, known: Knowledge) -> bool:
    return target.unit in MONEY_UNITS


RULE = Rule(
    FAULT,
    "成本超预算",
    "money",
    code="B03",
    kinds=(Quantity,),
    about=_is_money,
    picks=picks,
    compare=compare,
)
