"""Mentions: what prose states of an indicator by its name, in its unit, with nothing between that changes it.

A sentence about another time, or about parts, mentions nothing; nor does a number that goes on to say something else.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sheetlang.model.target import Quantity, Target
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_OTHERWISE = (
    "上年", "去年", "往年", "历年", "同期", "以往", "近年", "目前", "现有", "原有", "截至", "截止", "已", "此前", "累计", "每",
    "均", "其中", "分别", "各", "期", "季度", "半年", "月", "比", "较", "力争", "以来",
)  # fmt: skip
_YEAR = pattern(r"(?<![0-9])20[0-9]{2}(?=年)")
_OPENERS = frozenset("，,、；;：:。.（( \n　")
_LEADING = ("使", "确保", "保证", "实现", "完成", "年", "年度", "年内", "保持", "计划", "将", "预计")
_FLOORS = ("不少于", "不低于", "至少", "达到", "提高到", "提升到", "提高至", "提升至", "达", ">=", "≥")
_CEILINGS = ("不超过", "不高于", "控制在", "降低到", "降至", "<=", "≤")
_EXACT = ("为", "共", "是", "=", ":")
_SIZES = {"": 1, "万": 10_000, "亿": 100_000_000}
_NUMBER = pattern(r"[0-9０-９]++")
# How names say what is counted or measured of a thing, in two characters; so do 户数, 座数 and 人次.
_MEASURES = frozenset(("数量", "总数", "个数", "长度", "里程", "面积", "规模"))
_SENTENCE_ENDS = "。；;！!\n"
_FURTHEST, _LONGEST_SENTENCE = 80, 200


class Amount(NamedTuple):
    """What a target asks for: at least, at most or exactly so much, in a unit without 万."""

    sense: str
    number: Decimal
    unit: str


class Mention(NamedTuple):
    """What a text states of it, and where."""

    sense: str
    number: Decimal
    start: int
    end: int


def plain(target: Target) -> Amount | None:
    """A quantity with its unit without 万 and 亿: 3.2 万人 are 32000 人."""
    if type(target) is not Quantity or not target.unit or target.comparator == "≈":
        return None
    unit, value = target.unit, target.value.decimal
    prefix, bare = (unit[0], unit[1:]) if len(unit) > 1 and unit[0] in "万亿" else ("", unit)
    sense = {">": ">=", "<": "<="}.get(target.comparator or "=", target.comparator or "=")
    return None if value is None else Amount(sense, value * _SIZES[prefix], bare)


def ends_before_numbers(text: str) -> frozenset[str]:
    """The last two characters of whatever could be a name before a number of a text: most names end otherwise."""
    ends: set[str] = set()
    for number in _NUMBER.finditer(text):
        at = number.start()
        before = text[at - 7 if at > 7 else 0 : at]
        if " " in before:
            before = before.replace(" ", "")
        ends |= {before[-2:], before[-3:-1], before[-4:-2], before[-5:-3]}  # a joining has up to three
    return frozenset(ends)


def thing_measured(name: str, target: Target) -> str:
    """The name without its measure, as prose says it: 改造老旧小区 for 改造老旧小区个数, 培训党员 for 培训党员人次."""
    end = name[-2:]
    unit = target.unit if type(target) is Quantity else None
    return name[:-2] if end in _MEASURES or end in (unit, f"{unit}数") else name


def mentions(name: str, unit: str, text: str, year: int | None) -> Iterator[Mention]:
    """Each place of a text that states so many of a unit of a name."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        starts = at == 0 or text[at - 1] in _OPENERS or text.endswith(_LEADING, 0, at)
        if starts and not _speaks_otherwise(text, at, year):
            found = _stated(unit).match(half_width(text[end : end + _FURTHEST]))
            if found:
                joining, digits, size, bound = found.groups("")
                number = Decimal(digits.replace(",", "")) * _SIZES[size]
                yield Mention(_sense(joining, bound), number, at, end + found.end())
        at = text.find(name, end)


def contradict(said: Mention, target: Amount) -> bool:
    """Whether no number meets both, or both are bounds of one side and differ."""
    if said.sense == target.sense:
        return said.number != target.number
    if "=" in (said.sense, target.sense):
        bound, exact = (target, said) if said.sense == "=" else (said, target)
        return exact.number < bound.number if bound.sense == ">=" else exact.number > bound.number
    least, most = (said, target) if said.sense == ">=" else (target, said)
    return least.number > most.number


@lru_cache(maxsize=256)
def _stated(unit: str) -> re.Pattern[str]:
    joining = "|".join(sorted(map(re.escape, (*_FLOORS, *_CEILINGS, *_EXACT)), key=len, reverse=True))
    return re.compile(
        rf"\s?({joining})?\s?([0-9][0-9,]{{0,18}}(?:\.[0-9]{{1,6}})?)\s?(万|亿)?{re.escape(unit)}"
        r"\s?((?:及|\(含\))?以上|以下|以内)?(?=[,.、;:。)\n]|$)"
    )


def _sense(joining: str, bound: str) -> str:
    if joining in _CEILINGS or bound in ("以下", "以内"):
        return "<="
    return ">=" if joining in _FLOORS or bound else "="


def _speaks_otherwise(text: str, at: int, year: int | None) -> bool:
    """Whether what stands in the sentence before a name is about another time, or about parts."""
    earliest = max(at - _LONGEST_SENTENCE, 0)
    before = text[max(earliest, *(text.rfind(mark, earliest, at) + 1 for mark in _SENTENCE_ENDS)) : at]
    return any(word in before for word in _OTHERWISE) or any(found != str(year) for found in _YEAR.findall(before))
