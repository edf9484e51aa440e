"""How a target in words is worded: which of the rules on wording is to speak of it, so that only one does."""

import re
from functools import lru_cache

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_borne_by_others, is_cost
from sheetlang.knowledge.numerals import holds_number, undated
from sheetlang.language.keywords import STOPS
from sheetlang.model.instructions import is_instruction
from sheetlang.model.sheet import Indicator
from sheetlang.naming import is_nameless, is_plain

_SHORT = 4
# What is done about a cost, and what would bound it.
_WORK = tuple("按照 严格 严控 确保 保证 保障 加强 做好 落实 合理 有效 切实 尽量 尽可能".split())
_SHORTEST_WORK = 6
_SAVING = frozenset(
    "控制 有效控制 严格控制 合理控制 节约 有效节约 厉行节约 尽量节约 合理 据实 据实列支 据实结算 据实支付".split()
)
_BOUNDS = tuple(
    """
    预算 不超 不高 不突破 不多 不大于 不得 以内 之内 范围 低于 小于 少于 零 无 标准 定额 限额 规定 要求 合同 协议 文件 政策 批复 概算
    市场 制度 程序 审计 审定 中标 定价 目录 下达 专款
    """.split()
)
# 成本控制有效性 is graded, not limited.
_GRADED = "性"
# Forms without the class of timeliness put it under these; and what says there only that it is in time.
_WITHOUT_CLASSES, _OF_TIME = (
    ("", "output"),
    ("及时性", "及时程度", "及时情况", "进度", "时间", "时限", "时效", "时效性"),
)
_IN_TIME = frozenset("及时 按时 按期 准时 如期 及时完成 按时完成 按期完成 如期完成 按计划 按计划完成 按进度".split())
_LEFT, _RIGHT = ("(", "（"), (")", "）")


def is_untimed(indicator: Indicator, known: Knowledge) -> bool:
    """Whether an indicator of timeliness, by its class or its name, has a target in words that says no time, nor is due by its name."""
    text, kind = indicator.target.text, known.class_of(indicator.categories)
    if kind != "timeliness":
        by_name = kind in _WITHOUT_CLASSES and text.rstrip(STOPS) in _IN_TIME and indicator.name.endswith(_OF_TIME)
        if not by_name:
            return False
    if holds_number(text, known):
        return False
    return known.words("time-words").found_in(text) is None and not _says_when(indicator.name, known)


def _says_when(name: str, known: Knowledge) -> bool:
    """Whether a name says by when or how often: 春节前, 每月; 年度 or 时间 alone do not."""
    return known.words("time-words").found_in(name) is not None and _when(known).search(name) is not None


@lru_cache(maxsize=16)
def _when(known: Knowledge) -> re.Pattern[str]:
    times = "|".join(map(re.escape, known.words("time-words")))
    return re.compile(f"(?:{times})[份节度]?(?:[之以]?[前内]|底|末)|[每按逐][半两0-9]?个?(?:{times})|上半年|下半年")


def is_of_satisfaction(indicator: Indicator, known: Knowledge) -> bool:
    """Whether an indicator measures satisfaction, by its name or its class; complaints and the like do not."""
    by_name, complains = _of_satisfaction(indicator.path[-1], known)
    return by_name or (not complains and known.class_of(indicator.path[:-1]) == "satisfaction")


@lru_cache(maxsize=4096)
def _of_satisfaction(name: str, known: Knowledge) -> tuple[bool, bool]:
    """Whether a name is of satisfaction, and whether it is of a bad thing."""
    bare = bare_name(name)
    by_name = known.words("satisfaction-words").ending(bare) is not None
    return by_name, not by_name and known.words("bad-things").found_in(bare) is not None


def is_cost_without_bound(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a cost in words tells of work or thrift, such as 严格控制各项开支, and names nothing that it may not exceed."""
    text = indicator.target.text.rstrip(STOPS)
    if text in _SAVING:
        costs = known.class_of(indicator.categories) == "cost"
    elif not text.startswith(_WORK) or len(text) < _SHORTEST_WORK or holds_number(text, known) or undated(text) != text:
        return False
    else:
        costs = not any(word in text for word in _BOUNDS) and is_cost(indicator, known)
    if not costs or bare_name(indicator.name).endswith(_GRADED):
        return False
    return not (indicator.categories and is_borne_by_others(indicator.categories))


def is_left_over(name: str) -> bool:
    """Whether a name is but a template's number, 指标1 or ……, or its sample: 如：培训人次."""
    if is_nameless(name) or is_instruction(name):
        return True
    if name.startswith("指标") and len(name) <= _SHORT:
        return not name[2:].strip("0123456789０１２３４５６７８９一二三四五六七八九十")
    return False


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """The name without `指标1:` or a star before it and brackets after it; its figures tell it from others."""
    if is_plain(name):
        return name
    head, colon, rest = name.replace("：", ":", 1).partition(":")
    if colon and head.startswith("指标") and len(head) <= 5 and rest.strip():
        name = rest
    name = name.strip().lstrip("★☆*＊ ")
    if name.endswith(_RIGHT):
        start = max(name.rfind(bracket) for bracket in _LEFT)
        if start > 0:
            name = name[:start]
    return name.strip()
