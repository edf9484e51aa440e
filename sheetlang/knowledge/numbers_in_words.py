"""Numbers in words: what of a text is the number of its indicator, and what are the numbers of parts of it."""

import re

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.meant_comparison import surely_meant
from sheetlang.knowledge.names import is_share, unit_of_name
from sheetlang.knowledge.targets import compared, is_100
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import KNOWN, LONGEST_FIRST, PERCENT, are_alike, counted, family_of, yuan_in
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_FLOORS, _CEILINGS = ("至少", "不少于", "不低于"), ("不超过", "不多于", "不高于")
_YEARLY = ("全年度", "全年", "年度内", "年内", "本年度")
# What may stand before the number of what is done, and says no more of it.
_BEFORE = (*_FLOORS, *_CEILINGS, *_YEARLY, "完成", "开展", "组织", "举办", "实施", "累计", "共计", "计划", "共")
# Of these it may be said in words, as people do.
_HOW_OFTEN = ("频次", "频率")
_PERIODS = ("年", "学年", "学期", "季度", "月", "周", "天", "日")
# 每月不少于2次 and 全年不少于12次 are read as 每月1次 is.
_TIMES = "次"
_EACH = pattern(r"(?>每(?:学年|学期|季度|[年月周天日]|[人名生户亩吨辆村班]))++")
_NUMBER = pattern(r"(?P<number>[0-9]++(?:\.[0-9]++)?)[ ]?(?P<rest>[^0-9]{1,12})")
_OR_MORE = ("及以上", "以上")
_REACHING = ("达到", "达", "不低于", ">=", "≥")
_PART = rf"[^0-9,%]{{2,6}}?(?:{'|'.join(_REACHING)})?"
_PARTS = pattern(rf"(?P<first>{_PART})[0-9.]{{1,6}}%[,、;](?P<second>{_PART})[0-9.]{{1,6}}%(?:以上)?")
_TWO = pattern(
    r"(?P<each>[^0-9]{0,12}分别[^0-9]{0,4})?[0-9.]{1,9}[ ]?(?P<unit>[^0-9./、,和与及]{1,4})"
    r"(?(each)[、,和与及/]|/)[0-9.]{1,9}[ ]?(?P=unit)(?:以上|以下)?"
)
_BETWEEN = frozenset("/／别")
# What may be reached of anything, and what is surely said of a share.
_REACHED = ("均达", "达")
_BEFORE_SHARE = ("全部完成", "完成", "实现", "达成")
_DONE = ("全覆盖", "覆盖", "完成", "达标", "合格", "到位", "发放", "落实", "支付", "拨付", "通过")
_OF_THING = pattern(
    rf"占?(?P<whole>[^0-9的]{{2,8}})的(?P<share>[0-9.]{{1,6}}%)|(?P<thing>[^0-9%,;]{{1,10}}(?:{'|'.join(_DONE)}))100%"
)
_OF_TIME = ("较", "比", "提高", "提升", "增", "降", "减", "年", "月", "季", "其中", "提前")


def number_in_phrase(indicator: Indicator, text: str, known: Knowledge) -> str | None:
    """The target that a phrase says of what its name counts: `>= 2 次` of 全年不少于2次宣传, `= 400 元/人·月` of 每人每月400元."""
    name = indicator.name
    if text.startswith("每"):
        return None if name.endswith(_HOW_OFTEN) else _number_of_each(name, half_width(text), known)
    if not text.startswith(_BEFORE):
        return None
    rest, said = half_width(text), ""
    while word := next((one for one in _BEFORE if rest.startswith(one)), None):
        rest, said = rest.removeprefix(word).lstrip(), said + word
    found = _NUMBER.fullmatch(rest)
    unit = next((one for one in LONGEST_FIRST if found and found["rest"].startswith(one)), "")
    if found is None or not unit or not _is_counted_in(name, unit, known) or _is_each_year(said, unit):
        return None
    thing, bound = found["rest"].removeprefix(unit), ">=" if any(word in said for word in _FLOORS) else ""
    if thing.startswith(_OR_MORE):
        thing, bound = thing.removeprefix("及").removeprefix("以上"), ">="
    if any(word in said for word in _CEILINGS):
        bound = "<="
    number = f"{found['number']} {unit}"
    return with_sign(number, indicator, known, bound) if thing in name else None


