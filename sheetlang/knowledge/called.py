"""What prose may call an indicator: by its name, without its measure, or the deed before the thing."""

from collections.abc import Sequence
from functools import lru_cache

from sheetlang.knowledge.mention import DEEDS
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity

_SHORTEST = 4
# How names say what is counted or measured of a thing, in two characters; so do 户数, 座数 and 人次.
MEASURES = frozenset(("数量", "总数", "个数", "长度", "里程", "面积", "规模", "额度"))
# What names say behind a thing, and prose before it: 危桥改造, 改造危桥.
_TURNED = frozenset(DEEDS).union(
    "修复 修补 修订 整治 清淤 清掏 清运 疏浚 衬砌 加固 拆除 更换 铺装 硬化 绿化 栽植 补植 抚育 配备 配置 检测 监测 排查 溯源 核查 抽查 督导 评审 筛查"
    " 体检 接种 治疗 审理 办理 调解 化解 查处 处置 引进 孵化 选派 聘请 派驻 安置 帮扶 收购 收治 编印 编制 编写 印刷 出版 拍摄 征集 采集 数字化 开发 研发"
    " 接入 建成 新增 运维".split()
)


def names_for(indicator: Indicator) -> Sequence[str]:
    """The indicator's name first, then what else prose would call it; none is shorter than four characters."""
    name, target = indicator.path[-1], indicator.target
    return _names_for(name, target.unit if type(target) is Quantity else None)


@lru_cache(maxsize=1 << 12)
def _names_for(name: str, unit: str | None) -> Sequence[str]:
    thing = _thing_measured(name, unit)
    return [one for one in dict.fromkeys((name, thing, turned(thing))) if len(one) >= _SHORTEST]


def turned(name: str) -> str:
    """The name with the deed before the thing, 改造危桥 for 危桥改造; the name itself where it ends in no deed."""
    thing, deed = name[:-2], name[-2:]
    return deed + thing if deed in _TURNED and name[:2] not in _TURNED else name


@lru_cache(maxsize=1 << 14)
def parts_beside_numbers(name: str) -> frozenset[str]:
    """What of a name stands beside a number where prose states it: its end, without a measure or not, or its thing."""
    # Never more than four, which a set holds in a table of eight.
    end, before = name[-2:], name[-4:-2]
    if name[:2] in _TURNED:
        return frozenset((end, before, name[2:4]))
    if before in _TURNED:
        return frozenset((end, before, name[:2], name[-6:-4]))
    if end in _TURNED:
        return frozenset((end, before, name[:2]))
    if (deed := name[-3:-1]) in _TURNED:
        return frozenset((end, deed, name[:2], name[-5:-3]))
    return frozenset((end, before, name[2:4]))


def deeds_in(name: str) -> frozenset[str]:
    """What a name says is done: 维护 in 人行道维护面积."""
    return _TURNED.intersection((name[:2], name[-2:], name[-4:-2]))


# Things that end in what is also a unit.
_NAMED_AS_UNITS = ("案件", "事件", "文件", "证件", "稿件", "邮件", "部件", "构件", "零件", "配件", "信件")


def _thing_measured(name: str, unit: str | None) -> str:
    """The name without its measure, as prose says it: 改造老旧小区 for 改造老旧小区个数, 培训党员 for 培训党员人次."""
    if name[-1:] in ("数", "量") and (name[-3:-1] in _TURNED or name[-3:-1] in _NAMED_AS_UNITS):
        return name[:-1]
    return name[:-2] if name[-2:] in MEASURES or name[-2:] in (unit, f"{unit}数") else name
