"""Shown text: how a form prints a target, a number or an amount.

Words and names are never altered; only the blanks inside a measured target are dropped.
"""

import re
from decimal import Context, Decimal
from fractions import Fraction

from sheetlang.forms.parts import Column
from sheetlang.language.keywords import PRINTED, STOPS, parted_comparator
from sheetlang.model.number import Number
from sheetlang.model.sheet import MoneyValue, Sheet
from sheetlang.model.target import Change, Compound, Date, Quantity, Range, Target, Words
from sheetlang.model.units import with_typed_brackets, yuan_in

_BLANKS = re.compile(r"[ \t\xa0\u3000]+")
_DASH = re.compile(r"\.\.+")
QUALITATIVE = "定性"
_EXACT = Context(prec=100)


def heading(text: str, sheet: Sheet) -> str:
    """A form's text with the year in it; a blank to fill by hand where the sheet states none."""
    return text.replace("{year}", "    " if sheet.year is None else str(sheet.year))


def comparator(sign: str | None, column: Column) -> str:
    """A comparator in the form's signs; nothing where the target has none."""
    if sign is None:
        return ""
    return sign if column.comparators == "ascii" else PRINTED.get(sign, sign)


def number(value: Number, decimals: int | None = None) -> str:
    """A number as typed, in half width, with at least the form's decimals."""
    if decimals is None and value.digits == value.typed and value.digits[0] in "123456789":
        return value.digits
    if value.decimal is None or not value.typed[-1:].isdecimal():
        return value.typed
    plain = _with_decimals(value.decimal, decimals)
    return f"{plain:,f}" if value.grouped else f"{plain:f}"


def target(value: Target, column: Column) -> str:
    """A whole target as the form prints it; a number without a comparator stands as it is."""
    match value:
        case Quantity():
            return _quantity(value, column)
        case Words():
            return value.text
        case Range():
            return (
                f"{number(value.low)}~{number(value.high)}{value.unit or ''}"
                if ".." in value.text
                else _compact(value.text)
            )
        case Date(comparator=str()):
            sign, rest = parted_comparator(value.text)
            return comparator(sign, column) + _compact(rest)
        case Change() | Date() | Compound():
            return _compact(value.text)
        case _:
            return value.text


def _quantity(value: Quantity, column: Column) -> str:
    sign, shown = value.comparator, unit(value)
    if sign is None:
        return number(value.value) + shown
    if shown and column.unit != "{unit}":
        shown = column.unit.replace("{unit}", shown)
    return comparator(sign, column) + number(value.value, column.decimals) + shown


def unit(value: Quantity) -> str:
    """The unit with brackets as they were typed: 台（套）."""
    return with_typed_brackets(value.unit, value.text) if value.unit else ""


def without_comparator(value: Target, column: Column) -> str:
    """What a column of bare values shows: the number, or the words."""
    return number(value.value, column.decimals) if isinstance(value, Quantity) else target(value, column)


def kind(value: Target, column: Column) -> str:
    """What a column 指标性质 shows: the comparator, else 定性 for what is not a number."""
    if isinstance(value, Quantity):
        return comparator(value.comparator, column)
    return QUALITATIVE


def money(value: MoneyValue, unit: str) -> tuple[str, Decimal | None]:
    """An amount in the form's unit, exactly: its text with separators, and the number if decimal."""
    if value.unit == unit and value.amount.decimal is not None:
        amount = value.amount.decimal
    else:
        converted = value.amount.value * (yuan_in(value.unit) or 1) / (yuan_in(unit) or 1)
        exact = _decimal(converted)
        if exact is None:
            return value.text, None
        amount = exact
    return f"{amount:,f}", amount


def _decimal(value: Fraction) -> Decimal | None:
    divisor, places = value.denominator, 0
    while divisor % 10 == 0:
        divisor, places = divisor // 10, places + 1
    for factor, other in ((2, 5), (5, 2)):
        while divisor % factor == 0:
            divisor, places, value = divisor // factor, places + 1, value * other / other
    if divisor != 1:
        return None
    scaled = value * 10**places
    return Decimal(scaled.numerator).scaleb(-places, context=_EXACT)


def _with_decimals(value: Decimal, decimals: int | None) -> Decimal:
    exponent = value.as_tuple().exponent
    if decimals is None or not isinstance(exponent, int) or -exponent >= decimals:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def _compact(text: str) -> str:
    return _DASH.sub("~", _BLANKS.sub("", text.rstrip(STOPS)))
