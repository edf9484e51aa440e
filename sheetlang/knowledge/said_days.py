"""Days that prose gives for what an indicator gives another month for: 主体工程6月底前完工, 9月底前完成设备安装."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from sheetlang.knowledge.mention import begins
from sheetlang.knowledge.scope import scope_of
from sheetlang.model.moment import DAY_NAMES
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Date
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_BY = pattern(r"(?:(20[0-9]{2})年)?(?<![0-9至到~—–-])([0-9]{1,2})月(?:[0-9]{1,2}日|底|末)?(?:[之以]?前)?")
_WHOLLY = ("全部", "全面", "基本", "如期")
_AT = ("于", "在", "力争", "预计", "计划", "应", "须")
_ENDS = frozenset("，,。；;、\n)）! ！")
_DONE, _SHORTEST = "完成", 4
# A text of more days than that is no goal.
_MOST = 50


class Day(NamedTuple):
    """Where prose gives it, and the month."""

    month: int
    start: int
    end: int


class DayClash(NamedTuple):
    """What a field says of an indicator that cannot stand beside its day."""

    indicator: Indicator
    field: str
    said: Day
    differs: Literal["day"]


def day_clashes(indicators: Iterable[Indicator], texts: Mapping[str, str], year: int | None) -> Iterator[DayClash]:
    """What texts say of each indicator that has to be done by a day, where they give one other month for it, and no more."""
    days = {field: list(islice(_BY.finditer(half_width(text)), _MOST)) for field, text in texts.items()}
    for one in indicators:
        yield from _clashes(one, days, texts, year)


def _clashes(
    one: Indicator, days: Mapping[str, Sequence[re.Match[str]]], texts: Mapping[str, str], year: int | None
) -> Iterator[DayClash]:
    target, name = one.target, one.path[-1]
    if type(target) is not Date or target.start or not target.end.month or (target.end.year or year) != year:
        return
    thing = name[:-2] if name.endswith(DAY_NAMES) else ""
    if len(thing) < _SHORTEST or not any(thing[:-2] in text for text in texts.values()):
        return
    found = [(field, day) for field, text in texts.items() for day in _days(thing, days[field], text, year)]
    if len(found) == 1 and _is_other(
        found[0][1].month, texts[found[0][0]][found[0][1].start : found[0][1].end], target
    ):
        yield DayClash(one, *found[0], "day")


def _is_other(month: int, said: str, target: Date) -> bool:
    """Whether it is another month; 12月前 may be the end of the one before."""
    exact = target.end.day or any(end in target.text for end in "底末")
    between = abs(month - (target.end.month or month))
    return between > 1 or (between == 1 and bool(exact) and any(end in said for end in "底末日"))


def _days(name: str, days: Iterable[re.Match[str]], text: str, year: int | None) -> Iterator[Day]:
    """Each day of a year by which a text says that it is done: the thing before the day, or the deed and the thing behind."""
    thing, deed = name[:-2], name[-2:]
    for day in days:
        if day[0].endswith("月") or (day[1] and int(day[1]) != year):
            continue
        at = _without(text, day.start(), _AT)
        end = _behind(text, day.end(), _WHOLLY)
        start = at - len(thing)
        if text.startswith(deed, end) and text.endswith(thing, 0, at) and begins(text, start):
            done = end + len(deed)
        else:
            start = day.start()
            words = (deed + thing, name, _DONE + name)
            done = next((end + len(one) for one in words if text.startswith(one, end)), end)
        if done > end and text[done : done + 1] in ("", *_ENDS) and scope_of(text, start, year) != "other":
            yield Day(int(day[2]), start, done)


def _without(text: str, at: int, words: tuple[str, ...]) -> int:
    """The place before one of some words that ends there, if one does."""
    return next((at - len(word) for word in words if text.endswith(word, 0, at)), at)


def _behind(text: str, at: int, words: tuple[str, ...]) -> int:
    return next((at + len(word) for word in words if text.startswith(word, at)), at)
