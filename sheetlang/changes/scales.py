"""Units that measure the same: on which scale a unit counts, and how much one of it is there.

A unit that is not here is a scale of its own: 场 and 次 may count the same, but nothing says that one is the other.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sheetlang.model.units import INDIVISIBLE, KNOWN_WHOLE, yuan_in
from sheetlang.naming import half_width


class Scale(NamedTuple):
    """What a unit measures, how much one of it is, and whether there are parts of it."""

    name: str
    size: Decimal
    whole: bool = False


_SIZES: Mapping[str, Mapping[str, str]] = {
    "%": {"‱": "0.01", "‰": "0.1", "%": "1", "百分比": "1", "百分数": "1", "百分之": "1", "成": "10"},
    "个百分点": {"个百分点": "1", "百分点": "1"},
    "米": {
        "毫米": "0.001", "mm": "0.001", "厘米": "0.01", "cm": "0.01", "米": "1", "m": "1", "M": "1",
        "公里": "1000", "千米": "1000", "km": "1000",
    },
    "平方米": {
        "平方米": "1", "㎡": "1", "m²": "1", "m2": "1", "公顷": "10000", "hm²": "10000",
        "平方公里": "1000000", "平方千米": "1000000", "km²": "1000000",
    },
    "亩": {"亩": "1"},
    "立方米": {"立方米": "1", "m³": "1", "m3": "1", "立方": "1", "方": "1"},
    "克": {"克": "1", "g": "1", "公斤": "1000", "千克": "1000", "kg": "1000", "吨": "1000000", "t": "1000000"},
    "分钟": {"分钟": "1", "小时": "60", "个小时": "60"},
    "天": {"天": "1", "日": "1"},
    "工作日": {"工作日": "1", "个工作日": "1"},
    "月": {"月": "1", "个月": "1", "季度": "3", "个季度": "3", "年": "12"},
    "周岁": {"岁": "1", "周岁": "1"},
}  # fmt: skip
_SCALE_OF = {
    unit: Scale(name, Decimal(size)) for name, units in _SIZES.items() for unit, size in units.items()
}  # fmt: skip
_MULTIPLIERS: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_BARE_MULTIPLIERS = frozenset({"万", "亿"})


@lru_cache(maxsize=1024)
def scale_of(unit: str | None) -> Scale:
    """The scale of a unit as typed; a number without one has a scale of its own."""
    if not unit:
        return Scale("", Decimal(1))
    counted, slash, per = half_width(unit).partition("/")
    scale = _counted(counted)
    return Scale(f"{scale.name}/{per}", scale.size) if slash else scale


def _counted(unit: str) -> Scale:
    # 3.5 万 may be 35,000 of anything: only what ends in 元 is surely money.
    if (yuan := yuan_in(unit)) and unit not in _BARE_MULTIPLIERS:
        return Scale("元", Decimal(yuan))
    if unit in _SCALE_OF:
        return _SCALE_OF[unit]
    multiplier = _MULTIPLIERS.get(unit[:1])
    if multiplier and len(unit) > 1 and unit not in KNOWN_WHOLE:
        below = _counted(unit[1:])
        return below._replace(size=below.size * multiplier)
    return Scale(unit, Decimal(1), unit in INDIVISIBLE)
