"""A unit per something has lost one of its halves.

Why: `28.40/株` says a price without its money; 元 and 万元 are ten thousand times apart.
Basis: seen on a published sheet: `≤28.40/株`, where 元 was lost.
Bad:
    成本.经济成本.苗木单价 <= 28.40/株
Good:
    成本.经济成本.苗木单价 <= 28.40 元/株

“元/株”这样的单位缺了一半。

原因: “28.40/株”没有说是什么钱，元和万元差一万倍。
依据: 公开的表里见过“≤28.40/株”，丢了“元”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_cost, is_share, stated_unit, unit_of_name
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range, Words
from sheetlang.model.units import family_of, is_surely_unit
from sheetlang.naming import half_width
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
# A rate of so many in ten thousand: 10/10万, 2/万人.
_OF_MANY = frozenset("1十百千万")
_DIGITS = "0123456789.,"


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a unit that begins with a stroke."""
    target = indicator.target
    if isinstance(target, Words):
        return _in_words(target.text) if is_cost(indicator, known) else None
    assert isinstance(target, (Quantity, Range))
    unit = target.unit
    if unit is None or not unit.startswith("/") or (unit[1] in _OF_MANY and is_share(indicator.name, known)):
        return None
    stated = stated_unit(indicator.name, known)
    if stated and stated.endswith(unit):
        return _said(indicator, unit, stated, safe=True)
    costs = is_cost(indicator, known) or known.words("cost-words").found_in(indicator.name) is not None
    better = f"{'元' if costs else unit_of_name(indicator.name, known) or '个'}{unit}"
    return _said(indicator, unit, better) if costs else on("value", unit=unit, better=better)


def _in_words(text: str) -> Verdict | None:
    """The verdict on a price that says of what and not in which money: 每亩300, 每人每年300."""
    plain = half_width(text)
    each = plain.rstrip(_DIGITS)
    unit = each.strip().removeprefix("每").replace("每", "·")
    if each == plain or not each.startswith("每") or not is_surely_unit(unit):
        return None
    if family_of(unit.partition("·")[0]) == "time":  # 每周3 may be how often
        return None
    return on("value", better=f"{plain[len(each) :]} 元/{unit}").said_as(IN_WORDS)


def _said(indicator: Indicator, unit: str, better: str, safe: bool = False) -> Verdict:
    """The verdict with the whole unit instead; it is safe where the name states it."""
    at = indicator.entry.value.rfind(unit)
    verdict = on("value", unit=unit, better=better)
    return verdict if at < 0 else verdict.within(at, at + len(unit)).fixed(f" {better}", safe)


def _begins_with_stroke(target: Quantity, known: Knowledge) -> bool:
    return target.unit is not None and target.unit.startswith("/")


RULE = Rule(
    FAULT,
    "比率单位不全",
    "number",
    judge=judge,
    code="N12",
    kinds=(Quantity, Range, Words),
    about=_begins_with_stroke,
    name_words=(),
)
