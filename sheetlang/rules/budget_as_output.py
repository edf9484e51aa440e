"""An indicator of quantity is a sum of money: what is spent is no output.

Why: money is the means; what comes of it (metres, places, people) is what the class of quantity is for.
Basis: seen on a published sheet: 完成校园维修改造 800万元 under 数量.
Bad:
    产出.数量.完成校园维修改造: 800万元
Good:
    产出.数量.维修改造校舍面积 >= 3600 平方米

数量指标写的是钱数：花掉的钱不是产出。

原因: 钱是投入；数量指标要写用钱做成了什么（多少米、多少座、多少人）。
依据: 公开的表里见过数量指标“完成校园维修改造”的目标值是 800 万元。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_spent
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
from sheetlang.model.units import MONEY_UNITS
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "budget-as-output",
    "error",
    Text("“{name}”的数量写成了钱数“{text}”", "the quantity of “{name}” is a sum of money, “{text}”"),
    help=Text(
        "写做成多少，例如“>= 3600 平方米”；钱数放到成本", "say what is made, such as “>= 3600 平方米”; money is cost"
    ),
)
# It is paid or brought in by others, and is no cost of the project.
_BY_OTHERS = ("自付", "自筹", "配套", "撬动", "募集", "征收")
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


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on money under quantity, unless the name says that money is what is brought about."""
    if not is_spent(indicator, known):
        return None
    if any(word in indicator.name for word in _BY_OTHERS):
        return on("target").said_as(OF_OTHERS)
    paid = any(word in indicator.name for word in _PAID) and _FUNDS not in indicator.name
    return on("target").said_as(OF_PAID) if paid else on("target")


def _is_money(target: Quantity, known: Knowledge) -> bool:
    return target.unit in MONEY_UNITS


RULE = Rule(
    FAULT,
    "资金当产出",
    "class",
    judge=judge,
    code="C02",
    kinds=(Quantity, Range),
    about=_is_money,
)
