"""Worsening: changes for the worse, by a number or in words alone, and what should be written instead."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.change_examples import how_to_say
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing, is_good_thing, worsens
from sheetlang.knowledge.promises import LESS, is_change_alone, without_since
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change

_MORE = ("提高", "提升", "增加", "增长", "上升", "扩大", "有升")
# 优化提升 is for the better, of complaints too.
_FOR_THE_BETTER = ("改善", "优化", "完善", "巩固", "向好")
_TURN = Text("检查方向，或者改名称", "check the direction, or the name")


def advice_on_worse(indicator: Indicator, known: Knowledge) -> Text | None:
    """What to write instead of a change for the worse; None for all other targets."""
    target = indicator.target
    if isinstance(target, Change):
        return _TURN if worsens(indicator, target, known) else None
    if not worsens_in_words(indicator, known):
        return None
    return how_to_say(indicator, "", known) if is_bad_thing(indicator.name, known) else _TURN


def worsens_in_words(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a target is but a change for the worse: 发病率 that is 逐年提升, 合格率 that is 逐年下降."""
    name, text = indicator.name, indicator.target.text
    verb = min((word for word in (*_MORE, *LESS) if word in text), key=text.find, default=None)
    if verb is None or any(word in text for word in _FOR_THE_BETTER):
        return False
    if verb in _MORE:
        is_turned = is_bad_thing(name, known)
    else:
        is_turned = is_good_thing(indicator, known) and not is_of_satisfaction(indicator, known)
    return is_turned and is_change_alone(name, without_since(text), known)
