"""Names: what the name of an indicator measures, told from its end by the lists of words."""

from functools import lru_cache

from sheetlang.knowledge.knowledge import Knowledge, Words
from sheetlang.model.name_targets import hint
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change
from sheetlang.model.units import MONEY_UNITS, is_surely_unit, yuan_in
from sheetlang.naming import bracketed_end, half_width, is_plain

_remembered = lru_cache(maxsize=4096)
_SIGNS = "<>=≥≤≧≦"
_TRAILING = "0123456789.%*~ "
# What a count or share of a thing is called after the thing.
_MEASURES = tuple(
    "排放总量 总量 总数 排放量 排放 发生率 发生数 发生 占比 比例 比重 率 人口数 人数 起数 件数 次数 批次 宗数 例数 户数 天数 人次 数量 数 量 人口 事件 案件 情况 年均浓度 平均浓度 浓度".split()
)
_FIXED_SHARES = ("占比", "比例", "比重")
# Of what a rate may be of these: 不合格产品占比, 未结案件比例.
_THINGS = tuple(
    "案件 贷款 装备 设备 产品 样品 食品 药品 农产品 材料 图书 批次 项目 工程 企业 路段 路面 桥梁 房屋 管网".split()
)
_RATES = ("发生率", *_FIXED_SHARES, "率")
_NEGATIONS = ("不", "未", "非", "无")
_AVERTING, _FIRE = (*_NEGATIONS, "防", "低", "抗", "耐", "减", "降", "达标"), "消防"
COST = "成本"
_COST_DEEDS = ("成本控制", "成本管理")
_COSTS_OTHERS = ("社会", "生态", "环境")


@_remembered
def bare_name(name: str) -> str:
    """A name without what a template left behind it: hints in brackets, comparisons, figures."""
    if is_plain(name) and name[-1] not in _TRAILING:
        return name
    bare = half_width(name).strip()
    while bare.endswith(")") and bare.rfind("(") > 0:
        bare = bare[: bare.rfind("(")].rstrip()
    cut = min((at for sign in _SIGNS if (at := bare.find(sign)) > 0), default=len(bare))
    return bare[:cut].rstrip(_TRAILING)


def ending(name: str, words: Words) -> str | None:
    """The longest of some words that a name ends in."""
    return words.ending(bare_name(name))


def is_share(name: str, known: Knowledge) -> bool:
    """Whether a name says that a part of a whole is measured, such as 合格率."""
    return ending(name, known.words("share-words")) is not None


@_remembered
def is_bounded_share(name: str, known: Knowledge) -> bool:
    """Whether it is a share that cannot exceed 100 %."""
    if not is_share(name, known):
        return False
    bare = bare_name(name)
    beyond = known.words("shares-beyond-100")
    if beyond.found_in(bare) is None:
        return True
    end = known.words("shares-of-whole").ending(bare)
    # Of two words that a name ends in the longer one tells: 功率 is none of 成功率.
    return end is not None and len(beyond.ending(bare) or "") < len(end)


def is_part_of_whole(indicator: Indicator, known: Knowledge) -> bool:
    """Whether it cannot exceed 100 %: by its name, or because it stands under satisfaction and does not grow."""
    if is_bounded_share(indicator.name, known):
        return True
    grows = known.words("shares-beyond-100").found_in(indicator.name) is not None
    return known.class_of(indicator.categories) == "satisfaction" and not grows


@_remembered
def is_fixed_share(name: str, known: Knowledge) -> bool:
    """Whether it is a share that policy fixes, or that only divides something up."""
    bare = bare_name(name)
    return bare.endswith(_FIXED_SHARES) or known.words("exact-shares").found_in(bare) is not None


# What goes wrong with a deed is bad, whatever the deed is about: 预警信息误报率, 办理差错率.
_FAILURES = ("误报", "漏报", "错报", "误判", "差错", "错误", "失误")
_LESS = ("降低", "减少", "控制", "防止", "杜绝", "避免", "消除", "纠正", "压降", "下降")


