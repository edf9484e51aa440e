"""Units of the field by family, and how a unit as typed is written.

Origin: the units seen in 448 rows of 44 published sheets. A unit that is not here is still a unit;
the list decides only where a text in Chinese numerals, such as 一般, could be a number.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sheetlang.naming import half_width
from sheetlang.patterns import pattern

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "count": tuple(
        "个 家 条 件 项 套 份 篇 本 册 种 例 起 宗 批 批次 期 场 场次 次 台 辆 座 所 间 处 部 张 卷 面 支 队 班 节 门 课 标箱 架 艘".split()
    ),
    "people": tuple("人 名 户 位 人次 户次 人份".split()),
    "ratio": ("%", "‰", "‱", "个百分点", "百分点", "百分比", "倍", "成"),
    "money": ("元", "万元", "亿元", "百万元", "千元", "万", "亿"),
    "area": ("平方米", "㎡", "万平方米", "平方公里", "亩", "万亩", "公顷", "hm²"),
    "length": ("米", "m", "M", "hm", "公里", "千米", "km", "厘米", "cm", "毫米"),
    "mass": ("公斤", "千克", "kg", "吨", "万吨", "t", "万t", "克"),
    "time": tuple(
        "天 日 个月 年 个季度 周 小时 学时 课时 分钟 秒 毫秒 工作日 个工作日 日历天 个日历天 岁 周岁".split()
    ),
    "livestock": ("头", "只", "羽", "株", "粒", "万粒", "尾", "棵"),
}

# Abbreviations of times, which are known only as the unit of a number: a name may end in any letter.
_TIMES_IN_LETTERS = ("h", "min", "s", "ms")

KNOWN = frozenset(unit for units in FAMILIES.values() for unit in units)
LONGEST_FIRST = tuple(sorted(KNOWN, key=len, reverse=True))

# A text after a number that holds one of these says more than a unit.
_NOT_IN_UNITS = ("完成", "达到", "以", "内", "前", "后", "不", "的", "为", "并", "按", "及时", "到位", "覆盖")
_SOME = "余多几"
_THOUSANDS_AND_SOME = frozenset(many + some for many in "百千万亿" for some in _SOME)
_LONGEST = 12
_LONGEST_OF_RANGE = 6
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
# What is written for %.
PERCENT = frozenset({"%", "百分比", "百分数", "百分之"})
# What is written for the unit of a share, whether that is of one or of a hundred.
RATIOS = ("比例", "比率", "率")
# Units of those served and of what reaches them, of which nobody plans an exact large number.
SERVED = frozenset({"人", "名", "人次", "户", "户次", "条"})
# Units of what has no parts.
INDIVISIBLE = frozenset(
    "人 名 位 人次 户 户次 个 家 次 场 场次 件 项 本 册 份 篇 部 台 套 辆 艘 架 座 所 栋 幢 处 路 起 宗 头 只 株 棵".split()
)
# Columns of a form that hold the unit of the target.
UNIT_COLUMNS = frozenset({"计量单位", "度量单位", "单位"})
# Units in which the same thing may be counted. 人次 is none of 人: a person who comes twice counts twice.
ALIKE: tuple[tuple[str, ...], ...] = (
    ("人", "名", "位", "口", "个人"),
    ("次", "场次", "场", "批次", "批", "期", "轮", "回", "班次", "趟"),
    ("户", "家", "户家庭"),
    ("%", "‰", "‱", "百分比", "分", "倍", "成"),
    ("天", "日", "个工作日", "工作日", "日历天", "个日历天"),
    ("课时", "学时", "节", "小时"),
)
# These begin with a numeral's character but are units of their own.
KNOWN_WHOLE = frozenset({"千米", "千克", "千瓦", "千瓦时", "百分比", "百分点"})
_SHORTEST_MULTIPLIED = 2
# What is typed for the point between two parts of a rate.
_TIMES = pattern(r"(?:(?<=/[\u3400-\u9fff])|(?<=/[\u3400-\u9fff]{2})|(?<=/[\u3400-\u9fff]{3}))[*.]")
_FOREIGN = frozenset(("美元", "欧元", "港元", "港币", "日元", "英镑"))
_COUNTED = KNOWN | _FOREIGN
_TEN_THOUSANDS = ("万", "亿")
_IN_LETTERS = {
    "立方米": "m³",
    "平方米": "m²",
    "米": "m",
    "公里": "km",
    "毫米": "mm",
    "厘米": "cm",
    "公斤": "kg",
    "万吨": "万t",
}
_PERIODS = frozenset(("月", "季", "季度", "旬", "学期"))


def plain_unit(typed: str) -> str:
    """The unit in half width, without brackets around it: `（％）` is `%`, `元/人*月` is `元/人·月`."""
    unit = _TIMES.sub("·", half_width(typed))
    return unit[1:-1] if unit.startswith("(") else unit


def with_typed_brackets(unit: str, text: str) -> str:
    """A plain unit with the brackets within it as a text has them: 台（套）. Forms print what officers are used to."""
    at = _TIMES.sub("·", half_width(text)).rfind(unit) if "(" in unit else -1
    if at < 0:
        return unit
    return "".join(was if was in "（）" else one for one, was in zip(unit, text[at:], strict=False))


def could_be_unit(unit: str) -> bool:
    """Whether a text after digits reads as a unit, not as the rest of a sentence."""
    return unit in KNOWN or (
        len(unit) <= _LONGEST
        and unit[0] not in _SOME
        and unit[:2] not in _THOUSANDS_AND_SOME
        and not any(part in unit for part in _NOT_IN_UNITS)
    )


def fits_range(unit: str) -> bool:
    """As `could_be_unit`, after two numbers: what is longer tells what they are of, as in 2-12个月最低生活保障标准."""
    return could_be_unit(unit) and max(map(len, unit.split("/"))) <= _LONGEST_OF_RANGE


def is_surely_unit(text: str) -> bool:
    """Whether each part of a text is a known unit, or ten thousands of one: 亩, 万册, 元/株, 万美元, 次/月."""
    first, *others = text.replace("·", "/").split("/")
    return _is_known(first) and all(one in _PERIODS or _is_known(one) for one in others)


def _is_known(unit: str) -> bool:
    return unit in _COUNTED or (unit[:1] in _TEN_THOUSANDS and unit[1:] in _COUNTED)


def in_one_script(pieces: Sequence[str]) -> str:
    """The pieces of a unit, none in characters where another is in letters: m³/d, not 立方米/d."""
    if any(one[-1:].isascii() and one[-1:].isalpha() for one in pieces):
        pieces = [_IN_LETTERS.get(one, one) for one in pieces]
    return "/".join(pieces)


def without_multiplier(unit: str) -> str:
    """The unit that is counted: 人 of `万人`, t of `万t`; money keeps its multiplier, for it is a unit of its own."""
    if unit in _YUAN or len(unit) < _SHORTEST_MULTIPLIED:
        return unit
    return unit[1:] if unit[0] in "十百千万亿" and unit not in KNOWN_WHOLE else unit


@lru_cache(maxsize=1024)
def counted(unit: str) -> str:
    """What a unit counts, without its multiplier and what it is per: 元 of `元/人`, 人 of `万人`."""
    return without_multiplier(unit.partition("/")[0])


@lru_cache(maxsize=1024)
def are_alike(one: str, other: str) -> bool:
    """Whether two units count the same kind of thing, so that either may stand for what the other names."""
    return one == other or any(one in units and other in units for units in ALIKE)


@lru_cache(maxsize=1024)
def family_of(unit: str) -> str:
    """The family of what a unit counts; empty where none is known."""
    what = counted(unit)
    if what in _TIMES_IN_LETTERS:
        return "time"
    return next((name for name, units in FAMILIES.items() if what in units), "")


def yuan_in(unit: str) -> int | None:
    """How many 元 one of a money unit is; None for any other unit."""
    return _YUAN.get(unit)


def money_example(unit: str) -> str:
    """An amount of a size that projects have, as it is typed in a money unit."""
    return f"1,805,000 {unit}" if unit == "元" else f"180.5 {unit}"
