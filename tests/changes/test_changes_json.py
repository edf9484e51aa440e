"""Changes as JSON: as the schema says for any two sheets, and none that was tampered with."""

import json
from random import Random

import pytest
from edits import edited
from jsonschema import Draft202012Validator
from sheets import any_sheet

from sheetlang.changes.comparison import Side, compared
from sheetlang.changes_report.output import output
from sheetlang.changes_schema import schema

VALIDATOR = Draft202012Validator(schema())


def value_of(old, new):
    projects = compared([Side("", "旧.sheet", one) for one in old], [Side("", "新.sheet", one) for one in new])
    return json.loads(output("json").render(projects, "zh", False))


def complaints(value):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_a_sound_schema():
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"] == "urn:sheetlang:sheetlang.diff/1"


def test_nothing_changed_is_as_the_schema_says():
    sheet = any_sheet(Random(1))
    value = value_of([sheet], [sheet])
    assert value == {"schema": "sheetlang.diff/1", "projects": [], "changes": [], "unread": []}
    assert complaints(value) == []


def test_changes_of_any_sheets_are_as_the_schema_says():
    wrong = {}
    for number in range(150):
        rng = Random(number)
        pairs = [edited(rng) for _ in range(rng.randint(1, 2))]
        value = value_of([old for old, _ in pairs], [new for _, new in pairs] + [any_sheet(rng)])
        if found := complaints(value):
            wrong[number] = found
    assert wrong == {}


TAMPERS = {
    "another schema": lambda value: value.update(schema="sheetlang.diff/2"),
    "a kind that there is not": lambda value: value["changes"][0].update(kind="altered"),
    "a direction that there is not": lambda value: value["changes"][0].update(direction="better"),
    "no path": lambda value: value["changes"][0].update(path=[]),
    "an unknown key": lambda value: value["changes"][0].update(why="甲"),
    "no new value": lambda value: value["changes"][0].pop("new"),
    "the new value of what was changed is null": lambda value: value["changes"][0].update(new=None),
    "a target for money": lambda value: value["changes"][0].update(what="money"),
    "added with an old value": lambda value: value["changes"][0].update(kind="added"),
}


@pytest.mark.parametrize("name", TAMPERS)
def test_what_was_tampered_with_is_not(name):
    value = json.loads(json.dumps(ONE))
    assert complaints(value) == []
    TAMPERS[name](value)
    assert complaints(value) != []


ONE = {
    "schema": "sheetlang.diff/1",
    "projects": [],
    "unread": [],
    "changes": [
        {
            "project": "甲",
            "file": "甲.sheet",
            "kind": "changed",
            "path": ["产出目标", "数量", "培训次数"],
            "what": "target",
            "direction": "raised",
            "old": {"kind": "quantity", "comparator": "=", "value": "4", "unit": "次", "text": "= 4 次"},
            "new": {"kind": "quantity", "comparator": "=", "value": "6", "unit": "次", "text": "= 6 次"},
        }
    ],
}
