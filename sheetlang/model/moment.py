"""Dates as written in sheets: days, months, years and the stretches between them."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_NUMBERS = pattern(r"[0-9]+")
_DASH = pattern(r"\s?(?:-{1,2}|－|—{1,2}|–|~|～|至|到)\s?")
_LEAP_YEAR = 2000
_ONE_DAY = datetime.timedelta(days=1)
# Excel keeps a day as a number, and pastes it as one; these are of the years 2000 to 2050.
_NUMBERED_DAYS = range(36_526, 55_154)
_DAY_0 = datetime.date(1899, 12, 30)
# A number of thousands may be one of hours.
_ROUND = 1000
_DIGITS = 5
_MONTH = pattern(r"20[0-9]{2}\.(?:0?[1-9]|1[0-2])")
_OF_TIME = "时效"
_DAYS = ("日", "号")
# Names of what is done by a day end so.
DAY_NAMES = ("时间", "日期", "时限", "期限")


class Moment(NamedTuple):
    """A day, a month or a year; what the text leaves open is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """`2020-12-31`, `2020-12`, `2020`; without a year `--12-31`, `--12`."""
        year = "-" if self.year is None else f"{self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    @property
    def first_day(self) -> datetime.date | None:
        """The day it begins; None without a year."""
        return None if self.year is None else datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date | None:
        """The day it ends; None without a year."""
        first = self.first_day
        if first is None or self.day is not None:
            return first
        month = self.month or 12
        # The year after the last that there is does not begin.
        return first.replace(month=12, day=31) if month == 12 else first.replace(month=month + 1) - _ONE_DAY

    @property
    def exists(self) -> bool:
        """Whether the calendar has it."""
        year, month, day = (1 if one is None else one for one in self)
        try:
            datetime.date(_LEAP_YEAR if self.year is None else year, month, day)
        except ValueError:
            return False
        return True


def numbered_day(name: str, typed: str) -> str | None:
    """The day, as it is written, that a number without a unit is in Excel, where a name asks for one: 44561 is 2021-12-31."""
    if not name.endswith(DAY_NAMES):
        return None
    digits = half_width(typed).replace(",", "")
    number = int(digits) if len(digits) == _DIGITS and digits.isdecimal() else 0
    if number not in _NUMBERED_DAYS or number % _ROUND == 0:
        return None
    return (_DAY_0 + number * _ONE_DAY).isoformat()


def month_meant(path: Sequence[str], typed: str) -> Moment | None:
    """The month that a number without a unit is where a time is asked for: 2026.12 of a 完成时间, or under 时效."""
    if not _MONTH.fullmatch(half_width(typed)):
        return None
    timed = path[-1].endswith(DAY_NAMES) or any(one.startswith(_OF_TIME) for one in path[:-1])
    return read_moment(typed) if timed else None


def read_moment(text: str) -> Moment:
    """The moment a text of the grammar's DATE says; it may be one that the calendar lacks."""
    text = half_width(text)
    numbers = [int(part) for part in _NUMBERS.findall(text)]
    if not numbers:
        return Moment(month=12)
    first = _NUMBERS.search(text)
    if first and len(first.group()) == 6:
        return Moment(numbers[0] // 100, numbers[0] % 100)
    if first and len(first.group()) == 4:
        return Moment(*numbers[:3])
    return Moment(None, *numbers[:2])


def read_period(text: str) -> tuple[Moment, Moment]:
    """Both ends of a text of the grammar's PERIOD; one without a year takes it from the other."""
    text = half_width(text)
    left, right = _split(text)
    start, end = read_moment(left), read_moment(right)
    if start.day is not None and right.endswith(_DAYS) and "月" not in right:
        end = start._replace(day=end.month)
    if start.month is None and end.year is None and start.year is not None:
        end = Moment(start.year, end.month, end.day)
    if end.year is None:
        end = Moment(start.year, end.month, end.day)
    elif start.year is None:
        is_later = (start.month or 0, start.day or 0) > (end.month or 0, end.day or 0)
        start = Moment(end.year - is_later, start.month, start.day)
    return start, end


def _split(text: str) -> tuple[str, str]:
    dashes = list(_DASH.finditer(text))
    middle = dashes[len(dashes) // 2]
    return text[: middle.start()], text[middle.end() :]
