"""Slips of the hand in a published sheet: each kind spoils one line, so that one error is to be reported there."""

import random
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from hostile.materials import EXAMPLES

PUBLISHED = ("安置帮教工作办案经费.sheet", "社区矫正工作办案经费.sheet")
_FIELD = r"^(?P<name>申报单位名称|项目类别|是否含有政府购买服务|绩效类型|项目总预算|项目当年预算|计划开始日期|计划完成日期): (?P<value>.+)$"
_MONEY = r"^(?P<name>项目总预算|项目当年预算): (?P<value>.+)$"
_DATE = r"^(?P<name>计划开始日期|计划完成日期): (?P<value>.+)$"
_CHOICE = r"^(?P<name>是否含有政府购买服务): (?P<value>.+)$"
_INDICATOR = r"^(?P<one>产出|效果|影响力)\.(?P<two>[^. ]+)\.(?P<name>[^>=<: ]+)(?P<mark>:| >=| <=| =) (?P<value>.+)$"
_WORDS = _INDICATOR.replace(":| >=| <=| =", ":")
_SIGNED = _INDICATOR.replace(":| >=| <=| =", " >=| <=| =")
_COUNTED = _SIGNED.replace("(?P<value>.+)", r"(?P<value>[0-9.]+ [^ ]+)")


class Slip(NamedTuple):
    """A sheet with one line spoilt; `line` is the one that the error belongs to, counted from 1."""

    kind: str
    file: str
    text: str
    line: int


def _put(form: str) -> Callable[[random.Random, re.Match[str]], str]:
    return lambda dice, match: form.format(**match.groupdict(), whole=match.group())


def _other_letter(dice: random.Random, match: re.Match[str]) -> str:
    return match.group().replace("产出", "产岀").replace("效果", "郊果").replace("影响力", "影晌力")


# A kind: which lines it can spoil, and what it makes of one. `{whole}` is the line itself.
KINDS: dict[str, tuple[str, Callable[[random.Random, re.Match[str]], str]]] = {
    "no colon": (_FIELD, _put("{name} {value}")),
    "no blank after the colon": (_WORDS, _put("{one}.{two}.{name}:{value}")),
    "no blank before the sign": (
        _SIGNED,
        lambda _, match: match.group().replace(match["mark"], match["mark"].strip(), 1),
    ),
    "two colons": (_WORDS, _put("{one}.{two}.{name}：：{value}")),
    "no value": (_FIELD, _put("{name}:")),
    "no value of an indicator": (_INDICATOR, _put("{one}.{two}.{name}{mark}")),
    "no name": (_SIGNED, _put("{one}.{two}.{mark} {value}")),
    "no level": (_INDICATOR, _put("{one}.{name}{mark} {value}")),
    "wrong character in a category": (_INDICATOR, _other_letter),
    "wrong level": (_INDICATOR, _put("{one}.没有{two}.{name}{mark} {value}")),
    "wrong field": (_FIELD, _put("{name}名: {value}")),
    "wrong month": (_DATE, _put("{name}: 2020-13-01")),
    "no such day": (_DATE, _put("{name}: 2020-02-30")),
    "full-width date in words": (_DATE, _put("{name}: ２０２０年底")),
    "no choice of the form": (_CHOICE, _put("{name}: 有")),
    "commas out of place": (_MONEY, _put("{name}: 18，05，000 元")),
    "amount in words": (_MONEY, _put("{name}: 很多")),
    "words after a sign": (_SIGNED, _put("{one}.{two}.{name}{mark} 很多")),
    "contradiction": (_COUNTED, _put("{one}.{two}.{name} >= {value}以下")),
    "too many digits": (_COUNTED, _put("{one}.{two}.{name}{mark} 1234567890123456789012345678901 个")),
    "points out of place": (_COUNTED, _put("{one}.{two}.{name}{mark} 1.2.3.4.5 个")),
    "unit's bracket not closed": (_COUNTED, _put("{one}.{two}.{name}{mark} 5 （％")),
    "no such flag": (_INDICATOR, _put("{whole}  [合心]")),
    "flag stuck to the value": (_INDICATOR, _put("{whole}[核心]")),
    "bracket not closed": (_INDICATOR, _put("{whole}  [5分")),
    "two weights": (_INDICATOR, _put("{whole}  [5分] [6分]")),
    "field written twice": (_FIELD, _put("{whole}\n{whole}")),
    "indicator written twice": (_INDICATOR, _put("{whole}\n{whole}")),
    "field with a sign": (_FIELD, _put("{name} >= {value}")),
    "indented field": (_FIELD, _put("    {whole}")),
    "indented indicator": (_WORDS, _put("　　{whole}")),
    "invisible character": (_INDICATOR, _put("{one}.{two}.\u200b{name}{mark} {value}")),
    "a line of words": (_INDICATOR, _put("{whole}\n随手一写")),
    "override of nothing": (_INDICATOR, _put("改 {whole}")),
    "set with another name": (r"^引用 .+$", _put("引用 没有这个集")),
    "form with another name": (r"^表式: .+$", _put("表式: 上海市财政项目支出绩效目标表(2O20)")),
    "year in words": (r"^年度: .+$", _put("年度: 今年")),
}


@cache
def published(file: str) -> list[str]:
    """The lines of a published sheet."""
    return (EXAMPLES / file).read_text("utf-8").split("\n")


def slip(number: int) -> Slip:
    """The slip of a number: kinds come in turn, lines by chance."""
    dice = random.Random(number)
    kind = list(KINDS)[number % len(KINDS)]
    pattern, spoil = KINDS[kind]
    places = [(file, at) for file in PUBLISHED for at, line in enumerate(published(file)) if re.match(pattern, line)]
    file, at = dice.choice(places)
    lines = list(published(file))
    lines[at] = spoil(dice, re.match(pattern, lines[at]))
    return Slip(kind, file, "\n".join(lines), at + 1 + ("\n" in lines[at]))
