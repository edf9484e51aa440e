"""Floors of bad things: what was meant by 隐患率 >= 95 % and 信访量 >= 10 %, as the number and the unit tell."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing, is_share
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT

# So much of what is bad is hardly meant, not even as a ceiling.
_HALF = 50
TOO_MUCH = Text(
    "数这么大，不是名称就是数不对：名称是不是少了“整改”“排查”一类的词",
    "with so large a number one of the two is wrong: perhaps the name lacks a word such as “整改” or “排查”",
)
_A_FALL = Text(
    "降幅写成“较上年 下降 {by} 以上”；比率在名称里写明“率”，写“<= {by}”",
    "write a fall as “较上年 下降 {by} 以上”; a rate has “率” in its name, and “<= {by}”",
)


def is_share_of_bad(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a part of a whole is said of a bad thing, so that it matters how large it is."""
    target, name = indicator.target, indicator.name
    if not isinstance(target, Quantity) or (target.unit is not None and target.unit not in PERCENT):
        return False
    return (target.unit is not None or is_share(name, known)) and is_bad_thing(name, known)


def is_too_much(indicator: Indicator, known: Knowledge) -> bool:
    """Whether half of all or more is said of a bad thing: 隐患率 95 % is hardly that."""
    target = indicator.target
    return isinstance(target, Quantity) and target.value.whole >= _HALF and is_share_of_bad(indicator, known)


def advice_on_floor(indicator: Indicator, known: Knowledge) -> Text | None:
    """What to write where another sign alone would not mend a floor of a bad thing."""
    if is_too_much(indicator, known):
        return TOO_MUCH
    return _A_FALL if is_share_of_bad(indicator, known) and not is_share(indicator.name, known) else None
