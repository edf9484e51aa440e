"""Repeated names: targets that say no more than the name of their indicator does, or say it before they tell how much."""

from sheetlang.knowledge.empty_words import states_nothing
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.numerals import NUMERALS, holds_number
from sheetlang.knowledge.other_words import says_name_otherwise
from sheetlang.knowledge.wording import plain_name
from sheetlang.language.keywords import STOPS
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
from sheetlang.model.target_reading import read_target
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
    return number_after_name(name, text) is not None or says_name_otherwise(indicator, known)


def _gist(text: str) -> str:
    text = text.translate(_PUNCTUATION)
    for word in _FILLING:
        text = text.replace(word, "")
    return text
