"""The JSON Schema (2020-12) of changes as JSON; what sheets hold is as the schema of the JSON output says."""

from typing import Any, get_args

from sheetlang.changes.change import DIRECTIONS, KINDS, SCHEMA, WHATS, What
from sheetlang.changes.worth import Reason
from sheetlang.json_schema import exactly
from sheetlang.json_schema import schema as sheet_schema

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_FIELD: dict[str, Any] = {"$ref": "#/$defs/field"}
_VALUES: dict[What, dict[str, Any]] = {
    "project": {"anyOf": [_TEXT, {"$ref": "#/$defs/sheet"}]},
    "form": {
        "type": "object",
        "properties": {"id": _TEXT, "title": _TEXT},
        "required": ["id", "title"],
        "additionalProperties": False,
    },
    "year": {"type": "integer"},
    "field": _FIELD,
    "date": _FIELD,
    "money": _FIELD,
    "prose": _TEXTS,
    "indicator": {"$ref": "#/$defs/indicator"},
    "category": _TEXTS,
    "order": {"type": "integer", "minimum": 1},
    "name": _TEXT,
    "target": {"$ref": "#/$defs/target"},
    "weight": _TEXT,
    "flags": _TEXTS,
    "former-names": _TEXTS,
    "column": {"anyOf": [_TEXT, {"$ref": "#/$defs/target"}]},
    "file": _TEXT,
}


def schema() -> dict[str, Any]:
    """The schema as plain values."""
    told = {"$ref": "#/$defs/told"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sheetlang:{SCHEMA}",
        "title": "changes between two versions of sheets",
        **exactly(
            {
                "schema": {"const": SCHEMA},
                "projects": {"type": "array", "items": _project(told)},
                "changes": {"type": "array", "items": {"$ref": "#/$defs/difference"}},
                "unread": _TEXTS,
            }
        ),
        "$defs": {**sheet_schema()["$defs"], "told": exactly(_told()) | _CONDITIONS, "difference": _change()},
    }


def _project(told: dict[str, Any]) -> dict[str, Any]:
    worth = {
        "reason": {"enum": list(get_args(Reason))},
        "money": {"type": "array", "items": told},
        "targets": {"type": "array", "items": told},
    }
    sign_off = {"who": _TEXT, "given": {"type": "boolean"}, "changes": {"type": "array", "items": told}}
    return exactly(
        {
            "project": _TEXT,
            "old_file": _TEXT_OR_NULL,
            "new_file": _TEXT_OR_NULL,
            "copy_of_last_year": {"type": "boolean"},
            "value_for_money": {"type": "array", "items": exactly(worth)},
            "sign_offs": {"type": "array", "items": exactly(sign_off)},
        }
    )


def _change() -> dict[str, Any]:
    place = {"type": ["integer", "null"], "minimum": 1}
    sentence = exactly({"old": _TEXT_OR_NULL, "new": _TEXT_OR_NULL})
    optional = {
        "old_path": _TEXTS,
        "likely": {"type": "boolean"},
        "places": exactly({"old": place, "new": place}),
        "sentences": {"type": "array", "items": sentence},
    }
    required = {"project": _TEXT, "file": _TEXT, **_told()}
    return exactly({**required, **optional}, optional=tuple(optional)) | _CONDITIONS


def _told() -> dict[str, Any]:
    return {
        "kind": {"enum": list(KINDS)},
        "path": {**_TEXTS, "minItems": 1},
        "what": {"enum": list(WHATS)},
        "direction": {"enum": [*DIRECTIONS, None]},
        "old": {},
        "new": {},
    }


def _when(name: str, value: str, **properties: Any) -> dict[str, Any]:
    return {"if": {"properties": {name: {"const": value}}}, "then": {"properties": properties}}


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [value, {"type": "null"}]}


_CONDITIONS: dict[str, Any] = {
    "allOf": [
        *(_when("what", what, old=_or_null(value), new=_or_null(value)) for what, value in _VALUES.items()),
        _when("kind", "added", old={"type": "null"}, new={"not": {"type": "null"}}, direction={"type": "null"}),
        _when("kind", "removed", old={"not": {"type": "null"}}, new={"type": "null"}, direction={"type": "null"}),
        _when("kind", "changed", old={"not": {"type": "null"}}, new={"not": {"type": "null"}}),
    ]
}
