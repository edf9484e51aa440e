"""A unit per something has lost one of its halves.

Why: `28.40/株` says a price without its money; 元 and 万元 are ten thousand times apart. A price in 元 alone does not say
of how much it is the price.
Basis: seen on a published sheet: `≤28.40/株`, where 元 was lost.
Bad:
    成本.经济成本.苗木单价 <= 28.40/株
Good:
    成本.经济成本.苗木单价 <= 28.40 元/株

“元/株”这样的单位缺了一半。

原因: “28.40/株”没有说是什么钱，元和万元差一万倍；单价、补助标准只写“元”，没有说是一台、一人还是一亩的。
依据: 公开的表里见过“≤28.40/株”，丢了“元”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_cost, is_share, stated_unit, unit_of_name
from sheetlang.knowledge.prices import whole_price, whole_unit
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range, Words
from sheetlang.model.units import MONEY_UNITS
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "incomplete-ratio-unit",
    "warning",
    Text("单位“{unit}”的“/”前面缺了单位", "the unit “{unit}” lacks what stands before “/”"),
    help=Text("写全，例如“{better}”", "write it whole, such as “{better}”"),
)
IN_WORDS = FAULT._replace(
    message=Text("“{text}”没有说是什么钱", "“{text}” does not say what money"),
    help=Text("写全，例如“{better}”", "write it whole, such as “{better}”"),
)
WITHOUT_PER = FAULT._replace(
    message=Text(
        "“{name}”的单位只写了“{unit}”，没有说是每什么", "the unit of “{name}” is “{unit}” alone: it says not of what"
    ),
    help=Text("写上“/”和后面的单位，例如“{better}”", "write what it is for after “/”, such as “{better}”"),
)
# A rate of so many in ten thousand: 10/10万, 2/万人.
_OF_MANY = frozenset("1十百千万")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a unit that begins with a stroke."""
    target = indicator.target
    if isinstance(target, Words):
        better = whole_price(target.text) if is_cost(indicator, known) else None
        return on("value", better=better).said_as(IN_WORDS) if better else None
    assert isinstance(target, (Quantity, Range))
    unit = target.unit
    if unit in MONEY_UNITS:
        better = whole_unit(indicator, unit, known)
        return on("value", unit=unit, better=better).said_as(WITHOUT_PER) if better else None
    if unit is None or not unit.startswith("/") or (unit[1] in _OF_MANY and is_share(indicator.name, known)):
        return None
    stated = stated_unit(indicator.name, known)
    if stated and stated.endswith(unit):
        return _said(indicator, unit, stated, safe=True)
    costs = is_cost(indicator, known) or known.words("cost-words").found_in(indicator.name) is not None
    better = f"{'元' if costs else unit_of_name(indicator.name, known) or '个'}{unit}"
    return _said(indicator, unit, better) if costs else on("value", unit=unit, better=better)


def _said(indicator: Indicator, unit: str, better: str, safe: bool = False) -> Verdict:
    """The verdict with the whole unit instead; it is safe where the name states it."""
    at = indicator.entry.value.rfind(unit)
    verdict = on("value", unit=unit, better=better)
    return verdict if at < 0 else verdict.within(at, at + len(unit)).fixed(f" {better}", safe)


def _lacks_half(target: Quantity, known: Knowledge) -> bool:
    return target.unit is not None and (target.unit.startswith("/") or target.unit in MONEY_UNITS)


RULE = Rule(
    FAULT, "比率单位不全", "number", judge=judge,
    code="N12", kinds=(Quantity, Range, Words), about=_lacks_half,
)  # fmt: skip
