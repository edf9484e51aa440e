"""Next year's sheet from this year's: the text with its years and dates moved.

Targets, names, prose and comments stay as typed. Where the form has a field for last year's money,
it takes the amount of the field that the form names for it.
"""

import re
from calendar import isleap
from collections.abc import Iterator, Sequence

from sheetlang.forms.parts import FormField
from sheetlang.language.document import Document
from sheetlang.language.keywords import PENDING, YEAR
from sheetlang.model.sheet import AttributeValue, DateValue, MoneyValue, Sheet
from sheetlang.model.target import Compound, Date
from sheetlang.naming import money_unit_in
from sheetlang.source import Span

_COMPACT = re.compile(r"(?<![0-9０-９])((?:19|20)[0-9]{2})((?:0[1-9]|1[0-2]))(?![0-9０-９])")
_LEAP_DAY = re.compile(r"([0-9]{4})(\s*[-/.年]\s*0?2\s*[-/.月]\s*)29(?![0-9])")
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
        if _has_date(indicator.target) and at.source is document.source:
            yield at.span, _moved(document.source.text[at.span.start : at.span.end], moved_by)
        for name, value in indicator.attributes.items():
            at = indicator.places[name]
            if _has_date(value) and at.source is document.source:
                yield at.span, _moved(document.source.text[at.span.start : at.span.end], moved_by)


def _field_edits(one: FormField, sheet: Sheet, document: Document, moved_by: int) -> Iterator[_Edit]:
    value, origin = sheet.fields.get(one.name), sheet.origins.get(one.name)
    now = sheet.fields.get(one.last_year_of) if one.last_year_of else None
    if origin is not None and isinstance(value, DateValue):
        yield origin.span, _moved(value.text, moved_by)
    elif origin is not None and one.renewed:
        yield origin.span, PENDING.zh
    elif isinstance(now, MoneyValue):
        amount = now.text if now.unit in now.text else f"{now.text} {now.unit}"
        if origin is not None:
            span = _with_label(origin.span, document)
            yield span, amount if span == origin.span else f"{one.name}: {amount}"
        else:
            end, line_break = _line_end(document.source.text, sheet.origins[one.last_year_of].span.end)
            yield Span(end, end), f"{line_break}{one.name}: {amount}"
    elif origin is not None and one.last_year_of:
        yield origin.span, PENDING.zh


def _has_date(target: AttributeValue) -> bool:
    return isinstance(target, Date) or (isinstance(target, Compound) and any(map(_has_date, target.parts)))


def _with_label(span: Span, document: Document) -> Span:
    """The line's label too, because its money unit need not be that of the new amount."""
    start = document.source.text.rfind("\n", 0, span.start) + 1
    label = document.source.text[start : span.start]
    return Span(start, span.end) if money_unit_in(label.rstrip(" \t\u3000:：")) else span


def _moved(text: str, years: int) -> str:
    """A text with its years moved; the last of February stays the last of February."""
    moved = _COMPACT.sub(lambda match: f"{int(match[1]) + years:04d}{match[2]}", text)
    moved = _FOUR_DIGITS.sub(lambda match: f"{int(match.group()) + years:04d}", moved)
    return _LEAP_DAY.sub(_last_of_february, moved)


def _last_of_february(match: re.Match[str]) -> str:
    return match.group() if isleap(int(match[1])) else f"{match[1]}{match[2]}28"


def _line_end(text: str, at: int) -> tuple[int, str]:
    """Where a line ends, and the line break that the text uses."""
    end = text.find("\n", at)
    if end < 0:
        return len(text), "\n"
    return (end - 1, "\r\n") if text[end - 1] == "\r" else (end, "\n")
