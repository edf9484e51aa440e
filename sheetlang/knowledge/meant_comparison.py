"""Which comparison is surely meant where a target is typed without one."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.belonging import other_class
from sheetlang.knowledge.durations import LASTING, is_limited
from sheetlang.knowledge.floors_of_bad_things import is_too_much
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import (
    bare_name,
    is_bad_thing,
    is_bounded_share,
    is_cost,
    is_good_thing,
    is_money,
    is_share,
    stated_unit,
    unit_of_name,
)
from sheetlang.knowledge.paid_standards import sign_of_cost
from sheetlang.knowledge.targets import compared, is_100, is_all_or_more, is_zero
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.name_targets import hint
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT, family_of

# Advice on a satisfaction of 100 %.
HARDLY_ALL = Text(
    "很难人人都满意，一般写成“>= 95 %”这样", "hardly everybody will be pleased: most write it like “>= 95 %”"
)
_GROWING = "增"
# A ceiling where it is of money, and something to reach where it is of blood pressure.
_CONTROLLED = "控制率"
# What happens to people, and what is used up: nobody need wish for more of it, or for less.
_NOT_AIMED_AT = ("传染病", "病例", "患者", "病人", "事件", "死亡", "报告数", "用量", "消耗量", "排放量")
_EVENTS = ("例", "起", "宗")
# What each of something costs; a 标准 or a 补偿 may be a ceiling, or just what is paid.
_PRICES = ("单价", "造价", "成本")
_PAID_OR_GOT = "补偿"
_TOTALS = ("发放额", "总额", "额", "规模")
# What is built as it is drawn, neither wider nor narrower.
_DRAWN = ("宽", "宽度", "厚", "厚度", "高度", "直径", "管径", "跨度")
# Money, unless the name says that it counts people or the like.
_OF_ANYTHING = ("万", "亿")
_EFFECTS = ("economic", "social", "ecological", "sustained", "effect")
# Done as a rule says: all of it, whatever it costs.
_BY_RULE = ("按", "标准", "规定")
# No day has more: 值班 of 24小时 is for all of it.
_HOURS, _ALL_DAY = "小时", "24"
_KEPT_UP = ("值班", "值守", "看护", "监控", "监测", "巡护", "在岗", "待命", "备勤", "开放", "供水", "供电", "供热")
_REACHED, _OR_MORE = "达", "上"
_CONTROL = "控制"
# Names that say that something is counted, whatever its unit may be.
_COUNTED = "数", "数量"


def surely_meant(indicator: Indicator, target: Quantity, known: Knowledge) -> str | None:
    """The comparison that is surely meant by a number; None where it may be one or the other."""
    name = indicator.name
    if is_zero(target.value):
        return "="
    if is_bad_thing(name, known):
        return None if is_too_much(indicator, known) else "<="
    if target.unit in PERCENT:
        return _sign_of_share(indicator, target, known)
    if known.words("fixed-standards").ending(bare_name(name)):
        return "="
    if target.unit is None:
        return _sign_by_name(indicator, target, known)
    if is_cost(indicator, known) and other_class(indicator, "cost", known) != "quantity":
        return sign_of_cost(bare_name(name), target.unit, known)
    if family_of(target.unit) == "time":
        return _sign_of_time(indicator, target, target.unit, known)
    if is_money(target.unit) and not (target.unit in _OF_ANYTHING and unit_of_name(name, known)):
        return _sign_of_money(indicator, target, known)
    return ">=" if target.unit not in _EVENTS and _is_aimed_at(indicator, target.unit, known) else None


def sign_left_out(indicator: Indicator, known: Knowledge) -> str | None:
    """The comparison that is surely meant where none is typed, nor hinted at in the name."""
    target = indicator.target
    if not isinstance(target, Quantity) or target.comparator is not None or hint(indicator.name):
        return None
    return surely_meant(indicator, target, known)


def means_all(indicator: Indicator, known: Knowledge) -> bool:
    """Whether 100 % or more is asked of a whole: 达到100% says just that, and of satisfaction less should be asked."""
    target = indicator.target
    if not isinstance(target, Quantity) or not is_all_or_more(target) or is_bad_thing(indicator.name, known):
        return False
    if not is_bounded_share(indicator.name, known):
        return False
    says_just_that = target.text.startswith(_REACHED) and not target.text.endswith(_OR_MORE)
    return not says_just_that and not is_of_satisfaction(indicator, known)


def said_of_all(text: str, indicator: Indicator, known: Knowledge) -> str:
    """What a target should say, with `=` where it asks for 100 % or more of a whole."""
    return compared(text, "=") if means_all(indicator, known) else text


def _is_aimed_at(indicator: Indicator, unit: str | None, known: Knowledge) -> bool:
    """Whether more of it is better; a name that ends in a time, as 服务1年 does, says again how long."""
    name = indicator.name
    if unit and bare_name(name).endswith(_DRAWN) and family_of(unit) == "length":
        return False
    if known.class_of(indicator.categories) == "timeliness" and name.endswith(known.words("time-words").words):
        return False
    return not any(word in name for word in _NOT_AIMED_AT)


def _sign_by_name(indicator: Indicator, target: Quantity, known: Knowledge) -> str | None:
    """The comparison of a number without a unit, where the name says what is counted or how long it may take."""
    name = bare_name(indicator.name)
    unit = stated_unit(indicator.name, known) or unit_of_name(name, known)
    if unit in PERCENT or is_share(name, known):
        return _sign_of_share(indicator, target, known)
    if known.class_of(indicator.categories) == "timeliness":
        return _sign_of_time(indicator, target, unit, known)
    if is_cost(indicator, known):
        return sign_of_cost(name, unit, known) if known.words("cost-words").ending(name) or is_money(unit) else None
    if unit is None and (not name.endswith(_COUNTED) or known.words("unitless-names").found_in(name)):
        return None
    return ">=" if not is_money(unit) and _is_aimed_at(indicator, unit, known) else None


def _sign_of_money(indicator: Indicator, target: Quantity, known: Knowledge) -> str | None:
    """The comparison of money that is no cost by its class: what is earned or saved grows, a price does not."""
    name = bare_name(indicator.name)
    grows = known.words("savings").found_in(name)
    if name.endswith(_PRICES):
        return None if grows or known.class_of(indicator.categories) in _EFFECTS else "<="
    if known.class_of(indicator.categories) in _EFFECTS:
        return ">="
    if grows:
        return ">=" if grows != _PAID_OR_GOT else None
    # What is lent or raised in all is an output; 保费 of 30 元/人 is a price.
    if "/" in (target.unit or ""):
        return None
    total = next((one for one in _TOTALS if name.endswith(one)), "")
    return ">=" if known.words("money-outputs").ending(name.removesuffix(total)) else None


def _sign_of_time(indicator: Indicator, target: Quantity, unit: str | None, known: Knowledge) -> str | None:
    """The comparison of how long something takes or lasts; 培训5天 under timeliness may be just that."""
    if is_limited(indicator, known):
        return "<="
    if known.class_of(indicator.categories) == "timeliness" and not bare_name(indicator.name).endswith(LASTING):
        return None
    if unit == _HOURS and target.value.digits == _ALL_DAY and any(word in indicator.name for word in _KEPT_UP):
        return None
    return ">=" if _is_aimed_at(indicator, unit, known) else None


def _sign_of_share(indicator: Indicator, target: Quantity, known: Knowledge) -> str | None:
    """A rate of which it is not known whether it is to be high may be meant either way, of costs as well."""
    name = indicator.name
    costs = is_cost(indicator, known)
    if _CONTROLLED in name and (costs or known.words("cost-words").found_in(name)):
        return "<="
    if _GROWING in name:
        return ">="
    if is_100(target.value) and _CONTROLLED not in name:
        is_whole = is_share(name, known) or (costs and _CONTROL not in name and any(one in name for one in _BY_RULE))
        if is_whole:
            return "="
    return ">=" if is_good_thing(indicator, known) or is_of_satisfaction(indicator, known) else None