@_remembered
def is_bad_thing(name: str, known: Knowledge) -> bool:
    """Whether what is measured is a bad thing itself, such as 投诉率, not what is done about it, such as 投诉处理率."""
    bare, bad, deeds = bare_name(name), known.words("bad-things"), known.words("deeds-about-bad-things")
    before = _before_bad_rate(bare, known.words("bad-rates"))
    if before is not None:
        if bare.startswith(_FAILURES, len(before)):
            return not before.endswith(_LESS) and not _is_averted(before)
        return deeds.found_in(before) is None and not _is_averted(before)
    if bad.found_in(bare) is None or deeds.found_in(bare):
        return False
    while True:
        if word := bad.ending(bare):
            return not _is_averted(bare.removesuffix(word))
        measure = next((one for one in _MEASURES if bare.endswith(one)), None)
        if measure is None:
            return False
        bare = bare.removesuffix(measure)


def _before_bad_rate(bare: str, bad: Words) -> str | None:
    """What stands before that which is bad where its rate is told: 书籍 of 书籍破损率, nothing of 不合格产品占比."""
    rate = next((one for one in _RATES if bare.endswith(one)), None)
    if rate is None:
        return None
    of = bare.removesuffix(rate)
    of = of.removesuffix(next((one for one in _THINGS if of.endswith(one)), ""))
    word = bad.ending(of)
    return None if word is None else of.removesuffix(word)


def _is_averted(before: str) -> bool:
    """Whether what stands before a bad thing turns it into a good one: 未逾期率, 防渗漏房屋占比, 低能耗."""
    return before.endswith(_AVERTING) and not before.endswith(_FIRE)


def is_good_thing(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a share is the better the higher it is, such as 合格率; not 不合格率, nor what costs."""
    good = ending(indicator.name, known.words("good-things"))
    if good is None or known.class_of(indicator.categories) == "cost":
        return False
    return not bare_name(indicator.name).removesuffix(good).endswith(_NEGATIONS)


@_remembered
def unit_of_name(name: str, known: Knowledge) -> str | None:
    """The unit in which a thing of this name is counted: 人次 for 培训人次, 人 for 受益人数."""
    last = ending(name, known.words("units-of-names"))
    return None if last is None else known.group_of("units-of-names", last)


def unit_in_brackets(name: str) -> str | None:
    """What stands in brackets at the end of a name: 亩 of `面积（亩）`."""
    found = bracketed_end(name)
    return found[1] if found else None


def stated_unit(name: str, known: Knowledge) -> str | None:
    """The unit that stands at the end of a name, where it surely is one: 亩 of `面积（亩）`, % of `成活率(≥**%)`."""
    if name[-1:] not in ")）" and is_plain(name):
        return None
    hinted = hint(name)
    if hinted is not None:
        return hinted.unit
    inside = unit_in_brackets(name) or ""
    standard = "个月" if inside == "月" else known.group_of("odd-units", inside)
    if standard and standard not in MONEY_UNITS:  # signs are counted in 块 and lamps measured in W
        return standard
    return inside if is_surely_unit(inside) else None


def is_money(unit: str | None) -> bool:
    """Whether a unit is money, or money per something."""
    return unit is not None and yuan_in(unit.partition("/")[0]) is not None


def is_about_money(name: str, known: Knowledge) -> bool:
    """Whether a name speaks of money that a project gets or brings about."""
    return (
        known.words("budget-words").found_in(name) is not None or known.words("money-outputs").ending(name) is not None
    )


def is_cost(indicator: Indicator, known: Knowledge) -> bool:
    """Whether an indicator says what something costs: by its class, or by its name where the form has none of cost."""
    kind = known.class_of(indicator.categories)
    named = (not indicator.categories or kind == "output") and COST in indicator.name
    return (kind == "cost" or named) and known.words("savings").found_in(indicator.name) is None


def is_of_cost(name: str, known: Knowledge) -> bool:
    """Whether a name is that of a cost, wherever it stands: 成本控制, 宣传费用; not 节约成本."""
    bare = bare_name(name)
    says_cost = bare.endswith((COST, *_COST_DEEDS)) or known.words("cost-words").ending(bare) is not None
    return says_cost and known.words("savings").found_in(bare) is None


def is_borne_by_others(categories: tuple[str, ...]) -> bool:
    """Whether what stands under these categories is what a project costs others: society, nature."""
    return any(word in categories[-1] for word in _COSTS_OTHERS)


def worsens(indicator: Indicator, change: Change, known: Knowledge) -> bool:
    """Whether a change is for the worse: more complaints, less satisfaction."""
    if change.direction == "increase":
        return is_bad_thing(indicator.name, known)
    return change.direction == "decrease" and is_good_thing(indicator, known)
