"""Copies: last year's sheet with nothing new but the year and the dates."""

import re

from sheetlang.changes.change import Change
from sheetlang.model.sheet import PendingValue, Sheet, TextValue
from sheetlang.model.target import Date, Words
from sheetlang.naming import half_width

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=\s*[年.\-/])")


def is_copy(old: Sheet, new: Sheet, changes: tuple[Change, ...]) -> bool:
    """Whether the year is another, and nothing else that was promised."""
    if old.year is None or new.year is None or old.year == new.year or not new.indicators:
        return False
    return all(_follows(change, new) for change in changes)


def _follows(change: Change, new: Sheet) -> bool:
    """Whether a change is what every new year brings."""
    old, now = change.old, change.new
    if change.what in ("year", "date", "file"):
        return True
    if change.what == "money":
        # Last year's money is another each year.
        return change.at[0] not in new.form.budgets
    if isinstance(old, Date) and isinstance(now, Date):
        return True
    return change.kind in ("changed", "renamed") and _text(old) is not None and _text(old) == _text(now)


def _text(value: object) -> str | None:
    """A text without its years; None for what is no text."""
    if isinstance(value, TextValue | PendingValue | Words):
        value = value.text
    if type(value) is tuple and all(isinstance(one, str) for one in value):
        value = "\n".join(value)
    return _YEAR.sub("", half_width(value)) if isinstance(value, str) else None
