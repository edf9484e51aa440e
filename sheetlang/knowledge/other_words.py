"""Other words: targets that say their name again with a verb of promise, turned round, or with a degree in it."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.wording import plain_name
from sheetlang.language.keywords import STOPS
from sheetlang.model.sheet import Indicator
from sheetlang.patterns import pattern

# Deeds of which nobody can say how far they are done; 建立 and 落实 can be asked for, 改善 and 提升 are told as changes.
_PROMISED = frozenset(
    """
    维护 促进 保障 保证 确保 优化 推进 推动 助力 树立 带动 加强 强化 深化 巩固 弘扬 传承 营造 保护 完善 激发 调动 发挥 丰富 提振 增进 夯实
    防范 化解 遏制 打击 预防
    """.split()
)
_HOW = tuple("已 有效 有力 大力 充分 切实 积极 持续 不断 进一步 更好地 更好 全力 扎实 深入 着力".split())
# What makes a thing no other one, wherever it stands.
_QUALIFIERS = pattern("良好|高质量|可持续|持续|健康|快速|平稳|稳定|和谐|有序|有效|积极|了|的")
_HOW_MUCH = ("情况", "程度", "状况", "水平", "成效", "效果", "力度")
_GIVING = ("提供", "发挥", "产生", "起到")
_GIVEN = ("有力", "充分", "积极", "良好", "有效", "重要", "坚实")
_AND = "和并、"
_SHORTEST, _SHORTEST_TURNED, _SHORTEST_DEED = 2, 4, 2
# Told by rules on these classes.
_JUDGED_CLASSES = ("quantity", "timeliness", "satisfaction", "cost")
# A name turned round ends in how the thing shall be: 排放达标 of 达标排放.
_STATES = tuple("达标 合格 完善 健全 规范 有序 良好 安全 稳定 正常 完整 到位 及时 畅通 整洁 公开".split())


def says_name_otherwise(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a target is its name again: 维护社会公平正义 of 社会公平正义, 建立管护机制 of 管护机制建立, 提供有力支撑 of 提供数据支撑."""
    said, name = indicator.target.text.rstrip(STOPS), plain_name(indicator.name)
    # Whatever is added is a deed and a degree, and turned round it stays as long.
    if len(said) > 2 * len(name) + _SHORTEST_TURNED or len(name) > 2 * len(said) + _SHORTEST_TURNED:
        return False
    while said.startswith(_HOW):
        said = said.removeprefix(next(one for one in _HOW if said.startswith(one)))
    again = _promises(name, said) or _is_turned(name, said) or _gives(name, said)
    return again and known.class_of(indicator.categories) not in _JUDGED_CLASSES


def _promises(name: str, said: str) -> bool:
    named = _unqualified(name)
    while said[:_SHORTEST_DEED] in _PROMISED:
        said = said[_SHORTEST_DEED:].lstrip(_AND)
        thing = _unqualified(said)
        if len(thing) >= _SHORTEST and thing in (named, _measured(named)):
            return True
    return False


def _is_turned(name: str, said: str) -> bool:
    said = said.replace("了", "")
    if len(said) != len(name) or said == name or len(said) < _SHORTEST_TURNED:
        return False
    return said in name + name and not said.endswith(_STATES)


def _gives(name: str, said: str) -> bool:
    """Whether something is given again with a degree: 提供有力支撑."""
    deed, degree = said[:_SHORTEST_DEED], said[_SHORTEST_DEED : 2 * _SHORTEST_DEED]
    if deed not in _GIVING or degree not in _GIVEN or deed not in name:
        return False
    thing = said[2 * _SHORTEST_DEED :].removeprefix("的")
    return len(thing) >= _SHORTEST and name.endswith(thing)


def _measured(name: str) -> str:
    """A name without what asks how far it goes: 情况, 程度."""
    return next((name.removesuffix(one) for one in _HOW_MUCH if name.endswith(one)), name)


def _unqualified(text: str) -> str:
    return _QUALIFIERS.sub("", text)
