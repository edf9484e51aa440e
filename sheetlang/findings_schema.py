"""The JSON Schema (2020-12) of findings as JSON."""

from typing import Any

from sheetlang.diagnostic import SEVERITIES
from sheetlang.json_schema import exactly
from sheetlang.report.json import SCHEMA

_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_FROM_ONE: dict[str, Any] = {"type": "integer", "minimum": 1}
_TEXT: dict[str, Any] = {"type": "string"}
_PLACE: dict[str, Any] = dict.fromkeys(("line", "column", "end_line", "end_column"), _FROM_ONE)


def schema() -> dict[str, Any]:
    """The schema as plain values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sheetlang:{SCHEMA}",
        "title": "findings of check",
        **exactly(
            {
                "schema": {"const": SCHEMA},
                "summary": _summary(),
                "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
            }
        ),
        "$defs": {"finding": _finding(), "fix": _fix()},
    }


def _summary() -> dict[str, Any]:
    severities: dict[str, Any] = dict.fromkeys(SEVERITIES, _COUNT)
    rules = {"type": "object", "additionalProperties": _FROM_ONE}
    return exactly({"files": _COUNT, "files_with_findings": _COUNT, "severities": exactly(severities), "rules": rules})


def _finding() -> dict[str, Any]:
    return exactly(
        {
            "rule": {"type": "string", "minLength": 1},
            "severity": {"enum": list(SEVERITIES)},
            "message": _TEXT,
            "path": _TEXT,
            **_PLACE,
            "help": {"type": ["string", "null"], "minLength": 1},
            "fix": {"anyOf": [{"$ref": "#/$defs/fix"}, {"type": "null"}]},
        }
    )


def _fix() -> dict[str, Any]:
    edit = exactly({**_PLACE, "text": _TEXT})
    return exactly({"safe": {"type": "boolean"}, "edits": {"type": "array", "items": edit, "minItems": 1}})
