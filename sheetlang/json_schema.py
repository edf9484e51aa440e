"""The JSON Schema (2020-12) of the JSON output."""

from typing import Any

from sheetlang.emit.json import SCHEMA
from sheetlang.model.number import LONGEST_NUMBER
from sheetlang.model.units import MONEY_UNITS

# `$` would let a line break follow.
_END = r"(?![\s\S])"
_MONTH_DAY = "(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?"

_TEXT: dict[str, Any] = {"type": "string"}
_TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_NUMBER: dict[str, Any] = {
    "type": "string",
    "maxLength": LONGEST_NUMBER,
    "pattern": rf"^-?[0-9]+(\.[0-9]+|/0*[1-9][0-9]*)?{_END}",
    "description": "decimal digits, or a fraction",
}
_POINTS: dict[str, Any] = {"type": "string", "pattern": rf"^[0-9]+(\.[0-9]+)?{_END}", "description": "decimal digits"}
_MOMENT: dict[str, Any] = {
    "type": "string",
    "pattern": rf"^([0-9]{{4}}(-{_MONTH_DAY})?|--{_MONTH_DAY}){_END}",
    "description": "2020-12-31, 2020-12, 2020; without a year --12",
}
_COMPARATOR: dict[str, Any] = {"enum": [">=", "<=", ">", "<", "=", "≈"]}


def schema() -> dict[str, Any]:
    """The schema as plain values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sheetlang:{SCHEMA}",
        "title": "sheetlang sheet file",
        **exactly(
            {
                "schema": {"const": SCHEMA},
                "draft": {"const": True},
                "findings": _list(_TEXT),
                "sheets": _list({"$ref": "#/$defs/sheet"}),
            },
            optional=("draft", "findings"),
        ),
        "dependentRequired": {"draft": ["findings"], "findings": ["draft"]},
        "$defs": {
            "sheet": _sheet(),
            "field": {
                "anyOf": [_TEXT, exactly({"amount": _NUMBER, "unit": {"enum": list(MONEY_UNITS)}, "text": _TEXT})]
            },
            "indicator": _indicator(),
            "target": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in _targets()]},
            **_targets(),
        },
    }


def _sheet() -> dict[str, Any]:
    return exactly(
        {
            "form": exactly({"id": _TEXT, "title": _TEXT}),
            "year": {"type": ["integer", "null"], "minimum": 1000, "maximum": 2999},
            "project": _TEXT,
            "fields": _map({"$ref": "#/$defs/field"}),
            "prose": _map(_list(_TEXT)),
            "indicators": _list({"$ref": "#/$defs/indicator"}),
        }
    )


def _indicator() -> dict[str, Any]:
    return exactly(
        {
            "path": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1, "maxItems": 3},
            "target": {"$ref": "#/$defs/target"},
            "weight": {"anyOf": [_POINTS, {"type": "null"}]},
            "flags": _list(_TEXT),
            "attributes": _map({"anyOf": [_TEXT, {"$ref": "#/$defs/target"}]}),
            "source": exactly({"path": _TEXT, "line": {"type": "integer", "minimum": 1}}),
            "former_names": _list(_TEXT),
        },
        optional=("former_names",),
    )


def _targets() -> dict[str, dict[str, Any]]:
    parts = _list({"oneOf": [{"$ref": "#/$defs/quantity"}, {"$ref": "#/$defs/date"}]})
    shapes: dict[str, dict[str, Any]] = {
        "quantity": {"comparator": {"anyOf": [_COMPARATOR, {"type": "null"}]}, "value": _NUMBER, "unit": _TEXT_OR_NULL},
        "range": {"low": _NUMBER, "high": _NUMBER, "unit": _TEXT_OR_NULL},
        "change": {
            "direction": {"enum": ["increase", "decrease"]}, "comparator": _COMPARATOR,
            "amount": _NUMBER, "unit": _TEXT_OR_NULL, "base": _TEXT_OR_NULL,
        },
        "date": {
            "comparator": _COMPARATOR, "start": {"anyOf": [_MOMENT, {"type": "null"}]}, "end": _MOMENT,
            "deadline": {"type": "boolean"},
        },
        "compound": {"parts": parts},
        "words": {}, "pending": {}, "not-applicable": {}, "placeholder": {},
    }  # fmt: skip
    optional = {"change": ("comparator",), "date": ("comparator",)}
    return {
        kind: exactly({"kind": {"const": kind}, **shape, "text": _TEXT}, optional.get(kind, ()))
        for kind, shape in shapes.items()
    }


def exactly(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """The schema of an object with these properties, and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _map(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values}
