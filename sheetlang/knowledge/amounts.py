"""Amounts of money in one unit: what rules compare, and how they say it."""

from collections.abc import Iterable
from decimal import Decimal

from sheetlang.forms.form import Form
from sheetlang.model.number import Number
from sheetlang.model.sheet import FieldValue, MoneyValue, Sheet
from sheetlang.model.target import Quantity
from sheetlang.model.units import yuan_in

# 0.1 万元: figures in 万元 are rounded; what reviewers let pass.
ROUNDING = Decimal(1000)


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
    """The fields of a sheet that state money."""
    return {name: value for name, value in sheet.fields.items() if type(value) is MoneyValue}


def money_unit(typed: str | None) -> str:
    """A money unit as it is said: 万 of money is 万元."""
    return f"{typed}元" if typed in ("万", "亿") else typed or ""


def usual_unit(amounts: Iterable[MoneyValue | Quantity], form: Form) -> str:
    """The form's unit, in which its page is printed, where an amount is in it; else that of the first."""
    units = [money_unit(one.unit) for one in amounts]
    return form.money_unit if form.money_unit in units else next(iter(units), "")
