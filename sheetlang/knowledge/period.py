"""The days that a project begins and ends, from whichever fields of its form say so."""

import datetime
from typing import NamedTuple

from sheetlang.model.sheet import DateValue, Sheet, TextValue
from sheetlang.model.target import Date
from sheetlang.model.target_reading import read_target

_LONGEST = 40


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
        elif type(value) is TextValue and (read := _period_in(value.text)):
            return Period(*read, one.name, one.name)
    return None


def believed_period(sheet: Sheet) -> Period | None:
    """The period, unless it is itself wrong: reversed, or over before the sheet's year."""
    period = project_period(sheet)
    return period if period and period.start <= period.end and period.end.year >= (sheet.year or 0) else None


def _period_in(text: str) -> tuple[datetime.date, datetime.date] | None:
    target = read_target(text)[0] if len(text) <= _LONGEST else None
    if not isinstance(target, Date):
        return None
    start, end = (target.start or target.end).first_day, target.end.last_day
    return (start, end) if start and end else None
