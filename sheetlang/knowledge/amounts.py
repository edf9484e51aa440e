"""Amounts of money in one unit: what rules compare, and how they say it."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from sheetlang.forms.form import Form
from sheetlang.model.number import Number
from sheetlang.model.sheet import FieldValue, MoneyValue, Sheet
from sheetlang.model.target import Quantity
from sheetlang.model.units import yuan_in

# 0.1 万元: figures in 万元 are rounded; what reviewers let pass.
ROUNDING = Decimal(1000)
_TRIFLE = 100
_LARGE = frozenset(("万", "亿", "百万元", "亿元"))


def yuan(value: FieldValue | None) -> Decimal | None:
    """The amount of a field in 元; None where it states none."""
    return in_yuan(value.amount, value.unit) if type(value) is MoneyValue else None


def in_yuan(number: Number, unit: str | None) -> Decimal | None:
    """A number of a money unit in 元; None for a fraction, or another unit."""
    size, amount = yuan_in(unit or ""), number.decimal
    return None if size is None or amount is None else amount * size


def yuan_of(target: Quantity) -> Decimal:
    """The amount of a target in 元; 0 where it states none."""
    return in_yuan(target.value, target.unit) or Decimal(0)


def written(amount: Decimal, unit: str) -> str:
    """An amount of 元 in a unit, as people write it: `1,280.5 万元`."""
    return f"{(amount / (yuan_in(unit) or 1)).normalize():,f} {unit}"


def amounts_of(sheet: Sheet) -> dict[str, MoneyValue]:
    """The fields of a sheet that state more than a trifle of money: 0 is written in any unit."""
    stated = {name: value for name, value in sheet.fields.items() if type(value) is MoneyValue}
    return {name: value for name, value in stated.items() if (yuan(value) or 0) >= _TRIFLE}


def money_unit(typed: str | None) -> str:
    """The money unit that one as typed is read beside: 万 of money is 万元, and 亿元 is what large sums in 万元 are in."""
    return "万元" if typed in _LARGE else typed or ""


def usual_unit(amounts: Iterable[MoneyValue], form: Form) -> str:
    """The unit of most amounts; of equally many the form's, in which its page is printed, else that of the first."""
    units = Counter(money_unit(one.unit) for one in amounts)
    most = max(units.values(), default=0)
    usual = [unit for unit, times in units.items() if times == most]
    return form.money_unit if form.money_unit in usual else next(iter(usual), "")
