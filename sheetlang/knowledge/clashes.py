"""Clashes: where prose and an indicator state two numbers for one thing, or one number in two units."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from sheetlang.knowledge.called import MEASURES, names_for, parts_beside_numbers, turned
from sheetlang.knowledge.differing import Difference, difference, is_of_other_kind, is_ten_thousand_times
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.mention import Mention, beside_numbers, is_planned, mentions
from sheetlang.knowledge.names import is_bounded_share
from sheetlang.knowledge.period import believed_period
from sheetlang.knowledge.plain_amounts import Amount, plain_amount
from sheetlang.knowledge.said_days import DayClash, day_clashes
from sheetlang.knowledge.slips import counted_in, may_slip, slips
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Date
from sheetlang.model.units import family_of

_LONGEST = 20_000
# Which names ask for an amount, by each word of them.
_Asked = dict[tuple[Decimal, str], dict[str, str]]


class Clash(NamedTuple):
    """What a field says of an indicator that cannot stand beside it, and what of it differs."""

    indicator: Indicator
    field: str
    said: Mention
    differs: Difference


def clashes(sheet: Sheet, known: Knowledge) -> Iterator[Clash | DayClash]:
    """Each indicator of which the goals of the year, or else what describes the project, state one number, and another."""
    goals, told = _texts(sheet)
    whole = "\n".join((*goals.values(), *told.values()))
    if not 0 < len(whole) <= _LONGEST:
        return
    found = [clash for one in _named(sheet, whole) if (clash := _clash(sheet, one, goals, told, known))]
    told_of = {id(clash.indicator) for clash in found}
    slipped = _slips(sheet, [one for one in may_slip(sheet.indicators, whole) if id(one) not in told_of], goals | told)
    asked = _names_by_amount(sheet) if found or slipped else {}
    for one in found:
        if not _is_of_another(one, asked):
            yield one
    for one in slipped:
        if (one.said.number, one.said.unit) not in asked:
            yield one
    if "月" in whole and "前" in whole:
        yield from day_clashes([one for one in sheet.indicators if type(one.target) is Date], goals, sheet.year)


def _slips(sheet: Sheet, indicators: Sequence[Indicator], texts: Mapping[str, str]) -> Sequence[Clash]:
    """Where prose has the digits of indicators, but for a slip of the pen; the first such place of each."""
    targets = [(one, target) for one in indicators if (target := plain_amount(one.target))]
    counted = counted_in(texts, {target.unit for _, target in targets}) if targets else {}
    found = []
    for one, target in targets:
        for field, said in islice(slips(one, target, counted, texts, sheet.year), 1):
            lost = is_ten_thousand_times(said.number, target.number)
            found.append(Clash(one, field, said, "ten thousand" if lost else "number"))
    return found


def _names_by_amount(sheet: Sheet) -> _Asked:
    asked: _Asked = {}
    for one in sheet.indicators:
        if amount := plain_amount(one.target):
            name = one.path[-1]
            named = asked.setdefault((amount.number, amount.unit), {})
            for word in _words(name):
                # Of two names each is another one than that of a clash.
                named[word] = name if named.get(word, name) == name else ""
    return asked


def _is_of_another(clash: Clash, asked: _Asked) -> bool:
    """Whether what was said is what an indicator with a word of the same name asks for."""
    name = clash.indicator.path[-1]
    named = asked.get((clash.said.number, clash.said.unit), {})
    return any(named.get(word, name) != name for word in _words(name))


def _words(name: str) -> Set[str]:
    """What two names may have in common that makes them names of like things."""
    return {name[at : at + 2] for at in range(len(name) - 1)} - MEASURES


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


def _named(sheet: Sheet, text: str) -> Iterator[Indicator]:
    """The indicators that prose may speak of."""
    near = beside_numbers(text)
    for one in sheet.indicators if near else ():
        if parts_beside_numbers(one.path[-1]).isdisjoint(near):
            continue
        # The name stands there, or its verb before a number and its thing behind.
        if any(name[2:] in text for name in names_for(one)):
            yield one


def _clash(
    sheet: Sheet, one: Indicator, goals: Mapping[str, str], told: Mapping[str, str], known: Knowledge
) -> Clash | None:
    target = plain_amount(one.target)
    if target is None:
        return None
    if clash := _clash_with(sheet, one, target, goals, known):
        return clash
    clash = _clash_with(sheet, one, target, told, known) if told else None
    if clash is None or clash.differs == "ten thousand":
        return clash
    if not all(is_planned(told[field], said, sheet.year) for field, said in _found(names_for(one), told, sheet.year)):
        return None
    # A form without a period is one of a year, but what describes the project may tell of all its years.
    return clash if sheet.form.ends or clash.said.number < target.number else None


def _found(names: Iterable[str], texts: Mapping[str, str], year: int | None) -> Sequence[tuple[str, Mention]]:
    """What texts state of an indicator by these names, each place once."""
    found = {
        (field, said.end): said
        for name in names
        for field, text in texts.items()
        for said in mentions(name, text, year)
    }
    return [(field, said) for (field, _), said in found.items()]


def _clash_with(
    sheet: Sheet, one: Indicator, target: Amount, texts: Mapping[str, str], known: Knowledge
) -> Clash | None:
    """What the one mention in the target's unit says against it, or the only mention in another one."""
    found = _found(names_for(one), texts, sheet.year)
    alike = [(field, said) for field, said in found if said.unit == target.unit]
    if len(alike) == 1:
        field, said = alike[0]
        differs = difference(said, target, is_bounded=is_bounded_share(one.name, known))
        return Clash(one, field, said, differs) if differs else None
    if len(found) != 1 or not is_of_other_kind(found[0][1], target):
        return None
    # Of a name without its measure both may be true: 3 座 and 3 公里 of 危桥改造长度.
    field, said = found[0]
    unmeasured = family_of(said.unit) != family_of(target.unit) and not _found(
        {one.path[-1], turned(one.path[-1])}, texts, sheet.year
    )
    stated = any(said.typed + target.unit in text.replace(" ", "") for text in texts.values())
    return None if unmeasured or stated else Clash(one, field, said, "unit")
