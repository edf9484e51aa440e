"""Prices: money for one of something, whose unit is not whole before it says of what; and sums, which are in 元."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_cost, is_of_cost, stated_unit
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import MONEY_UNITS, family_of, is_surely_unit
from sheetlang.naming import half_width

_OF_EACH = {"人均": "人", "户均": "户", "亩均": "亩", "生均": "生", "班均": "班", "村均": "村", "校均": "校"}
# What ends in one of these is the price of one, and what that may be an example.
_PRICES = {
    "单价": "个", "单位成本": "个", "单位造价": "平方米", "单位价格": "个",
    "补助标准": "人", "补贴标准": "人", "津贴标准": "人",
}  # fmt: skip
_ENDS = tuple(_PRICES)
# The name says for whom or how often, and its money goes without.
_SAID = ("每", "一次性", "/")
_DIGITS = "0123456789.,"
# So many 万 of these are money.
SUMS = ("工资", "薪酬", "资金", "经费", "款", "费")


def whole_unit(indicator: Indicator, unit: str, known: Knowledge) -> str | None:
    """The unit of a price with what it is for, such as 元/人; None where it is no price, or the name says for what."""
    name = bare_name(indicator.name)
    each = next((per for word, per in _OF_EACH.items() if word in name), None)
    if each and not (is_cost(indicator, known) or (_has_no_class(indicator, known) and is_of_cost(name, known))):
        each = None  # what each earns, or pays as an effect, is told in 元, as statistics do
    end = next((end for end in _ENDS if name.endswith(end)), "")
    per = each or _PRICES.get(end)
    if per is None or any(word in name for word in _SAID) or "/" in (stated_unit(indicator.name, known) or ""):
        return None
    return f"{unit.removesuffix('元')}元/{per}"


def _has_no_class(indicator: Indicator, known: Knowledge) -> bool:
    """Whether costs may stand where an indicator does, for its form has no class of them."""
    return known.class_of(indicator.categories) in ("", "output")


def whole_price(text: str) -> str | None:
    """The price that a text gives for each of something without its money: 300 元/亩 for 每亩300; None for any other text."""
    plain = half_width(text)
    each = plain.rstrip(_DIGITS)
    unit = each.strip().removeprefix("每").replace("每", "·")
    if each == plain or not each.startswith("每") or not is_surely_unit(unit):
        return None
    if family_of(unit.partition("·")[0]) == "time":  # 每周3 may be how often
        return None
    return f"{plain[len(each) :]} 元/{unit}"


def whole_sum(name: str, target: Quantity) -> str | None:
    """A sum of money with its 元: 80万元 for 80万 of 经费; None where it may be of anything."""
    if target.unit not in MONEY_UNITS or not (target.unit.endswith("元") or name.endswith(SUMS)):
        return None
    return f"{target.text.removesuffix('元')}元"
