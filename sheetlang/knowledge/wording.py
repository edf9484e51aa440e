"""How a target in words is worded: which of the rules on wording is to speak of it, so that only one does."""

import re
from functools import lru_cache

from sheetlang.knowledge.empty_words import states_nothing
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_borne_by_others, is_cost
from sheetlang.knowledge.numerals import NUMERALS, holds_number, undated
from sheetlang.language.keywords import STOPS
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
from sheetlang.model.target_reading import read_target
from sheetlang.naming import is_nameless, is_plain
from sheetlang.patterns import pattern

_PUNCTUATION = str.maketrans("", "", " \t\u3000，。；：、！,.;:!·“”\"'（）()")
_FILLING = ("已", "了", "的", "完成", "情况", "工作")
_SHORT = 4
_SHORTEST_END = 2
_CHINESE = pattern(r"[\u4e00-\u9fff]+")
# A grade is a target wherever else it stands, unless the name is itself a promise of it; so is a bound, or an answer.
_GRADES = tuple(
    """
    合格 达标 健全 完善 良好 优良 优秀 正常 稳定 规范 有序 安全 完整 准确 及时 足额 合规 合法 合理 到位 畅通 整洁 清晰 明确 公开 透明 公正
    公平 真实 可靠 满意 无误 通过 完好 齐全 充足 显著 明显 有效 长期 和谐 不变 持平 运行 运转
    """.split()
)
_PROMISING = ("保证", "确保", "实现", "做到", "带动", "保障")
# Deeds at the head of a name, of which 有效维护 says no more than that they are done.
_DEEDS = frozenset(
    """
    维护 保障 保证 确保 保护 打击 遏制 预防 防范 化解 消除 解决 传承 弘扬 丰富 满足 带动 调动 激发 发挥 引导 营造 普及 培育 夯实 健全 建立 推进 落实 符合
    服务 支持 帮助
    """.split()
)
# Whether this was done can be asked.
_ASSURING = ("保障", "保证", "确保")
_HOW = ("得到", "有效", "有力", "大力", "充分", "切实", "持续", "不断", "进一步")
# That it was reached is what the name asks for, not how far.
_REACHED = "达标"
_MEASURED_CLASSES = ("quantity", "timeliness", "satisfaction")
_BOUND_STARTS = ("不", "无", "零", "未", "杜绝", "没有", "应", "全部", "达到", "符合")
_BOUND_ENDS = ("以上", "以下", "以内", "之内", "之前", "标准", "要求", "规定", "为主")
_ASKING = tuple(
    "方式 形式 时间 时限 期限 范围 对象 群体 地点 地区 类别 类型 等级 等次 级别 性质 内容 进度 程度 标准 周期 频次 状态 状况 情况 质量".split()
)
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


def repeats(name: str, text: str) -> bool:
    """Whether a target says no more than the name does."""
    name = plain_name(name)
    # What may be left out is short: neither can be twice as long as the other.
    if len(name) > 2 * len(text) + _SHORT or len(text) > 2 * len(name) + _SHORT:
        return False
    said = _gist(text)
    return bool(said) and said == _gist(name)


def repeats_end(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a target is but the end of its name: 专款专用 of 保证资金专款专用. A change is told as one, and a lack of time."""
    said, name = indicator.target.text.rstrip(f".{STOPS}"), plain_name(indicator.name)
    deed = _repeats_deed(name, said) or _repeats_word(name, said)
    if not deed and (len(said) < _SHORT or not name.endswith(said)):
        return False
    if not _CHINESE.fullmatch(said) or holds_number(said, known) or known.words("trends").ending(said):
        return False
    if deed:
        return known.class_of(indicator.categories) not in _MEASURED_CLASSES
    if said.startswith(_BOUND_STARTS) or said.endswith(_BOUND_ENDS):
        return False
    if said.endswith(_GRADES) and not name.startswith(_PROMISING):
        return False
    return known.class_of(indicator.categories) != "timeliness" and not name.removesuffix(said).endswith(_ASKING)


def _repeats_deed(name: str, said: str) -> bool:
    """Whether a text is but the deed at the head of a name, or what of it is left: 有效维护, or 稳定, of 维护稳定."""
    deed, thing = name[:2], name[2:]
    if deed not in _DEEDS or not thing:
        return False
    while how := next((one for one in _HOW if said.startswith(one)), None):
        said = said.removeprefix(how)
    return said == thing or (said == deed and deed not in _ASSURING)


def _repeats_word(name: str, said: str) -> bool:
    """Whether a text is 达标 again, or how a deed is done at the head of a name: 持续 of 持续发挥示范作用."""
    if said == _REACHED:
        return name.endswith(_REACHED)
    return said in _HOW and name.startswith(said) and len(name) > _SHORT + len(said) and not name.endswith(_ASKING)


def number_after_name(name: str, text: str) -> str | None:
    """The number of a target that says the name, or its end, again before it: 4953 of `在校学生数4953`, 95 % of `就业率95%`."""
    name = plain_name(name)
    if not name or name[-1] in NUMERALS:
        return None
    said = name if text.startswith(name) else text[: text.find(name[-1]) + 1]
    if len(said) < _SHORTEST_END or not name.endswith(said):
        return None
    rest = text.removeprefix(said).lstrip("为:： ")
    if rest.startswith("达") and not rest.startswith("达到"):
        rest = f"达到{rest[1:]}"
    target, _ = read_target(rest)
    return rest if isinstance(target, Quantity | Range) else None


def is_said_otherwise(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a target in words is so empty that the rules on its class have nothing to add."""
    name, text = indicator.name, indicator.target.text
    if states_nothing(text, known) or repeats(name, text) or repeats_end(indicator, known):
        return True
    return number_after_name(name, text) is not None


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
    """Whether a name is but a template's number: 指标1, 指标二, ……."""
    if is_nameless(name):
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


def _gist(text: str) -> str:
    text = text.translate(_PUNCTUATION)
    for word in _FILLING:
        text = text.replace(word, "")
    return text
