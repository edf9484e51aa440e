"""A cost indicator allows more money than the project has.

Why: a cost above the budget cannot be paid from it; mostly a zero or 万 is wrong. Only whole amounts are compared, never
prices per unit or savings, and nothing where the project runs over several years and the sheet states one year's money.
Basis: the check of cost against budget in published audit rules; both amounts are taken in 元.
Bad:
    成本.经济成本.项目总成本 <= 865 万元
Good:
    成本.经济成本.项目成本 <= 86.5 万元

成本指标的金额超过了项目的预算。

原因: 预算不够付的成本落实不了，多半是多了个零，或者“万元”写错了。只比整笔的金额，不比单价和节约额；跨年的项目只写了一年的资金时不比。
依据: 公开的审核规则里成本与预算的核对；两边都换算成元再比。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.amounts import ROUNDING, in_yuan, written, yuan
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import may_lack
from sheetlang.knowledge.names import COST, is_borne_by_others
from sheetlang.knowledge.period import project_period
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
_SAVED = ("节约", "节省", "降低", "减少", "压减", "下降")
# What may be of all years together where a sheet states one.
_OF_ALL_YEARS = ("总投资", "概算", "估算", "决算", "造价", "合同", "中标")


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every cost in money; what is saved is none, nor are costs that others bear."""
    categories = indicator.categories
    if categories and (known.class_of(categories) != "cost" or is_borne_by_others(categories)):
        return False
    return (bool(categories) or COST in indicator.name) and not any(word in indicator.name for word in _SAVED)


def compare(costs: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each cost above the greatest amount that the sheet states."""
    form = sheet.form
    amounts = {name: yuan(sheet.fields[name]) for name in form.budgets if name in sheet.fields}
    ends = [name for one in form.ends for name in (one.name, one.follows)]
    if not amounts or None in amounts.values() or may_lack(sheet, (*form.budgets, *ends)):
        return
    field, budget = max(
        ((name, amount) for name, amount in amounts.items() if amount is not None), key=lambda one: one[1]
    )
    like_with_like = any(whole in amounts for whole in form.wholes.values())
    if not budget or (not like_with_like and _several_years(sheet)):
        return
    for one in costs:
        assert isinstance(one.target, Quantity)
        cost = in_yuan(one.target.value, one.target.unit)
        if (
            cost
            and cost > budget + ROUNDING
            and (like_with_like or not any(word in one.name for word in _OF_ALL_YEARS))
        ):
            at, amount = one.value, written(budget, form.money_unit)
            yield FAULT.at(at.source, at.span, name=one.name, text=one.target.text, field=field, budget=amount)


def _several_years(sheet: Sheet) -> bool:
    period = project_period(sheet)
    return period is not None and period.start.year != period.end.year


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
