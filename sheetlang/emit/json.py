"""JSON: what a sheet means, for programs. The shape is that of `sheetlang schema`."""

import json
from typing import Any

from sheetlang.language.characters import printable_json
from sheetlang.model.number import Number
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

SCHEMA = "sheetlang.sheet/1"

_PLAIN_KINDS: dict[type, str] = {
    Words: "words",
    Pending: "pending",
    NotApplicable: "not-applicable",
    Placeholder: "placeholder",
}


def paint(book: Book) -> bytes:
    """The sheets as UTF-8 JSON, keys in a fixed order; a draft lists its findings."""
    value: dict[str, Any] = {"schema": SCHEMA}
    if book.is_draft:
        value |= {"draft": True, "findings": book.notes}
    value["sheets"] = [sheet_value(sheet) for sheet in book.sheets]
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return printable_json(text.encode("utf-8", "backslashreplace"))


def sheet_value(sheet: Sheet) -> dict[str, Any]:
    """A sheet as plain values."""
    return {
        "form": {"id": sheet.form.id, "title": sheet.form.title},
        "year": sheet.year,
        "project": sheet.project,
        "fields": {name: _field(value) for name, value in sheet.fields.items()},
        "prose": {name: list(paragraphs) for name, paragraphs in sheet.prose.items()},
        "indicators": [_indicator(indicator) for indicator in sheet.indicators],
    }


def _field(value: FieldValue) -> Any:
    match value:
        case DateValue():
            return value.date.isoformat()
        case MoneyValue():
            return {"amount": value.amount.digits, "unit": value.unit, "text": value.text}
        case ChoiceValue():
            return value.choice
        case _:
            return value.text


def _indicator(indicator: Indicator) -> dict[str, Any]:
    origin = indicator.label
    value = {
        "path": list(indicator.path),
        "target": target_value(indicator.target),
        "weight": indicator.weight.points.digits if indicator.weight else None,
        "flags": list(indicator.flags),
        "attributes": {name: _attribute(one) for name, one in indicator.attributes.items()},
        "source": {"path": origin.source.name, "line": origin.line},
    }
    if indicator.former_names:
        value["former_names"] = list(indicator.former_names)
    return value


def _attribute(value: AttributeValue) -> Any:
    match value:
        case TextValue():
            return value.text
        case ChoiceValue():
            return value.choice
        case _:
            return target_value(value)


def target_value(target: Target) -> dict[str, Any]:
    """A target as plain values; numbers are texts in digits, so that none is rounded."""
    return {"kind": _kind(target), **_parts(target), "text": target.text}


def _kind(target: Target) -> str:
    return _PLAIN_KINDS.get(type(target)) or type(target).__name__.lower()


def _parts(target: Target) -> dict[str, Any]:
    match target:
        case Quantity():
            return {"comparator": target.comparator, "value": target.value.digits, "unit": target.unit}
        case Range():
            return {"low": target.low.digits, "high": target.high.digits, "unit": target.unit}
        case Change():
            amount: Number = target.amount
            compared = {"comparator": target.comparator} if target.comparator else {}
            return {
                "direction": target.direction, **compared, "amount": amount.digits, "unit": target.unit, "base": target.base,
            }  # fmt: skip
        case Date():
            compared = {"comparator": target.comparator} if target.comparator else {}
            start = target.start.iso if target.start else None
            return {**compared, "start": start, "end": target.end.iso, "deadline": target.deadline}
        case Compound():
            return {"parts": [target_value(part) for part in target.parts]}
        case _:
            return {}


EMITTER = Emitter("json", paint)
