"""Which comparison is surely meant where a target is typed without one."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_bad_thing, is_cost, is_good_thing, is_share
from sheetlang.knowledge.targets import is_100, is_zero
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT, family_of

# The longer, the better.
_GROWING = "增"
_LASTING = ("质保期", "保修期", "保质期", "服务期", "服务期限", "年限", "寿命", "有效期", "质保", "有效")
_LIMITS = ("时限", "工期", "期限", "时间", "时长")
# A ceiling where it is of money, and something to reach where it is of blood pressure.
_CONTROLLED = "控制率"
# What happens to people, and what is used up: nobody need wish for more of it, or for less.
_NOT_AIMED_AT = ("传染病", "病例", "患者", "病人", "事件", "死亡", "报告数", "用量", "消耗量", "排放量")
_EVENTS = ("例", "起", "宗")
# The words of names that are looked for here, beside those of the lists.
WORDS = (_GROWING, _CONTROLLED, *_LASTING, *_LIMITS, *_NOT_AIMED_AT)


def surely_meant(indicator: Indicator, target: Quantity, known: Knowledge) -> str | None:
    """The comparison that is surely meant by a number; None where it may be one or the other."""
    name = indicator.name
    if is_zero(target.value):
        return "="
    if is_bad_thing(name, known):
        return "<="
    if target.unit in PERCENT:
        return _sign_of_share(indicator, target, known)
    if name.endswith(known.words("fixed-standards").words):
        return "="
    if is_cost(indicator, known) or _is_limited(indicator, target, known):
        return "<="
    is_aimed_at = target.unit not in _EVENTS and not any(word in name for word in _NOT_AIMED_AT)
    return ">=" if is_aimed_at else None


def _is_limited(indicator: Indicator, target: Quantity, known: Knowledge) -> bool:
    """Whether it says how long something may take: by its unit, or by its name where that is missing."""
    if known.class_of(indicator.categories) != "timeliness" or indicator.name.endswith(_LASTING):
        return False
    if target.unit is None:
        return bare_name(indicator.name).endswith(_LIMITS)
    return family_of(target.unit) == "time"


def _sign_of_share(indicator: Indicator, target: Quantity, known: Knowledge) -> str | None:
    """A rate of which it is not known whether it is to be high may be meant either way."""
    name = indicator.name
    if is_cost(indicator, known) or (_CONTROLLED in name and known.words("cost-words").found_in(name)):
        return "<="
    if _GROWING in name:
        return ">="
    if is_100(target.value) and is_share(name, known) and _CONTROLLED not in name:
        return "="
    return ">=" if is_good_thing(indicator, known) or is_of_satisfaction(indicator, known) else None
