"""JSON: what a sheet means, for programs. The shape is that of `sheetlang schema`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct, json, to_builtins

from sheetlang.model.sheet import (
    AttributeValue,
    ChoiceValue,
    DateValue,
    FieldValue,
    Indicator,
    MoneyValue,
    Sheet,
    TextValue,
)
from sheetlang.model.target import (
    Change,
    Compound,
    Date,
    NotApplicable,
    Pending,
    Placeholder,
    Quantity,
    Range,
    Target,
    Words,
)
from sheetlang.painting.book import Book
from sheetlang.painting.emitter import Emitter
from sheetlang.visible import printable_json

SCHEMA = "sheetlang.sheet/1"


# Structures where a sheet has many: they are made and written in three quarters of the time of a dict.
class IndicatorValue(Struct, omit_defaults=True, gc=False):
    """An indicator; former names are left out where there are none."""

    path: tuple[str, ...]
    target: Any
    weight: str | None
    flags: tuple[str, ...]
    attributes: dict[str, Any]
    source: "PlaceValue"
    former_names: tuple[str, ...] = ()


class PlaceValue(Struct, gc=False):
    """The line of a file."""

    path: str
    line: int


class QuantityValue(Struct, tag_field="kind", tag="quantity", gc=False):
    """A target that is a number with its unit."""

    comparator: str | None
    value: str
    unit: str | None
    text: str


class PlainValue(Struct, gc=False):
    """A target that says no more than its text, by its kind."""

    kind: str
    text: str


def paint(book: Book) -> bytes:
    """The sheets as UTF-8 JSON, keys in a fixed order; a draft lists its findings."""
    value: dict[str, Any] = {"schema": SCHEMA}
    if book.is_draft:
        value |= {"draft": True, "findings": book.notes}
    value["sheets"] = [sheet_value(sheet) for sheet in book.sheets]
    return printed(value)


def printed(value: dict[str, Any]) -> bytes:
    """Plain values as UTF-8 JSON that is safe to print."""
    try:
        return printable_json(json.format(json.encode(value), indent=2) + b"\n")
    except UnicodeEncodeError:
        return _with_surrogates(value)


def _with_surrogates(value: dict[str, Any]) -> bytes:
    """The same where a text holds a lone surrogate, which no file can: its code is shown."""
    from json import dumps

    text = dumps(to_builtins(value), ensure_ascii=False, indent=2) + "\n"
    return printable_json(text.encode("utf-8", "backslashreplace"))


def sheet_value(sheet: Sheet) -> dict[str, Any]:
    """A sheet as plain values."""
    return {
        "form": {"id": sheet.form.id, "title": sheet.form.title},
        "year": sheet.year,
        "project": sheet.project,
        "fields": {name: field_value(value) for name, value in sheet.fields.items()},
        "prose": sheet.prose,
        "indicators": list(map(indicator_value, sheet.indicators, _lines(sheet))),
    }


def field_value(value: FieldValue) -> Any:
    """The value of a field as plain values."""
    match value:
        case DateValue():
            return value.date.isoformat()
        case MoneyValue():
            return {"amount": value.amount.digits, "unit": value.unit, "text": value.text}
        case ChoiceValue():
            return value.choice
        case _:
            return value.text


def indicator_value(indicator: Indicator, line: int | None = None) -> IndicatorValue:
    """An indicator as plain values; its line, if it is known."""
    source, weight, target, attributes = indicator.source, indicator.weight, indicator.target, indicator.attributes
    return IndicatorValue(
        indicator.path,
        _VALUE_OF[target.__class__](target),
        weight.points.digits if weight else None,
        indicator.flags,
        {name: attribute_value(one) for name, one in attributes.items()} if attributes else {},
        PlaceValue(source.name, line or source.line_number(indicator.entry.places[0])),
        indicator.former_names,
    )


def _lines(sheet: Sheet) -> Iterator[int]:
    """The lines of a sheet's indicators: most follow one another in one source."""
    source, at, line = sheet.origin.source, 0, 1
    for indicator in sheet.indicators:
        start = indicator.entry.places[0]
        if indicator.source is source and start >= at:
            line += source.lines_between(at, start)
        else:
            source = indicator.source
            line = source.line_number(start)
        at = start
        yield line


def attribute_value(value: AttributeValue) -> Any:
    """What stands in a further column, as plain values."""
    match value:
        case TextValue():
            return value.text
        case ChoiceValue():
            return value.choice
        case _:
            return target_value(value)


def target_value(target: Target) -> Any:
    """A target as plain values; numbers are texts in digits, so that none is rounded."""
    return _VALUE_OF[type(target)](target)


def _quantity(target: Quantity) -> QuantityValue:
    return QuantityValue(target.comparator, target.value.digits, target.unit, target.text)


def _range(target: Range) -> dict[str, Any]:
    return {
        "kind": "range", "low": target.low.digits, "high": target.high.digits, "unit": target.unit, "text": target.text,
    }  # fmt: skip


def _change(target: Change) -> dict[str, Any]:
    return {
        "kind": "change", "direction": target.direction, **_compared(target), "amount": target.amount.digits,
        "unit": target.unit, "base": target.base, "text": target.text,
    }  # fmt: skip


def _date(target: Date) -> dict[str, Any]:
    return {
        "kind": "date", **_compared(target), "start": target.start.iso if target.start else None,
        "end": target.end.iso, "deadline": target.deadline, "text": target.text,
    }  # fmt: skip


def _compared(target: Change | Date) -> dict[str, str]:
    return {"comparator": target.comparator} if target.comparator else {}


def _compound(target: Compound) -> dict[str, Any]:
    return {"kind": "compound", "parts": [target_value(part) for part in target.parts], "text": target.text}


def _plain(kind: str) -> Callable[[Any], PlainValue]:
    return lambda target: PlainValue(kind, target.text)


_VALUE_OF: Mapping[type[Target], Callable[[Any], Any]] = {
    Quantity: _quantity,
    Range: _range,
    Change: _change,
    Date: _date,
    Compound: _compound,
    Words: _plain("words"),
    Pending: _plain("pending"),
    NotApplicable: _plain("not-applicable"),
    Placeholder: _plain("placeholder"),
}

EMITTER = Emitter("json", paint)
