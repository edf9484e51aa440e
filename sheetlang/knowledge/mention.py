"""Mentions: what prose states of an indicator by its name, with nothing between that changes it.

The number stands behind the name, 培训干部 200 人, or within it, 培训 200 名干部; a list goes on with its verb.
A sentence about another time, or about parts, mentions nothing; nor does a number that goes on to say something else.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from sheetlang.knowledge.scope import CLAUSE_ENDS, SENTENCE_ENDS, Scope, is_of_another_time, scope_of, start_of
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_OPENERS = frozenset("，,、；;：:。.（( \n　")
# Before a bracket that closes: 一 of （一）, 日 of （3月1日至9月30日）.
_NUMBERED = frozenset("0123456789一二三四五六七八九十日月")
_LEADING = (
    "使", "确保", "保证", "实现", "完成", "年", "年度", "年内", "保持", "计划", "将", "预计", "继续", "实施", "推进", "负责", "，并", ",并",
    "底前", "日前", "月前",
)  # fmt: skip
# Each of two characters; with these a sentence does what the name only calls.
_HOLDING = ("开展", "组织", "举办", "形成", "编制", "发放", "办理")
DEEDS = (
    *_HOLDING, "新建", "改建", "扩建", "续建", "建设", "修建", "改造", "维修", "修缮", "养护", "维护", "铺设", "安装", "种植", "补种", "购置", "采购",
    "购买", "更新", "印制", "制作", "培训", "聘用", "招聘", "培育", "扶持", "支持", "救助", "资助", "补助", "补贴", "慰问", "走访", "检查", "巡查",
)  # fmt: skip
_SERVING = ("保障", "救助", "补助", "资助", "补贴", "供养", "慰问", "帮扶", "扶持", "奖励")
_PLANNED = ("全年", "本年", "今年", "年内", "拟", "将", "计划", "预计", "确保")
# These may tell of the past too, where something before them does.
_DONE_OR_TO_DO = ("完成", "实施", "落实", "实现")
_DONE = pattern(r"(?<!为)了(?!解)")
_FLOORS = (
    "不少于", "不低于", "至少", "达到", "提高到", "提升到", "提高至", "提升至", "达", "突破", "超过", ">=", "≥",
)  # fmt: skip
_CEILINGS = ("不超过", "不高于", "控制在", "降低到", "降至", "<=", "≤")
_EXACT = ("为", "共", "是", "保持在", "稳定在", "在", "=", ":")
_JOINING = "|".join(sorted(map(re.escape, (*_FLOORS, *_CEILINGS, *_EXACT)), key=len, reverse=True))
_COUNT = rf"({_JOINING})?\s?([0-9][0-9,]{{0,18}}(?:\.[0-9]{{1,6}})?)\s?(万|亿)?"
# 台(套) is a unit; 人(含)以上 is not one; in brackets more may be told: 12公里(投资300万元).
_STATED = pattern(
    rf"\s?(?:要|应|须)?{_COUNT}(/[0-9]+万|[^\s0-9,.、;:。()]{{1,8}}?(?:\([^\s0-9,.、;:。()]{{1,3}}\))??)"
    r"\s?((?:及|\(含\))?以上|以下|以内)?(?=[,.、;:。)\n]|\([^()]{4}|$)"
)
_COUNTED = pattern(rf"{_COUNT}([^\s0-9,.、;:。()的]{{1,3}})\s?$")
# What ends a thing that was counted; behind 、 another count has to follow, else the number may be of both.
_ENDED = pattern(r"\s?(?:[,.;:。)\n]|$|、[^,.、;:。\n]*[0-9])")
_GIVEN = pattern(
    r"(?:、[^,;:。\n]*)?(?:发放|给予)[^,.、;:。\n]{0,6}(?:补助|补贴|救助|资助|奖励|津贴|慰问|助学|生活费|资金)"
)
SIZES = {"": 1, "万": 10_000, "亿": 100_000_000}
ONE_UNIT = {
    "名": "人", "位": "人", "千米": "公里", "km": "公里", "m": "米", "㎡": "平方米", "m²": "平方米", "hm²": "公顷", "千克": "公斤", "kg": "公斤",
    "t": "吨",
}  # fmt: skip
_NUMBER = pattern(r"[0-9０-９]++")
_FURTHEST, _LONGEST_COUNT = 80, 30


class Mention(NamedTuple):
    """What a text states of a name, and where; `typed` is the number as it stands there, with its 万."""

    sense: str
    number: Decimal
    unit: str
    typed: str
    scope: Scope
    start: int
    end: int


def beside_numbers(text: str) -> frozenset[str]:
    """What names could end with before a number of a text, or begin with behind it, in two characters: most do neither."""
    near: set[str] = set()
    for number in _NUMBER.finditer(text):
        at, end = number.span()
        before, after = text[at - 7 if at > 7 else 0 : at], text[end : end + 7]
        if " " in before or " " in after:
            before, after = before.replace(" ", ""), after.replace(" ", "")
        near |= {before[-2:], before[-3:-1], before[-4:-2], before[-5:-3]}  # a joining has up to three
        near |= {after[1:3], after[2:4], after[3:5]}  # a unit has up to two, and 万
    return frozenset(near)


def mentions(name: str, text: str, year: int | None) -> Iterator[Mention]:
    """Each place of a text that states so many of a name, in whatever unit."""
    for at in _places(name, text):
        if begins(text, at):
            yield from _number_behind(text, at, at + len(name), year)
    verb, thing = name[:2], name[2:]
    for at in _places(thing, text) if len(thing) > 1 else ():
        if not thing.startswith(DEEDS) and _goes_on(verb, text, at):
            yield from _number_behind(text, at, at + len(thing), year)
        yield from _number_within(verb, text, at, at + len(thing), year)


def is_planned(text: str, said: Mention, year: int | None) -> bool:
    """Whether a mention is of what the project will do, where a text also tells how things are and were."""
    clause = text[start_of(text, said.start, CLAUSE_ENDS) : said.end].strip()
    sentence = text[start_of(text, said.start, SENTENCE_ENDS) : said.end]
    ends = [end for mark in SENTENCE_ENDS if (end := text.find(mark, said.end)) >= 0]
    behind = text[said.end : min(ends, default=len(text))]
    if is_of_another_time(behind, year):
        return False
    if clause.startswith(DEEDS) or any(word in sentence for word in _PLANNED):
        return True
    before = text[: said.start]
    return (
        clause.startswith(_DONE_OR_TO_DO) and not _DONE.search(before + behind) and not is_of_another_time(before, year)
    )


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def begins(text: str, at: int) -> bool:
    """Whether nothing before a name makes it part of another: 组织开展 only says that it is done."""
    while at and text[at - 1] not in _OPENERS and not text.endswith(_LEADING, 0, at):
        if text[at - 1] in ")）" and text[at - 2 : at - 1] in _NUMBERED:
            return True
        if not text.endswith(_HOLDING, 0, at):
            return False
        at -= 2
    return True


def _goes_on(verb: str, text: str, at: int) -> bool:
    """Whether a thing is a further item of a list that begins with the verb: 麻醉机 of 购置彩超 3 台、麻醉机 4 台."""
    if text[at - 1 : at] != "、":
        return False
    first = text.find(verb, start_of(text, at, CLAUSE_ENDS), at)
    items = text[first : at - 1].split("、")[1:]
    return first >= 0 and begins(text, first) and not any(one.startswith(DEEDS) for one in items)


def _number_behind(text: str, at: int, end: int, year: int | None) -> Iterator[Mention]:
    found = _STATED.match(half_width(text[end : end + _FURTHEST]))
    if found and (scope := scope_of(text, at, year)) != "other":
        yield _mention(found, scope, at, end + found.end())


def _number_within(verb: str, text: str, at: int, end: int, year: int | None) -> Iterator[Mention]:
    """The count before a thing, where the verb stands before that, or others are served whom the verb serves."""
    before = half_width(text[max(at - _LONGEST_COUNT, 0) : at])
    found = _COUNTED.search(before)
    start = at - len(before) + found.start() if found else 0
    if not found or (scope := scope_of(text, start, year)) == "other":
        return
    behind = half_width(text[end : end + _FURTHEST])
    done = (text.endswith(verb, 0, start) and begins(text, start - len(verb))) or _goes_on(verb, text, start)
    served = verb in _SERVING and text.startswith(("对", "为", "给", "向"), start_of(text, start, CLAUSE_ENDS))
    if _ENDED.match(behind) if done else served and _GIVEN.match(behind):
        yield _mention(found, scope, start - len(verb) if text.endswith(verb, 0, start) else start, end)


def _mention(found: re.Match[str], scope: Scope, start: int, end: int) -> Mention:
    joining, digits, size, unit, *bound = found.groups("")
    number = Decimal(digits.replace(",", "")) * SIZES[size]
    return Mention(_sense(joining, *bound), number, ONE_UNIT.get(unit, unit), digits + size, scope, start, end)


def _sense(joining: str, bound: str = "") -> str:
    if joining in _CEILINGS or bound in ("以下", "以内"):
        return "<="
    return ">=" if joining in _FLOORS or bound else "="
