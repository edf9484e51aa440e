"""Units of the field by family, and how a unit as typed is written.

Origin: the units seen in 448 rows of 44 published sheets. A unit that is not here is still a unit;
the list decides only where a text in Chinese numerals, such as 一般, could be a number.
"""

from collections.abc import Mapping

from sheetlang.naming import half_width

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "count": tuple(
        "个 家 条 件 项 套 份 篇 本 册 种 例 起 宗 批 批次 期 场 场次 次 台 辆 座 所 间 处 部 张 面 支 队 班 节 门 课 标箱 架 艘".split()
    ),
    "people": tuple("人 名 户 位 人次 户次 人份".split()),
    "ratio": ("%", "‰", "个百分点", "百分点", "百分比", "倍", "成"),
    "money": ("元", "万元", "亿元", "百万元", "千元", "万", "亿"),
    "area": ("平方米", "㎡", "万平方米", "平方公里", "亩", "万亩", "公顷", "hm²"),
    "length": ("米", "m", "M", "公里", "千米", "km", "厘米", "cm", "毫米"),
    "mass": ("公斤", "千克", "kg", "吨", "万吨", "t", "万t", "克"),
    "time": tuple("天 日 个月 年 个季度 周 小时 学时 课时 分钟 工作日 个工作日 岁 周岁".split()),
    "livestock": ("头", "只", "羽", "株", "粒", "万粒", "尾", "棵"),
}

KNOWN = frozenset(unit for units in FAMILIES.values() for unit in units)

# A text after a number that holds one of these says more than a unit.
_NOT_IN_UNITS = ("完成", "达到", "以", "内", "前", "后", "不", "的", "为", "并", "按", "及时", "到位", "覆盖")
_LONGEST = 12
_YUAN = {
    "元": 1,
    "千元": 1000,
    "万元": 10_000,
    "万": 10_000,
    "百万元": 1_000_000,
    "亿元": 100_000_000,
    "亿": 100_000_000,
}
MONEY_UNITS = tuple(_YUAN)


def plain_unit(typed: str) -> str:
    """The unit in half width, without brackets around it: `（％）` is `%`."""
    unit = half_width(typed)
    return unit[1:-1] if unit.startswith("(") else unit


def could_be_unit(unit: str) -> bool:
    """Whether a text after digits reads as a unit, not as the rest of a sentence."""
    return unit in KNOWN or (
        len(unit) <= _LONGEST and unit[0] not in "余多几" and not any(part in unit for part in _NOT_IN_UNITS)
    )


def yuan_in(unit: str) -> int | None:
    """How many 元 one of a money unit is; None for any other unit."""
    return _YUAN.get(unit)
