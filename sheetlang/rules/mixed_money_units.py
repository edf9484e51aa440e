"""Money of one sheet is written in different units.

Why: 180 beside 1,805,000 misleads whoever reads the text or its changes; the page is printed in one unit anyway.
Costs are looked at from 10,000 元 up; prices per unit and per head stay in what unit they need.
Basis: seen on published sheets: `349.80万元` in the text and `3,498,000.00` in the table of the same project.
Bad:
    其他资金: 65,000 元
Good:
    其他资金: 6.5 万元

同一张表里，金额有的用元，有的用万元。

原因: 180 旁边写 1,805,000，看表、看修改的人都容易弄错；打印时反正都换算成一种单位。成本指标一万元以上的才看，单价和人均标准不管。
依据: 公开的表里见过同一个项目正文写“349.80万元”、表里写“3,498,000.00”。
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.amounts import amounts_of, money_unit, usual_unit, written, yuan, yuan_of
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator, MoneyValue, Sheet
from sheetlang.model.target import Quantity
from sheetlang.model.units import MONEY_UNITS
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "mixed-money-units",
    "warning",
    Text(
        "“{name}”用“{unit}”，这张表别的金额用“{usual}”",
        "“{name}” is in “{unit}”, other money of the sheet in “{usual}”",
    ),
    help=Text("都用一种单位：写成“{better}”", "use one unit: write “{better}”"),
)
_SMALL = 10_000
_EACH = ("标准", "人均", "户均", "单价", "单位", "每", "均")


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each amount in another unit than the usual one, with the same amount in that one."""
    amounts = amounts_of(sheet)
    usual = usual_unit(amounts.values(), sheet.form)
    return _told(sheet, {name: one for name, one in amounts.items() if money_unit(one.unit) != usual}, usual)


def _told(sheet: Sheet, amounts: Mapping[str, MoneyValue], usual: str, safe: bool = True) -> Iterator[Diagnostic]:
    for name, value in amounts.items():
        at, better = sheet.origins[name], written(yuan(value) or Decimal(0), usual)
        finding = FAULT.at(at.source, at.span, name=name, unit=value.unit, usual=usual, better=better)
        is_typed = at.source.text[slice(*at.span)] == value.text
        yield finding.with_fix(at.span, better, safe) if is_typed else finding


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every cost in money, but what one of something costs, and 万 that may be of anything."""
    return known.class_of(indicator.categories) == "cost" and not any(word in indicator.name for word in _EACH)


def compare(costs: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each cost of some size in neither the unit of the fields nor the form's, in which these are printed.

    Where it is the fields that are fewer, they are told; nobody's head of a sheet is mended for the sake of its costs.
    """
    amounts, printed = amounts_of(sheet), sheet.form.money_unit
    targets = [(one, one.target) for one in costs if isinstance(one.target, Quantity)]
    large = [(one, target, amount) for one, target in targets if (amount := yuan_of(target)) >= _SMALL]
    usual = usual_unit(amounts.values(), sheet.form)
    as_printed = sum(money_unit(target.unit) == printed for _, target, _ in large)
    others = len(amounts) + len(large) - as_printed
    if as_printed >= max(others, 2) and all(money_unit(one.unit) == usual != printed for one in amounts.values()):
        yield from _told(sheet, amounts, usual := printed, safe=False)
    for one, target, amount in large if amounts else ():
        if money_unit(target.unit) not in (usual, printed):
            at, better = one.value, written(amount, usual)
            yield FAULT.at(at.source, at.span, name=one.name, unit=target.unit, usual=usual, better=better)


def _is_money(target: Quantity, known: Knowledge) -> bool:
    return target.unit in MONEY_UNITS and target.unit not in ("万", "亿")


RULE = Rule(
    FAULT, "金额单位不一", "money", check,
    code="B04", kinds=(Quantity,), about=_is_money, picks=picks, compare=compare,
)  # fmt: skip
