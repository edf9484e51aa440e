"""The JSON Schema: every output is as it says, and none that was tampered with."""

import json
from random import Random
from typing import Any

import pytest
from json_mutants import TAMPERS, mutant
from jsonschema import Draft202012Validator
from sheets import any_sheet, shelf

import sheetlang
from sheetlang.diagnostic import has_errors
from sheetlang.interchange.read_json import read_json
from sheetlang.json_schema import schema

VALIDATOR = Draft202012Validator(schema())
MUTANTS = 1000


def value_of(sheets, **options) -> dict[str, Any]:
    return json.loads(sheetlang.render(sheets, "json", **options))


def complaints(value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_a_sound_schema():
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_sheet_is_as_the_schema_says(any_sheets):
    assert complaints(value_of(any_sheets)) == []


def test_sheets_of_any_content_are_as_the_schema_says():
    wrong = {number: found for number in range(400) if (found := complaints(value_of([any_sheet(Random(number))])))}
    assert wrong == {}


def test_every_draft_is_as_the_schema_says(any_sheets):
    _, findings = sheetlang.compile_text("表式: 上海2020\n项目 甲\n计划开始日期: 昨天\n")
    assert len(findings) > 1
    assert complaints(value_of(any_sheets, draft=findings)) == []
    assert complaints(value_of(any_sheets, draft=())) == []


def test_a_sheet_of_hostile_words_is_as_the_schema_says(each_blank, saying):
    sheets = saying(each_blank, '"\\\u2028\x00</script>甲\n😀')
    value = value_of(sheets)
    assert complaints(value) == []
    assert value["sheets"][0]["project"] == '"\\\u2028\x00</script>甲\n😀'


@pytest.mark.parametrize("typed", ["5.0000000±5.0000000 %", "0.0000002±0.0000001 %"])
def test_small_numbers_are_digits_as_the_schema_says(shanghai, typed):
    assert complaints(value_of(shanghai(f"产出.数量.甲: {typed}"))) == []


# -- outputs that were tampered with


@pytest.fixture(scope="module")
def mutants() -> list[tuple[Any, str]]:
    """Outputs of two sheets each, wrong in one place."""
    sound = [value_of([any_sheet(Random(seed + inner)) for inner in range(2)]) for seed in range(0, 100, 5)]
    assert [found for value in sound if (found := complaints(value))] == []
    return [mutant(sound[number % len(sound)], number) for number in range(MUTANTS)]


def test_every_kind_of_tampering_is_tried(mutants):
    tried = {what.partition(" ")[0] for _, what in mutants}
    assert tried == {tamper.__name__ for tamper in TAMPERS}
    assert len({what for _, what in mutants}) > MUTANTS / 2


def test_an_output_that_was_tampered_with_is_refused(mutants):
    assert [what for value, what in mutants if VALIDATOR.is_valid(value)] == []


def test_reading_an_output_that_was_tampered_with_finds_an_error(mutants):
    assert [what for value, what in mutants if not has_errors(read_json(json.dumps(value), shelf())[1])] == []
