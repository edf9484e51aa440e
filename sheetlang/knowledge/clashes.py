"""Clashes: where prose and an indicator state two numbers for one thing, or one number in two units."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from sheetlang.knowledge.mention import SIZES, Mention, beside_numbers, is_planned, mentions
from sheetlang.knowledge.period import believed_period
from sheetlang.knowledge.plain_amounts import Amount, plain_amount
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity, Target
from sheetlang.model.units import family_of

_SHORTEST, _LONGEST = 4, 20_000
# How names say what is counted or measured of a thing, in two characters; so do 户数, 座数 and 人次.
_MEASURES = frozenset(("数量", "总数", "个数", "长度", "里程", "面积", "规模"))
_MEASURED = ("area", "length", "mass")
_KINDS = frozenset((*_MEASURED, "count", "people", "livestock"))
# Of other counts one may loosely stand for another: 个 and 件 for anything, 次 for 人次.
_THINGS = frozenset("座 处 所 间 台 套 辆 艘 项 张 册 本 篇 部 株 棵 头 只 羽 尾".split())
_UNLIKE = (({"人", "人次"}, _THINGS), ({"人次"}, {"个"}), ({"人"}, {"户"}))
Difference = Literal["number", "ten thousand", "unit"]


class Clash(NamedTuple):
    """What a field says of an indicator that cannot stand beside it, and what of it differs."""

    indicator: Indicator
    field: str
    said: Mention
    differs: Difference


def clashes(sheet: Sheet) -> Iterator[Clash]:
    """Each indicator of which the goals of the year, or else what describes the project, state one number, and another."""
    goals, told = _texts(sheet)
    whole = "\n".join((*goals.values(), *told.values()))
    named = _named(sheet, whole) if 0 < len(whole) <= _LONGEST else ()
    found = [clash for one, name in named if (clash := _clash(sheet, one, name, goals, told))]
    asked = _names_by_amount(sheet) if found else {}
    for one in found:
        if not _is_of_another(one, asked):
            yield one


def _names_by_amount(sheet: Sheet) -> dict[tuple[Decimal, str], list[str]]:
    names: dict[tuple[Decimal, str], list[str]] = {}
    for one in sheet.indicators:
        if amount := plain_amount(one.target):
            names.setdefault((amount.number, amount.unit), []).append(one.name)
    return names


def _is_of_another(clash: Clash, asked: Mapping[tuple[Decimal, str], Sequence[str]]) -> bool:
    """Whether what was said is what an indicator with a word of the same name asks for."""
    name = clash.indicator.name
    words = [name[at : at + 2] for at in range(len(name) - 1)]
    others = asked.get((clash.said.number, clash.said.unit), ())
    return any(word in other for other in others for word in words)


def _texts(sheet: Sheet) -> tuple[dict[str, str], dict[str, str]]:
    """What the fields say that state the goals of the year, and those that describe a project of one year."""
    goals, told = {}, {}
    period = believed_period(sheet)
    one_year = period is not None and period.start.year == period.end.year
    for name, texts in sheet.prose.items():
        if "概况" in name and (one_year or not sheet.form.ends):
            told[name] = "\n".join(texts)
        elif "目标" in name and _is_of_this_year(name, one_year):
            goals[name] = "\n".join(texts)
    return goals, told


def _is_of_this_year(name: str, one_year: bool) -> bool:
    return "长期" not in name and "中期" not in name and (one_year or "年度" in name or "当年" in name)


def _named(sheet: Sheet, text: str) -> Iterator[tuple[Indicator, str]]:
    """The indicators that prose may speak of, each with what it would call it."""
    near = beside_numbers(text)
    for one in sheet.indicators if near else ():
        name = one.path[-1]
        if _parts(name).isdisjoint(near):
            continue
        for called in dict.fromkeys((name, thing_measured(name, one.target))):
            if len(called) >= _SHORTEST:
                yield one, called


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> frozenset[str]:
    """What of a name stands beside a number where prose states it: its end, without a measure or not, or its thing."""
    return frozenset((name[-2:], name[-4:-2], name[2:4]))


def _clash(sheet: Sheet, one: Indicator, name: str, goals: Mapping[str, str], told: Mapping[str, str]) -> Clash | None:
    target = plain_amount(one.target)
    if target is None:
        return None
    found = [(field, said) for field in goals for said in mentions(name, goals[field], sheet.year)]
    if clash := _clash_with(one, target, name, found, goals):
        return clash
    found = [(field, said) for field in told for said in mentions(name, told[field], sheet.year)]
    if not all(is_planned(told[field], said, sheet.year) for field, said in found):
        return None
    clash = _clash_with(one, target, name, found, told)
    # A form without a period is one of a year, but what describes the project may tell of all its years.
    return clash if clash and (sheet.form.ends or clash.said.number < target.number) else None


def _clash_with(
    one: Indicator, target: Amount, name: str, found: Sequence[tuple[str, Mention]], texts: Mapping[str, str]
) -> Clash | None:
    """What the one mention in the target's unit says against it, or the only mention in another one."""
    alike = [(field, said) for field, said in found if said.unit == target.unit]
    if len(alike) == 1:
        field, said = alike[0]
        differs = _differs(said, target)
        return Clash(one, field, said, differs) if differs else None
    if len(found) != 1 or name != one.name or not _is_of_other_kind(found[0][1], target):
        return None
    field, said = found[0]
    stated = any(said.typed + target.unit in text.replace(" ", "") for text in texts.values())
    return None if stated else Clash(one, field, said, "unit")


def _differs(said: Mention, target: Amount) -> Difference | None:
    """A floor that is met is no contradiction, but that 万 was lost, or two digits changed places, is told by the digits."""
    if said.number and target.number in (said.number * SIZES["万"], said.number / SIZES["万"]):
        return "ten thousand"
    one, other = f"{said.number:f}", f"{target.number:f}"
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    swapped = len(places) == 2 and places[1] - places[0] == 1 and sorted(one) == sorted(other)
    return "number" if swapped or _contradict(said, target) else None


def _is_of_other_kind(said: Mention, target: Amount) -> bool:
    """Whether the same number stands there in a unit that is surely none for what the target counts."""
    one, other = family_of(said.unit), family_of(target.unit)
    if said.number != target.number or one not in _KINDS or other not in _KINDS:
        return False
    if one in _MEASURED or other in _MEASURED:
        return True
    units = {said.unit, target.unit}
    return any(len(units & persons) == len(units & things) == 1 for persons, things in _UNLIKE)


def thing_measured(name: str, target: Target) -> str:
    """The name without its measure, as prose says it: 改造老旧小区 for 改造老旧小区个数, 培训党员 for 培训党员人次."""
    end = name[-2:]
    unit = target.unit if type(target) is Quantity else None
    return name[:-2] if end in _MEASURES or end in (unit, f"{unit}数") else name


def _contradict(said: Mention, target: Amount) -> bool:
    """Whether no number meets both, or both are bounds of one side and differ."""
    if said.sense == target.sense:
        return said.number != target.number
    if "=" in (said.sense, target.sense):
        bound, exact = (target, said) if said.sense == "=" else (said, target)
        return exact.number < bound.number if bound.sense == ">=" else exact.number > bound.number
    least, most = (said, target) if said.sense == ">=" else (target, said)
    return least.number > most.number
