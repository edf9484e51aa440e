"""Next year's sheet from this year's: the text with its years and dates moved.

Targets, names, prose and comments stay as typed. Where the form has a field for last year's money,
it takes the amount of the field that the form names for it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sheetlang.forms.form import FormField
from sheetlang.language.document import Document
from sheetlang.language.keywords import PENDING, YEAR
from sheetlang.model.sheet import DateValue, MoneyValue, Sheet
from sheetlang.model.target import Date
from sheetlang.source import Span

_FOUR_DIGITS = re.compile(r"(?<![0-9０-９])[0-9０-９]{4}(?![0-9０-９])")
_Edit = tuple[Span, str]


def carry_over(document: Document, sheets: Sequence[Sheet], year: int) -> str:
    """The text of the new sheet. Sheets must be those of the document, each with its year."""
    text = document.source.text
    edits = {span: new for sheet in sheets for span, new in _edits(sheet, document, year)}
    for span, new in sorted(edits.items(), reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def _edits(sheet: Sheet, document: Document, year: int) -> Iterator[_Edit]:
    assert sheet.year is not None
    moved_by = year - sheet.year
    yield sheet.origins[YEAR.zh].span, str(year)
    for one in sheet.form.fields:
        yield from _field_edits(one, sheet, document, moved_by)
    for indicator in sheet.indicators:
        at = indicator.value
        if isinstance(indicator.target, Date) and at.source is document.source:
            yield at.span, _moved(at.source.text[at.span.start : at.span.end], moved_by)


def _field_edits(one: FormField, sheet: Sheet, document: Document, moved_by: int) -> Iterator[_Edit]:
    value, origin = sheet.fields.get(one.name), sheet.origins.get(one.name)
    now = sheet.fields.get(one.last_year_of) if one.last_year_of else None
    if origin is not None and isinstance(value, DateValue):
        yield origin.span, _moved_day(value, moved_by)
    elif origin is not None and one.renewed:
        yield origin.span, PENDING.zh
    elif isinstance(now, MoneyValue):
        if origin is not None:
            yield origin.span, now.text
        else:
            end = _line_end(document.source.text, sheet.origins[one.last_year_of].span.end)
            yield Span(end, end), f"\n{one.name}: {now.text}"


def _moved_day(value: DateValue, years: int) -> str:
    text = _moved(value.text, years)
    exists = (value.date.month, value.date.day) != (2, 29) or _is_leap(value.date.year + years)
    return text if exists else (date(value.date.year + years, 3, 1) - timedelta(days=1)).isoformat()


def _is_leap(year: int) -> bool:
    return (date(year, 3, 1) - timedelta(days=1)).day == 29


def _moved(text: str, years: int) -> str:
    return _FOUR_DIGITS.sub(lambda match: f"{int(match.group()) + years:04d}", text)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
