"""Amounts of money in one unit: what rules compare, and how they say it."""

from decimal import Decimal

from sheetlang.model.number import Number
from sheetlang.model.sheet import FieldValue, MoneyValue
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


def written(amount: Decimal, unit: str) -> str:
    """An amount of 元 in a unit, as people write it: `1,280.5 万元`."""
    return f"{(amount / (yuan_in(unit) or 1)).normalize():,f} {unit}"
