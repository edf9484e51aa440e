"""The days that a project begins and ends, from whichever fields of its form say so, in whatever way these are written."""

import datetime
from functools import lru_cache
from typing import NamedTuple

from sheetlang.model.moment import Moment
from sheetlang.model.sheet import DateValue, Sheet, TextValue
from sheetlang.model.target import Date
from sheetlang.model.target_reading import read_target
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_LONGEST = 40
_THIS_YEAR = frozenset("当年 当年度 本年 本年度 全年 全年度 年内 年度内 本年内 当年内".split())
# How long it takes, before or after the stretch itself: 三年(2026-2028年), 2026.1-2028.12,共36个月.
_LENGTH_BEFORE = pattern(r"(?:共|为期)?[0-9一二两三四五六七八九十]{1,2}(?:个?年度?|个月)期?[,、:(]*(?=自?20[0-9]{2})")
_LENGTH_AFTER = pattern(
    r"(?:(?<![,、;(])[,、;(]+|(?=共|为期))(?:共计?|为期|工期|合计)?(?:[0-9一二两三四五六七八九十]{1,2}个?年度?|[0-9一二两三四五六七八九十]{1,3}(?:个月|个?日历天|天))期?\)*\Z"
)
_BEGUN = pattern(r"[起初始](?=[-—–~至到])")
# 起, 止 and 底 beside a dash add nothing; 2026年3月起 alone has no end.
_ENDED = pattern(r"(?<=[-—–~至到])([^-—–~至到]+?)(?:[底末]?止|[底末])\Z")
_DAYS_IN_DIGITS = pattern(r"(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])")
_YEARS = pattern(r"(20[0-9]{2})(?:年度?)?(?:全年)?(?:(?:-{1,2}|—{1,2}|–|~|至|到)(20[0-9]{2}))?(?:年度?|学年)?(?:全年)?")
_UP_TO_A_YEAR = pattern(
    r"[一1]个?年度?期?|半年|(?:1[0-2]|[1-9]|[一二两三四五六七八九十]|十[一二])个月|[1-9][0-9]{0,2}(?:个?日历天|天)"
)


class Period(NamedTuple):
    """The first and the last day of a project, and the fields that say the last and the first."""

    start: datetime.date
    end: datetime.date
    field: str
    begins: str


def project_period(sheet: Sheet) -> Period | None:
    """The period of a project; None where the sheet does not say both its ends."""
    for one in sheet.form.ends:
        value = sheet.fields.get(one.name)
        if one.follows:
            start = sheet.fields.get(one.follows)
            if type(value) is DateValue and type(start) is DateValue:
                return Period(start.date, value.date, one.name, one.follows)
        elif type(value) is TextValue and (read := _period_in(value.text, sheet.year)):
            return Period(*read, one.name, one.name)
    return None


def believed_period(sheet: Sheet) -> Period | None:
    """The period, unless it is itself wrong: reversed, or over before the sheet's year."""
    period = project_period(sheet)
    return period if period and period.start <= period.end and period.end.year >= (sheet.year or 0) else None


def states_period(sheet: Sheet) -> bool:
    """Whether a sheet says when the project begins or ends, be it in words that tell no day: 长期, 三年."""
    return any(one.name in sheet.fields or one.follows in sheet.fields for one in sheet.form.ends)


def may_last_years(sheet: Sheet) -> bool:
    """Whether a project runs over several years, or its period does not tell; one without any is of the sheet's year."""
    if period := project_period(sheet):
        return period.start.year != period.end.year
    stated = [sheet.fields[one.name] for one in sheet.form.ends if one.name in sheet.fields]
    return not all(type(one) is TextValue and _UP_TO_A_YEAR.fullmatch(_plain(one.text)) for one in stated)


@lru_cache(maxsize=256)
def _period_in(text: str, year: int | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that a text says; a month or a day alone may be the beginning as well as the end."""
    plain = _plain(text) if len(text) <= _LONGEST else ""
    if plain in _THIS_YEAR:
        plain = str(year)
    if years := _YEARS.fullmatch(plain):
        first, last = years[1], years[2] or years[1]
        return datetime.date(int(first), 1, 1), datetime.date(int(last), 12, 31)
    target = read_target(plain)[0]
    if not isinstance(target, Date):
        return None
    start, end = (_of_year(one, year) for one in (target.start, target.end))
    return (start.first_day, end.last_day) if start and start.first_day and end and end.last_day else None


def _plain(text: str) -> str:
    """A text without blanks, how long it takes in all, and what only says that it begins and ends: 自…起至…止."""
    text = half_width(text).replace(" ", "").replace("─", "-").removeprefix("自").removeprefix("从")
    text = _LENGTH_AFTER.sub("", text)
    before = _LENGTH_BEFORE.match(text)
    text = text[before.end() :].removeprefix("自").removesuffix(")") if before else text
    text = _DAYS_IN_DIGITS.sub(r"\1.\2.\3", _BEGUN.sub("", text))
    return _ENDED.sub(r"\1", text.rstrip("。;"))


def _of_year(moment: Moment | None, year: int | None) -> Moment | None:
    """A moment that names no year in that of the sheet."""
    return moment._replace(year=year) if moment and moment.year is None else moment
