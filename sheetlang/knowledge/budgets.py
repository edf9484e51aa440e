"""Budgets: the money that a sheet has, for the years together and for one, and costs that it cannot be laid beside."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from sheetlang.forms.form import Form
from sheetlang.knowledge.amounts import in_yuan, yuan, yuan_of
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.period import may_last_years
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity

# What may be of all years together where a sheet states one.
_OF_ALL_YEARS = tuple(
    "总投资 概算 估算 决算 造价 合同 中标 两年 二年 三年 四年 五年 2年 3年 4年 5年 各年 历年 周期".split()
)
# What one of something costs, or each time.
EACH = ("标准", "人均", "户均", "单价", "单位", "每", "均", "价", "次", "日")
_ALL = (
    "总成本",
    "总费用",
    "总支出",
    "总经费",
    "总额",
    "总投入",
    "项目成本",
    "项目费用",
    "项目支出",
    "成本合计",
    "费用合计",
)
_YUAN, _TEN_THOUSAND, _THOUSANDTH = "元", 10_000, 1000
# So many figures agree by no chance: 356.8, not 300.
_TELLING = 3

_CLEARLY = Decimal("1.5")
_BOUGHT, _REPAIRED = ("采购", "购置", "购买", "租赁", "安装", "印刷"), ("维修", "修缮", "改造")


class Budget(NamedTuple):
    """A field that states money, and how much it is in 元."""

    field: str
    amount: Decimal


def budgets_of(sheet: Sheet) -> list[Budget]:
    """The money that a sheet states for its project; nothing where a part of it is not known."""
    amounts = {name: yuan(sheet.fields[name]) for name in sheet.form.budgets if name in sheet.fields}
    known = [Budget(name, amount) for name, amount in amounts.items() if amount is not None]
    return known if len(known) == len(amounts) else []


def costs_beside_budgets(
    costs: Iterable[Indicator], sheet: Sheet, budgets: list[Budget]
) -> Iterator[tuple[Indicator, Budget]]:
    """The costs as each column states them, with what they may come to; where that is not known, they are left out."""
    by_column, columns = _by_column(sheet, budgets), _columns(sheet.form)
    states_whole = any(budget.field in sheet.form.wholes.values() for budget in budgets)
    of_year = by_column.get("") or (_greatest(budgets) if states_whole or not may_last_years(sheet) else None)
    for one in costs:
        whole_is_meant = states_whole and not by_column
        if of_year and (whole_is_meant or not any(word in one.name for word in _OF_ALL_YEARS)):
            yield one, of_year
        for stage in one.stages if columns else ():
            column = sheet.form.attribute_named(stage.entry.label)
            if column and column.name in by_column:
                yield stage, by_column[column.name]


def lacks_ten_thousand(cost: Indicator, budgets: list[Budget]) -> Budget | None:
    """The money that a cost in 元 was to be, of which it has the figures, or of which it is next to nothing."""
    target = cost.target
    if not isinstance(target, Quantity) or target.unit != _YUAN or any(word in cost.name for word in EACH):
        return None
    amount = in_yuan(target.value, target.unit)
    if not amount:
        return None
    is_all = any(word in cost.name for word in _ALL)
    if is_all or len(target.value.digits.replace(".", "").strip("0")) >= _TELLING:
        for budget in budgets:
            if budget.amount == amount * _TEN_THOUSAND:
                return budget
    greatest = _greatest(budgets)
    return greatest if is_all and amount * _THOUSANDTH < greatest.amount else None


def budget_stated(one: Indicator, sheet: Sheet) -> Budget | None:
    """The field of a sheet that states the very money that an indicator does."""
    amount = yuan_of(one.target) if isinstance(one.target, Quantity) else None
    return next((budget for budget in budgets_of(sheet) if budget.amount == amount), None)


def may_be_spent(one: Indicator, sheet: Sheet, known: Knowledge) -> bool:
    """Whether it is a ceiling, or named as what is spent or bought; or not clearly more than the sheet has to spend."""
    name, target = one.name, one.target
    if not isinstance(target, Quantity) or target.comparator in ("<=", "<") or name.startswith(_BOUGHT):
        return True
    if known.words("budget-words").found_in(name) or known.words("cost-words").found_in(name):
        return True
    if any(word in name for word in _REPAIRED):
        return True
    budgets = budgets_of(sheet)
    return not budgets or yuan_of(target) <= _CLEARLY * _greatest(budgets).amount


def _by_column(sheet: Sheet, budgets: list[Budget]) -> Mapping[str, Budget]:
    """The most that each column of targets may come to, the year's under no name; nothing where rows do not tell them apart."""
    columns = _columns(sheet.form)
    if not columns or not any(one.stages for one in sheet.indicators):
        return {}
    found = {name: [one for one in budgets if one.field.startswith(name)] for name in columns}
    found[""] = [one for one in budgets if not one.field.startswith(columns)]
    return {name: _greatest(some) for name, some in found.items() if some}


def _columns(form: Form) -> tuple[str, ...]:
    """The columns of targets that have money of their own: 中期 of 中期资金总额."""
    names = [one.name for one in form.attributes if one.type == "target"]
    return tuple(one for one in names if any(field.startswith(one) for field in form.budgets))


def _greatest(budgets: list[Budget]) -> Budget:
    return max(budgets, key=lambda one: one.amount)
