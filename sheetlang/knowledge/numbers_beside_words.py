"""Numbers beside words: of whom, where or how surely a number is said, a remark behind it, numbers of several things."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.numbers_in_words import number_done, share_of_thing, with_sign
from sheetlang.knowledge.targets import compared
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Date, Quantity
from sheetlang.model.target_problems import ABOUT_MORE
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import KNOWN, PERCENT, counted, family_of, is_surely_unit
from sheetlang.naming import bracketed_end, half_width
from sheetlang.patterns import pattern

# Of whom, where or on which average a number is, which is for the name to say.
_SCOPES = tuple(
    """
    全省 全市 全县 全区 全镇 全乡 全校 全院 全系统 城区 市区 农村 乡村 国家级以上 省级以上 市级以上 县级以上 国家级 省级 市级 县级
    日均 月均 年均 人均 户均 亩均 平均
    """.split()
)
# These say no more of a target than that it is one.
_HEDGES = ("原则上", "一般", "力争", "争取", "确保")
_SAID_FIRST = (*_SCOPES, *_HEDGES)
_BOUND_ENDS = ("以上", "以下", "以内")
# A unit that is not known is a short one: 眼, 公顷.
_LONGEST_UNIT = 2
_CEILINGS = ("<", "≤")
_WITHOUT_FLOORS = ("cost", "timeliness")
_BETWEEN = pattern(r"[,、;]")
_THING = pattern(r"(?P<thing>[\u4e00-\u9fff]{2,8})[0-9.]{1,9}[ ]?(?P<unit>[^0-9]{1,4})")
_NO_THINGS = ("每", "其中", "全年", "年", "月", "季", "较", "比", "增", "减", "提高", "降")


def number_and_rest(indicator: Indicator, text: str, known: Knowledge) -> tuple[str, str] | None:
    """The target that a text holds, and what stands beside it that the name does not say: a rate is reached by itself."""
    if found := _number_before_remark(text) or _number_after_scope(text):
        better, rest = with_sign(found[0], indicator, known), found[1]
        if _is_deadline(rest) and not better.startswith(_CEILINGS):
            return f"{rest} {found[0]}", ""
    elif told := _number_and_more(indicator, text, known) or number_done(text) or share_of_thing(text):
        better, rest = told
    else:
        return None
    name = indicator.name
    said = rest.removeprefix("全") in name or (rest == "达标" and name.endswith("率"))
    return better, "" if said else rest


def _number_after_scope(text: str) -> tuple[str, str] | None:
    """A number, and of whom or where it is: 1200人 and 日均 of 日均1200人; nothing of 原则上不超过3天."""
    if not text.startswith(_SAID_FIRST):
        return None
    said = next(word for word in _SAID_FIRST if text.startswith(word))
    number = text.removeprefix(said).lstrip()
    unit = _unit_of(number)
    if counted(unit) not in KNOWN and unit not in PERCENT:
        return None
    return number, "" if said in _HEDGES else said


def _number_and_more(indicator: Indicator, text: str, known: Knowledge) -> tuple[str, str] | None:
    """The floor that so many and some are: >= 3200户 of 3200余户; a cost or a time has none."""
    found = ABOUT_MORE.fullmatch(half_width(text))
    if found is None or not is_surely_unit(found["unit"]) or family_of(found["unit"]) == "time":
        return None
    if known.class_of(indicator.categories) in _WITHOUT_FLOORS:
        return None
    return compared(found["number"] + found["unit"], ">="), ""


def _number_before_remark(text: str) -> tuple[str, str] | None:
    """A number, and the remark in brackets behind it: 86 眼 and 含维修12眼; not a second unit, nor whether the bound is included."""
    found = bracketed_end(text)
    if found is None:
        return None
    number, remark = text[: found[0]].rstrip(), found[1]
    unit = _unit_of(number)
    if counted(unit) not in KNOWN and len(unit) not in range(1, _LONGEST_UNIT + 1):
        return None
    if is_surely_unit(remark) or remark.endswith(_BOUND_ENDS) or remark.removeprefix("含") in half_width(number):
        return None
    return number, remark


def counts_several(text: str) -> bool:
    """Whether a text counts several things, each with its own number: 图书馆1个、文化馆1个."""
    parts = _BETWEEN.split(half_width(text))
    found = [_THING.fullmatch(part.strip()) for part in parts] if len(parts) > 1 else []
    return bool(found) and all(
        one and one["unit"] in KNOWN and not any(word in one["thing"] for word in _NO_THINGS) for one in found
    )


def _is_deadline(text: str) -> bool:
    target, problem = read_target(text)
    return not problem and isinstance(target, Date) and target.deadline


def _unit_of(number: str) -> str:
    """The unit of a number that can be read, unless it is but about so much."""
    target, problem = read_target(number)
    if problem or not isinstance(target, Quantity) or target.comparator == "≈":
        return ""
    return target.unit or ""
