"""The JSON Schema (2020-12) of a settings file: `sheetlang.toml`, or `[tool.sheetlang]` of `pyproject.toml`."""

from typing import Any

from sheetlang.checker.documentation import documentation
from sheetlang.checker.names import EVERY_RULE
from sheetlang.checker.registry import all_rules
from sheetlang.diagnostic import LEVELS
from sheetlang.knowledge.knowledge import group_names, list_names
from sheetlang.rules.rule import GROUPS

_WORDS: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}}


def schema() -> dict[str, Any]:
    """The schema as plain values."""
    strictness = {
        "select": {"$ref": "#/$defs/names", "description": "只查这些 / only these rules run"},
        "ignore": {"$ref": "#/$defs/names", "description": "不查这些 / these rules do not run"},
        "rules": {"$ref": "#/$defs/rules"},
    }
    paths: dict[str, Any] = {
        "type": "array",
        "items": {"type": "string"},
        "description": "从设置文件所在的文件夹算起 / from the folder of the settings file",
    }
    override = {**_table({"paths": paths, **strictness}), "required": ["paths"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sheetlang:settings/1",
        "title": "sheetlang settings",
        **_table({**strictness, "words": _lists(), "overrides": {"type": "array", "items": override}}),
        "$defs": {"level": {"enum": list(LEVELS)}, "rules": _rules(), "names": _names()},
    }


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _spellings() -> dict[str, str]:
    """Every name of a rule or a group, with what it means in both languages."""
    told = dict.fromkeys(EVERY_RULE, "全部规则 / all rules")
    told |= {name: f"{text.zh} / {text.en}" for group, text in GROUPS.items() for name in (group, text.zh)}
    for rule in all_rules():
        what = documentation(rule).what
        told |= {name: f"{what.zh} / {what.en}" for name in (rule.name, rule.zh, rule.code) if name}
    return told


def _rules() -> dict[str, Any]:
    properties = {name: {"$ref": "#/$defs/level", "description": what} for name, what in _spellings().items()}
    return _table(properties)


def _names() -> dict[str, Any]:
    return {"type": "array", "items": {"enum": list(_spellings())}}


def _lists() -> dict[str, Any]:
    lists = {
        name: _table(dict.fromkeys(group_names(name), _WORDS)) if group_names(name) else _WORDS for name in list_names()
    }
    return _table(lists)
