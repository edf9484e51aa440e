"""Wanted units: in which unit the thing of a name is counted, and whether another was typed by a slip."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_share, unit_of_name
from sheetlang.knowledge.targets import exceeds_100
from sheetlang.model.target import Quantity, Range
from sheetlang.model.units import MONEY_UNITS, PERCENT, counted, family_of

ASKED = "是否"
_RATE = "率"
# Rates that are no share of a whole.
_NO_SHARES = tuple(
    """
    频率 心率 汇率 功率 利率 费率 税率 效率 斜率 曲率 概率 周转率 倍率 速率 容积率 分辨率 帧率 采样率 翻台率 生产率
    """.split()
)
# These end in such a rate, and are shares all the same.
_SHARES = ("成功率", "有效率", "放心率", "便利率")
# Of so many others, or so many to each: 万人拥有率 3 件, 医护配备比例 2 人.
_TO_EACH = ("每", "万", "千人", "百人", "死亡率", "发病率", "患病率", "感染率", "配", "师生", "生师")
_PROPORTION = "比例"
_COUNTS = ("people", "count")
# The name may be the wrong one as well: 参观人数 of 30,000 人次 are visits.
_AS_LIKELY = (("人次", "人"), ("户次", "户"), ("人次", "次"))
# Of what these have lost, nothing else is written.
IN_SQUARES = ("m", "hm", "km")
# What goes wrong is counted in cases, and those who registered are people, whatever the name ends in.
_INCIDENTS = tuple("火灾 事故 案 事件 纠纷 故障 险情 警情 灾情 投诉 信访 上访 举报 差错".split())
_CASES, _USERS, _OF_USERS = ("起", "件", "例", "宗"), "用户数", ("人", "名", "个")


def unit_wanted(name: str, unit: str, known: Knowledge) -> str | None:
    """The unit in which a thing of this name is counted, where what is counted stands for a share too: 签约率 of 24,694 人."""
    wanted = unit_of_name(name, known)
    if wanted is None and "/" not in unit and family_of(unit) in _COUNTS:
        is_part = is_rate(name) or bare_name(name).endswith(_PROPORTION)
        return "%" if is_part and not any(word in name for word in _TO_EACH) else None
    return None if wanted and _fits_as_well(name, counted(unit), wanted) else wanted


def multiplied(unit: str, wanted: str) -> str:
    """The unit that is wanted with the multiplier of the one that was typed: 万户 for 万, 万人 for 万元."""
    return wanted if unit not in MONEY_UNITS else unit.removesuffix("元") + wanted


def is_rate(name: str) -> bool:
    """Whether a name is that of a share of a whole, as far as 率 tells it."""
    bare = bare_name(name)
    return bare.endswith(_RATE) and not _is_no_share(bare)


def is_percentage(name: str, known: Knowledge) -> bool:
    """Whether what is measured is a share of a whole: 合格率, not 工作效率."""
    return is_share(name, known) and not _is_no_share(bare_name(name))


def _is_no_share(bare: str) -> bool:
    return bare.endswith(_NO_SHARES) and not bare.endswith(_SHARES)


def is_slip(unit: str, wanted: str, target: Quantity | Range) -> bool:
    """Whether the number holds with the unit that is wanted: 100 % of the pupils are not 100 pupils."""
    if wanted in PERCENT:
        if multiplied(unit, ""):
            return False
        return family_of(unit) != "time" and isinstance(target, Quantity) and not exceeds_100(target.value)
    return unit not in PERCENT and (unit, wanted) not in _AS_LIKELY


def _fits_as_well(name: str, unit: str, wanted: str) -> bool:
    """Whether a unit is as good as the one that the end of a name wants: 火灾次数 of 3 起, 用户数 of 200 人."""
    if wanted == "次":
        return unit in _CASES and any(word in name for word in _INCIDENTS)
    return wanted == "户" and unit in _OF_USERS and bare_name(name).endswith(_USERS)
