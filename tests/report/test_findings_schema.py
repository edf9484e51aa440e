"""Findings as JSON are as their schema says, and none that were tampered with."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sheetlang import compile_text
from sheetlang.findings_schema import schema
from sheetlang.report.report import report

VALIDATOR = Draft202012Validator(schema())
CASES = sorted((Path(__file__).parents[1] / "cases").rglob("*.sheet"))
KEPT = sorted((Path(__file__).parent / "kept").glob("json.*.txt"))
ONE = "表式: 上海2020\n年度: 2020\n项目 甲\n产出.数量.培训人数 ＞＝ 20 个\n产出.数量.培训: 甲: 乙\n"


def as_json(findings):
    return json.loads(report("json").render(findings, "zh", False))


def told(text):
    return as_json(compile_text(text)[1])


def complaints(value):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_a_sound_schema():
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"] == "urn:sheetlang:sheetlang.diagnostics/1"


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_the_findings_that_are_kept_are_as_it_says(path):
    value = json.loads(path.read_text("utf-8"))
    assert value["diagnostics"]
    assert complaints(value) == []


def test_nothing_found_is_as_it_says():
    assert complaints(as_json([])) == []


def test_the_findings_of_every_case_are_as_it_says():
    assert len(CASES) > 50
    wrong = {path.name: found for path in CASES if (found := complaints(told(path.read_text("utf-8"))))}
    assert wrong == {}


TAMPERS = {
    "another schema": lambda value: value.update(schema="sheetlang.diagnostics/2"),
    "no summary": lambda value: value.pop("summary"),
    "a severity that there is not": lambda value: value["diagnostics"][0].update(severity="note"),
    "a rule without a name": lambda value: value["diagnostics"][0].update(rule=""),
    "a line before the first": lambda value: value["diagnostics"][0].update(line=0),
    "a column in words": lambda value: value["diagnostics"][0].update(column="1"),
    "an unknown key": lambda value: value["diagnostics"][0].update(why="甲"),
    "no help at all": lambda value: value["diagnostics"][0].pop("help"),
    "a fix without edits": lambda value: value["diagnostics"][0].update(fix={"safe": True, "edits": []}),
    "a fix that is a text": lambda value: value["diagnostics"][0].update(fix="甲"),
    "a severity that nobody counted": lambda value: value["summary"]["severities"].pop("info"),
    "a rule found no times": lambda value: value["summary"]["rules"].update(甲=0),
}


@pytest.mark.parametrize("name", TAMPERS)
def test_what_was_tampered_with_is_not(name):
    value = told(ONE)
    assert complaints(value) == []
    TAMPERS[name](value)
    assert complaints(value) != []
