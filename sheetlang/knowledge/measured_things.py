"""Measured things: what the end of a name tells to be measured, and in which units that surely is not."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sheetlang.diagnostic import Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import COST, bare_name, is_borne_by_others, is_share
from sheetlang.model.sheet import Indicator
from sheetlang.model.units import FAMILIES, PERCENT

# What is counted one by one. 位 may be of a password, and 项, 条, 批, 期, 节 of what is laid down, of lines and of times.
_HEADS = ("人", "名", "人次", "户", "户次")
_PIECES = tuple("个 家 件 台 辆 座 所 间 处 场 场次 次 起 宗 份 篇 本 册 支".split())
_COUNTED = (*_HEADS, *_PIECES, *FAMILIES["livestock"])
# M is said of networks too, and m of minutes.
_LENGTHS = tuple(one for one in FAMILIES["length"] if one not in ("M", "m"))
_AREAS, _TIMES, _SHARES = FAMILIES["area"], FAMILIES["time"], tuple(PERCENT)
_WEIGHTS_AND_MONEY = (*FAMILIES["mass"], "元", "万元", "亿元")
# A name of two measures does not tell which of them was counted.
_TWO = tuple("、 和 或 / 数及 数与 量及 量与 度及 度与 积及 积与 间及 间与".split())
# Nor does one that is about a change or a share of the thing, or about more than an area.
_MORE_THAN_AREA = ("增", "减", "扩", "缩", "占", "长")
_COMPARED = (*_MORE_THAN_AREA, "比", "率", "幅", "升", "降")
# A rate may be said of how long something runs: 系统正常运行时间 >= 99 %.
_UPTIME = ("运行", "在线", "开机", "工作", "使用", "占")
# What is done about times and prices may be counted: 压缩办理时限 30 件, 提高补助标准 3000 人.
_ABOUT_TIMES = tuple("缩短 压缩 减少 压减 节约 节省 延长 公开 公布 公示 调整 统一 明确 错".split())
_ABOUT_PRICES = tuple("提高 制定 公布 公示 调整 执行 出台 落实 享受 达到 符合 按 发放 实施 明确 统一 规范".split())
# So may what is done with money: 代缴养老保险费 8 个 are those for whom it is paid. 免费 is no money.
_ABOUT_MONEY = tuple(
    "免 减 缴 收 付 发 放 补 报 拨 给 消 安排 落实 争取 使用 申请 下达 支出 支持 涉及 享受 有 保障 自费 公费".split()
)
# What others bear is told by what happens to them: 社会成本 0 起; some count hands and errands.
_BORNE = ("社会", "生态", "环境", "时间", "人力", "人工")
_FEES = "检测费 培训费 会议费 差旅费 咨询费 维护费 运维费 服务费 设计费 监理费 印刷费 租赁费 劳务费"


class Thing(NamedTuple):
    """A thing that is measured: what names of it end in, the units that are none of it, and with what a name may be of another."""

    said: Text
    ends: tuple[str, ...]
    not_in: frozenset[str]
    unless: tuple[str, ...]


def _thing(zh: str, en: str, ends: str, units: Iterable[str], unless: Iterable[str] = _TWO) -> Thing:
    return Thing(Text(zh, en), tuple(ends.split()), frozenset(units), tuple(unless))


AREA = Text("面积", "an area")
_THINGS = (
    Thing(AREA, ("面积",), frozenset(("%", "‰", *FAMILIES["length"])), _MORE_THAN_AREA),
    Thing(AREA, ("面积",), frozenset((*_COUNTED, *_TIMES, *_WEIGHTS_AND_MONEY)), _TWO),
    _thing("长度", "a length", "长度 里程 总长", (*_COUNTED, *_AREAS, *_WEIGHTS_AND_MONEY), (*_TWO, "密", "口令", "字符", "队")),
    _thing("时间", "a time", "时间 时限 期限 日期", _SHARES, (*_UPTIME, *_COMPARED)),
    _thing("时间", "a time", "时间 时长 时限 期限", (*_COUNTED, *_LENGTHS, *_AREAS, *_WEIGHTS_AND_MONEY), (*_TWO, *_ABOUT_TIMES)),
    _thing("容量", "a capacity", "存储容量 磁盘容量 内存容量 变电容量 变压器容量 装机容量", (*_COUNTED, *_LENGTHS, *_AREAS)),
    _thing("带宽", "a bandwidth", "带宽", (*_COUNTED, *_AREAS)),
    _thing("重量或体积", "a weight or volume", "清运量 供水量 用水量 取水量 排放量 库容", (*_HEADS, "公里", "千米", *_AREAS)),
    _thing("收入、产量这样的数", "an amount", "收入 税收 产值 产量 零售总额 销售额", _SHARES, _COMPARED),
    _thing("钱", "money", "费 经费 资金", ("个",), _ABOUT_MONEY),
    _thing("钱", "money", f"费用 成本 单价 造价 总投资 租金 {_FEES}", (*_HEADS, *_PIECES, *_LENGTHS, *_AREAS), (*_TWO, *_BORNE, *_ABOUT_MONEY)),
    _thing("钱", "money", "补助标准 补贴标准 津贴标准 救助标准 慰问标准", (*_HEADS, *_PIECES), (*_TWO, *_ABOUT_PRICES)),
    _thing("系数、指数", "an index", "水利用系数 水有效利用系数 技术状况指数 使用性能指数 PQI PQI值 PCI PCI值 pH pH值 PH PH值 酸碱度 AQI AQI值 空气质量指数", _SHARES),
    _thing("浓度", "a concentration", "PM2.5浓度 PM2.5年均浓度 PM2.5平均浓度 PM10浓度 PM10年均浓度 PM10平均浓度", _SHARES),
)  # fmt: skip


def _by_end(things: Iterable[Thing]) -> Mapping[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for thing in things:
        for last in {end[-1] for end in thing.ends}:
            found.setdefault(last, []).append(thing)
    return found


_BY_END = _by_end(_THINGS)
# What these bring about is counted, and cannot be more than all of it.
_DEEDS = tuple(
    "新建 改建 扩建 修建 改造 建设 建成 购置 采购 购买 配备 培训 维修 安装 资助 救助 慰问 走访 招聘 招录 聘用".split()
)
_OF_MORE = ("任务", "计划", "目标", "进度", "额", "款", "资金", "节")


def thing_not_counted_in(unit: str, indicator: Indicator) -> Text | None:
    """What a name is about, where that is surely not counted in a unit."""
    bare = bare_name(indicator.name)
    for thing in _BY_END.get(bare[-1:], ()):
        if unit in thing.not_in and bare.endswith(thing.ends) and not any(word in bare for word in thing.unless):
            return None if _is_cost_of_others(indicator.categories) else thing.said
    return None


def _is_cost_of_others(categories: tuple[str, ...]) -> bool:
    return categories != () and COST in categories[-1] and is_borne_by_others(categories)


def counts_what_is_done(indicator: Indicator, known: Knowledge) -> bool:
    """Whether an indicator counts those for whom, or that with which, something is done: 培训护理员, 新建养老服务站."""
    if known.class_of(indicator.categories) != "quantity" or is_share(indicator.name, known):
        return False
    bare = bare_name(indicator.name)
    if not bare.startswith(_DEEDS) or known.words("shares-beyond-100").found_in(bare):
        return False
    return not any(word in bare for word in _OF_MORE)