def with_sign(number: str, indicator: Indicator, known: Knowledge, bound: str = "") -> str:
    """A number with its comparison: the one that was said, or that is surely meant of the indicator; else without."""
    target, _ = read_target(number)
    if not isinstance(target, Quantity) or target.comparator:
        return number
    sign = bound or surely_meant(indicator, target, known)
    return compared(number, sign) if sign else number


def _number_of_each(name: str, text: str, known: Knowledge) -> str | None:
    """A number with its comparison, or a sum that each gets, with the unit that says of what each one is."""
    said = _EACH.match(text)
    amount, _ = read_target(text[said.end() :].lstrip() if said else text)
    if said is None or not isinstance(amount, Quantity) or amount.unit not in KNOWN or amount.unit in PERCENT:
        return None
    things = sorted(said[0].removeprefix("每").split("每"), key=_PERIODS.__contains__)
    sign = amount.comparator or ("=" if yuan_in(amount.unit) and things[0] not in _PERIODS else "")
    if not sign or not _is_counted_in(name, amount.unit, known):
        return None
    if sign == ">=" and things[-1] in _PERIODS and _is_how_often(amount.unit):
        return None
    return f"{sign} {amount.value.digits} {amount.unit}/{'·'.join(things)}"


def parts_of_share(name: str, text: str, known: Knowledge) -> tuple[str, str] | None:
    """What two shares in one text are of: 城区 and 乡镇 of 城区达95%、乡镇达90%."""
    found = _PARTS.fullmatch(half_width(text)) if text.count("%") > 1 and is_share(name, known) else None
    if found is None:
        return None
    first, second = (_bare(found[one]) for one in ("first", "second"))
    return None if not first or not second or any(word in text for word in _OF_TIME) else (first, second)


def two_targets(text: str) -> re.Match[str] | None:
    """Two numbers of a unit: of `each` of several things, or a target and a better one, as 5个/10个 are."""
    found = _TWO.fullmatch(half_width(text)) if not _BETWEEN.isdisjoint(text) else None
    return found if found and (found["unit"] in KNOWN or found["unit"] in PERCENT) else None


def number_done(text: str) -> tuple[str, str] | None:
    """A target from which words hide its number, and what they say is done: >= 95% and 覆盖 of 95%覆盖."""
    reached = next((word for word in _REACHED if text.startswith(word)), "")
    before = reached or next((word for word in _BEFORE_SHARE if text.startswith(word)), "")
    rest = next((word for word in _DONE if text.endswith(word)), "")
    number = text.removeprefix(before).removesuffix(rest).strip()
    amount, _ = read_target(number)
    if not (before or rest) or not isinstance(amount, Quantity):
        return None
    counts = bool(reached) and not rest and counted(amount.unit or "") in KNOWN
    if amount.comparator == "≈" or not (counts or amount.unit in PERCENT):
        return None
    sign = "=" if is_100(amount.value) and not reached else ">="
    return number if amount.comparator else compared(number, sign), rest


def share_of_thing(text: str) -> tuple[str, str] | None:
    """A share, and of what, for the name to say: 10% and 占在校生 of 在校生的10%, = 100% and 资金到位 of 资金到位100%."""
    found = _OF_THING.fullmatch(half_width(text)) if text.endswith(("%", "％")) else None
    if found is None or any(word in text for word in _OF_TIME):
        return None
    return (found["share"], f"占{found['whole']}") if found["whole"] else ("= 100%", found["thing"])


def _is_each_year(said: str, unit: str) -> bool:
    return said.startswith(_YEARLY) and said.endswith(_FLOORS) and _is_how_often(unit)


def _is_how_often(unit: str) -> bool:
    return are_alike(unit, _TIMES) or family_of(unit) == "time"


def _is_counted_in(name: str, unit: str, known: Knowledge) -> bool:
    """Whether a number of this unit may be that of the name: 2 次 are no 覆盖率, nor 3 场 the 培训人数."""
    if is_share(name, known):
        return unit in PERCENT
    wanted = unit_of_name(name, known)
    return unit in KNOWN and unit not in PERCENT and (wanted is None or are_alike(counted(wanted), unit))


def _bare(part: str) -> str:
    for word in _REACHING:
        part = part.removesuffix(word)
    return part.strip()
