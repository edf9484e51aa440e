"""An indicator of quantity is a sum of money: what is spent is no output.

Why: money is the means; what comes of it (metres, places, people) is what the class of quantity is for.
Money that is collected, recovered, traded or registered is passed over, and so is more than half as much again as the sheet has
to spend, unless the name says that it is a budget, or what is bought or repaired. In forms without classes below output it is the amount of the budget that tells.
Basis: seen on a published sheet: 完成校园维修改造 800万元 under 数量.
Bad:
    产出.数量.完成校园维修改造: 800万元
Good:
    产出.数量.维修改造校舍面积 >= 3600 平方米

数量指标写的是钱数：花掉的钱不是产出。

原因: 钱是投入；数量指标要写用钱做成了什么（多少米、多少座、多少人）。征缴、追回、成交、登记的钱不说；比预算多出一半以上的也不是预算，名称说是资金、经费，说买了修了什么的除外。产出不再分类的表式里，看钱数是不是正好等于预算。
依据: 公开的表里见过数量指标“完成校园维修改造”的目标值是 800 万元。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.amounts import written
from sheetlang.knowledge.budgets import budget_stated, may_be_spent
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.spent_money import is_named_budget, is_spent
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity, Range
from sheetlang.model.units import MONEY_UNITS
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "budget-as-output",
    "error",
    Text("“{name}”的数量写成了钱数“{text}”", "the quantity of “{name}” is a sum of money, “{text}”"),
    help=Text(
        "写做成多少，例如“>= 3600 平方米”；钱数放到成本", "say what is made, such as “>= 3600 平方米”; money is cost"
    ),
)
# It is paid or brought in by others, and is no cost of the project.
_BY_OTHERS = ("自付", "自筹", "配套", "撬动", "募集", "征收", "带动", "引导", "吸引", "拉动")
OF_OTHERS = FAULT._replace(
    severity="warning",
    help=Text("写做成多少，例如“>= 3600 平方米”", "say what is made, such as “>= 3600 平方米”"),
)
# It is paid to those who can be counted, where it is not what an office may spend.
_PAID = ("补贴", "补助", "贴息", "奖补", "救助", "资助", "慰问")
_FUNDS = "经费"
OF_PAID = FAULT._replace(
    help=Text(
        "写补给多少人、多少户，例如“>= 300 户”；钱数放到成本",
        "say how many are paid, such as “>= 300 户”; money is cost",
    ),
)
OF_BUDGET = FAULT._replace(
    severity="warning",
    message=Text("“{name}”写的就是“{field}” {budget}", "“{name}” is but “{field}”, “{budget}”"),
    help=Text(
        "写用这笔钱做成多少，例如“>= 3600 平方米”；要控制成本的，写“项目总成本 <= {budget}”",
        "say what it makes, such as “>= 3600 平方米”; to limit the cost, write “项目总成本 <= {budget}”",
    ),
)


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Money under quantity, unless the name says that money is what is brought about, and what is named a budget."""
    return is_spent(indicator, known) or is_named_budget(indicator, known)


def compare(sums: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each sum that may be spent; where only its name tells of money, for one that the sheet has to spend."""
    for one in sums:
        at, values = one.value, {"name": one.name, "text": one.target.text}
        if is_spent(one, known):
            if may_be_spent(one, sheet, known):
                yield _fault(one.name).at(at.source, at.span, **values)
        elif same := budget_stated(one, sheet):
            budget = written(same.amount, sheet.form.money_unit)
            yield OF_BUDGET.at(at.source, at.span, **values, field=same.field, budget=budget)


def _fault(name: str) -> Fault:
    if any(word in name for word in _BY_OTHERS):
        return OF_OTHERS
    return OF_PAID if any(word in name for word in _PAID) and _FUNDS not in name else FAULT


def _is_money(target: Quantity, known: Knowledge) -> bool:
    return target.unit in MONEY_UNITS


RULE = Rule(
    FAULT, "资金当产出", "class", code="C02", kinds=(Quantity, Range), about=_is_money, picks=picks, compare=compare
)
