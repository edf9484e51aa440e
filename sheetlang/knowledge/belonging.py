"""Belonging: the class that the name of an indicator tells, where it stands in another."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_borne_by_others
from sheetlang.knowledge.targets import is_zero
from sheetlang.model.paths import DOT
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import MONEY_UNITS, PERCENT, family_of, yuan_in
from sheetlang.naming import category_key

_OUTPUTS = ("quantity", "quality", "timeliness", "cost")
_BENEFITS = ("economic", "social", "ecological", "sustained")
_WITHOUT_PARTS = ("output", "effect")
# A rate of quality that is one of time or money too: 及时准确率, 成本核算准确率.
_OF_BOTH = {
    "timeliness": ("及时", "按时", "准时", "时间", "时限", "按期", "如期", "工期", "进度"),
    "cost": ("成本", "预算", "资金", "费", "价", "支出"),
}
# A number of what turned out so, or in time, is no mere number.
_JUDGED = tuple(
    """
    合格 达标 优秀 优良 通过 验收 获奖 认定 高新 国家级 省级 市级 问题 违规 违法 整改 投诉 事故 差错 缺陷 故障 损坏 未完成 逾期 按时 按期 如期 及时 到期
    """.split()
)
# How fast money is spent, which bureaus put into different classes, but never into that of cost.
_SPENDING = ("支出率", "支付率", "执行率", "支出进度", "支付进度")
_INCIDENTS = ("事故", "事件", "案件")
_OCCURRENCES = ("起", "件", "次", "例", "宗", "个")
# What tells of people's opinion, whichever incident it came to.
_OPINIONS = tuple(
    "投诉 信访 上访 举报 舆情 负面 纠纷 群体 满意 反映 诉求 评价 服务 态度 调查 问卷 访 测评 考评 座谈 抽样 样本 认可 好评 表扬 感谢 获得感".split()
)
_WHOLE_COST = ("项目总成本", "总成本")
# Heads and meetings that are counted are nothing to nature, but for those who profit, look after it or do less harm.
_HEADS = ("人次", "人数", "场次")
_HEADS_OR_THINGS = (*_HEADS, "户数", "人口", "数量", "面积", "里程", "总成本", "金额")
_OF_NATURE = tuple(
    """
    受益 服务 带动 覆盖 减 降 少 参与 惠及 影响 就业 岗位 护 保洁 游 志愿 搬迁 移民 安置 死亡 伤 病 中毒 生态 环保 环境 绿 林 湿地 垃圾 植树
    """.split()
)

# Where something is counted that neither is a time nor good for nature.
_NOT_COUNTED = ("timeliness", "ecological")
_COUNTED = ("count", "people", "area", "length", "mass", "livestock")
# How often something is done, or goes wrong, may well be of time.
_TIMES = ("次", "起", "期", "批", "批次", "例", "宗", "节")
_OF_THE_YEAR = ("全年", "本年度", "年度")
_TIMING = frozenset(
    "时期前后内度晚早迟延逾超及按限速快即随夜晨第首批春夏秋冬节汛滞拖漏进频同步响暂半先再当未到启积压欠开竣夕"
)
_INCOMES, _JOBS = ("收入", "产值", "税收", "销售额", "增收", "营业额"), ("就业", "就业人数", "就业岗位", "创业人数")
_HEADCOUNT = ("人", "名", "个", "万人")
_OF_NATURE_ALONE = tuple(
    "生态 碳 林 草 绿 环 湿 护 节 减 资源 再生 秸秆 沼 垃圾 污 废 保洁 水 降 清洁 光伏 利用".split()
)


def other_class(indicator: Indicator, here: str, known: Knowledge) -> str | None:
    """The class of the word that a name ends in, if the name surely does not belong where it stands."""
    name = bare_name(indicator.name)
    if here == "ecological" and name.endswith(_HEADS) and not any(word in name for word in _OF_NATURE):
        return "quantity"
    if there := _counted_in(indicator, here, name, known):
        return there
    if known.words("class-names").ending(name) is None:
        return None
    for there, words in known.groups("class-names").items():
        if there != here and name.endswith(words.words) and _is_wrong(here, there, indicator, known):
            return there
    return None


def _counted_in(indicator: Indicator, here: str, name: str, known: Knowledge) -> str | None:
    """The class that the unit of a number tells, with a name that has nothing to do with the class where it stands."""
    target = indicator.target
    if here not in _NOT_COUNTED or type(target) is not Quantity or not target.unit or "/" in target.unit:
        return None
    if here == "timeliness":
        counted = family_of(target.unit) in _COUNTED and target.unit not in _TIMES
        aimed_at = target.comparator not in ("<=", "<") and not is_zero(target.value)
        return "quantity" if counted and aimed_at and not _is_timed(name, known) else None
    if any(word in name for word in _OF_NATURE_ALONE):
        return None
    if name.endswith(_INCOMES) and target.unit in MONEY_UNITS:
        return "economic"
    return "social" if name.endswith(_JOBS) and target.unit in _HEADCOUNT else None


def _is_timed(name: str, known: Knowledge) -> bool:
    """Whether a name says anything of a time, but for the year of the sheet."""
    for year in _OF_THE_YEAR:
        name = name.replace(year, "")
    return not _TIMING.isdisjoint(name) or known.words("time-words").found_in(name) is not None


def class_before(name: str, known: Knowledge) -> tuple[str, str]:
    """The name of a class before the first point of a name, and what follows; empty and the name where there is none."""
    dot = DOT.search(name)
    if dot is None or not known.group_of("classes", category_key(name[: dot.start()].strip())):
        return "", name
    return name[: dot.start()], name[dot.end() :].lstrip()


def is_of_spending(name: str) -> bool:
    """Whether a name tells how fast money is spent: 预算执行率."""
    return bare_name(name).endswith(_SPENDING)


def counts_incidents(indicator: Indicator, known: Knowledge) -> bool:
    """Whether it counts accidents and the like, which asks nobody; not what was done about them."""
    name, target = indicator.name, indicator.target
    if not isinstance(target, Quantity) or target.unit not in _OCCURRENCES:
        return False
    if any(word in name for word in _OPINIONS) or known.words("deeds-about-bad-things").found_in(name):
        return False
    return any(word in name for word in _INCIDENTS)


def asks_nobody(indicator: Indicator, known: Knowledge) -> bool:
    """Whether what stands under satisfaction counts heads or things, or tells how good a work is, of which nobody is asked."""
    name, target = bare_name(indicator.name), indicator.target
    if not isinstance(target, Quantity) or any(word in name for word in _OPINIONS):
        return False
    if target.unit in PERCENT:
        return any(name.endswith(known.words("class-names", one).words) for one in ("quality", "cost"))
    return name.endswith(_HEADS_OR_THINGS) and family_of(target.unit or "") in (*_COUNTED, "money")


def _is_wrong(here: str, there: str, indicator: Indicator, known: Knowledge) -> bool:
    """Rates and costs have effects of their own; satisfaction belongs nowhere else."""
    if there == "satisfaction":
        return here in (*_OUTPUTS, *_BENEFITS, *_WITHOUT_PARTS)
    # What it costs others may be counted: households that must move, complaints about dust.
    if here == "cost" and is_borne_by_others(indicator.categories):
        return False
    if there == "quality" and any(word in indicator.name for word in _OF_BOTH.get(here, ())):
        return False
    if there == "quantity" and here == "timeliness" and _is_timed(indicator.name, known):
        return False
    if there == "quantity" and here != "cost" and any(word in indicator.name for word in _JUDGED):
        return False
    target = indicator.target
    is_money = isinstance(target, Quantity) and target.unit is not None and yuan_in(target.unit) is not None
    if here in _BENEFITS:
        return is_money and bare_name(indicator.name) in _WHOLE_COST
    return here in _OUTPUTS and not (here == "quantity" and is_money)
