"""Numbers without a comparison: how to say what is meant, where a sign alone would not say it."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.floors_of_bad_things import TOO_MUCH, is_too_much
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.meant_comparison import HARDLY_ALL
from sheetlang.knowledge.prices import whole_sum
from sheetlang.knowledge.targets import is_100
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT

_DONE_BEFORE = "前完成"
NOT_SURE = Text(
    "不低于写 >=，不超过写 <=，正好写 =", "write >= for what is to be reached, <= for a ceiling, = for just that"
)
_DUE = Text(
    "期限写到目标里，名称写率，例如“任务完成率: 12月底前 100 %”",
    "put the date into the target, and name a rate, such as “任务完成率: 12月底前 100 %”",
)
_MONEY = Text(
    "花掉的写“<= {whole}”，带来的写“>= {whole}”",
    "“<= {whole}” for what is spent, “>= {whole}” for what it brings in",
)


def how_to_sign(indicator: Indicator, target: Quantity, sign: str | None, known: Knowledge) -> Text | None:
    """Advice on a bare number, of which a sign is surely meant or None, that lacks more than one; `whole` in it is a sum of money."""
    if target.unit in PERCENT and is_100(target.value):
        if is_of_satisfaction(indicator, known):
            return HARDLY_ALL
        if _DONE_BEFORE in indicator.name:
            return _DUE
    if sign is not None:
        return None
    if is_too_much(indicator, known):
        return TOO_MUCH
    return _MONEY if whole_sum(indicator.name, target) else None
