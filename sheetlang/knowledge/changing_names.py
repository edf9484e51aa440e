"""Changing names: what a name says of more or less, where the target can only be by how much, and since when.

提高满意度 of 90 % is a level, and a 增长率 is itself a comparison: neither is told here.
"""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_bounded_share, is_share
from sheetlang.model.sheet import Indicator
from sheetlang.model.units import family_of

_LESS = ("降低", "下降", "减少", "压减")
_MORE = ("提高", "提升", "增长", "增加", "上升")
_VERBS = (*_LESS, *_MORE)
_FIRSTS = frozenset(verb[0] for verb in _VERBS)
# What may stand before a verb at the head of a clause.
_LEADING = tuple("可以 能够 可 能 有效 地 进一步 大幅度 大幅 显著 明显 持续 逐步 切实 促进 带动 预计 将 使".split())
_CLAUSES = str.maketrans("，、；", ",,;")
# What grows by a share of itself; a quality or a satisfaction reaches a level.
_AMOUNTS = tuple(
    """
    收入 产量 单产 亩产 产值 总产值 销售额 营业额 销量 销售量 利润 税收 客流量 游客量 接待量 交易额 出口额 进口额 投资额 增收 增产 人数 人次 户数 数量 总量 存栏量 出栏量 面积
    消费额 价格
    """.split()
)
# What shrinks by one.
_HARMS = tuple(
    """
    发生 传播 蔓延 排放 排放量 使用量 用量 施用量 消耗 消耗量 能耗 用电量 用水量 耗电量 耗水量 成本 费用 支出 开支 损失 损耗 浪费 次数 件数 起数 案件 事故 事件 投诉
    信访 纠纷 发案 污染 流失 时间 时长 用时
    """.split()
)
_BY_SHARE = (*_AMOUNTS, *_HARMS)
# Of so few in ten thousand that nobody means percentage points.
_RARE = ("发案率", "案发率", "犯罪率", "事故率", "死亡率", "发病率", "患病率", "火灾发生率", "事故发生率")
# What is compared with what came before it, though no year is named.
_COMPARED = ("较", "比", "同", "逐年", "每年", "年均", "年增", "以来", "改造后", "实施后", "建成后", "项目后")

_BASED = ("较", "比上", "比去", "同比", "环比", "年均", "年增", "以来")
_LAST_YEAR = ("上年", "基数", "基期", "历史")


def has_base(indicator: Indicator) -> bool:
    """Whether the name of an indicator, or a column under it, says compared with what it changes."""
    if any(word in indicator.name for word in _BASED):
        return True
    columns = indicator.attributes.items()
    return any(name.startswith(_LAST_YEAR) or any(word in one.text for word in _LAST_YEAR) for name, one in columns)


def is_amount(unit: str, known: Knowledge) -> bool:
    """Whether what is more or less is no share: 1000 吨 may be what a project saves, whatever there was before it."""
    return family_of(known.group_of("odd-units", unit) or unit) != "ratio"


def may_be_points(name: str, known: Knowledge) -> bool:
    """Whether a change by some % of what a name says may be one by percentage points."""
    return is_bounded_share(name, known) and not bare_name(name).endswith(_RARE)


def changes_by_share(thing: str) -> bool:
    """Whether a thing, or a text that ends in one, grows or shrinks by a share of itself: 农民收入, 财产损失."""
    return bare_name(thing).endswith(_BY_SHARE)


def change_in_name(name: str, known: Knowledge) -> str | None:
    """The verb of a name that says how something changes and not compared with what: 降低传染病发生, 用水量下降."""
    if _FIRSTS.isdisjoint(name) or not any(verb in name for verb in _VERBS):
        return None
    bare = bare_name(name)
    if any(word in bare for word in _COMPARED):
        return None
    clause = bare.translate(_CLAUSES).replace(";", ",").rpartition(",")[2]
    return _at_end(clause, known) or _at_head(clause)


def _at_end(clause: str, known: Knowledge) -> str | None:
    """The verb after what changes; of a rate only less is surely a change."""
    verb = next((one for one in _VERBS if clause.endswith(one)), None)
    if verb is None:
        return None
    thing = clause.removesuffix(verb)
    told = thing.endswith((*_HARMS, *_AMOUNTS)) or is_share(thing, known) if verb in _LESS else thing.endswith(_AMOUNTS)
    return verb if told else None


def _at_head(clause: str) -> str | None:
    """The verb before what changes."""
    while leading := next((one for one in _LEADING if clause.startswith(one)), None):
        clause = clause.removeprefix(leading)
    if clause.startswith(_LESS):
        return clause[:2] if clause.endswith(_HARMS) else None
    return clause[:2] if clause.startswith(_MORE) and clause.endswith(_AMOUNTS) else None
