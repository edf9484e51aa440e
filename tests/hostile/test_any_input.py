"""No input makes the compiler, a report or a painter raise. A failing input is told by its number."""

from collections import Counter

import pytest
from hostile.hang_guard import hang_guard
from hostile.mutants import mutant
from hostile.ordeal import compiled, failures

INPUTS, CHUNK = 20_000, 500
BUILT_EVERY = 20
NEVER_SO_LONG = 30


@pytest.mark.parametrize("start", range(0, INPUTS, CHUNK))
def test_no_input_makes_anything_raise(start):
    failed = {}
    for number in range(start, start + CHUNK):
        with hang_guard(NEVER_SO_LONG, f"input {number}"):
            if found := failures(mutant(number), build=number % BUILT_EVERY == 0):
                failed[number] = found
    assert failed == {}


def test_the_inputs_are_hostile_and_of_many_kinds():
    """The inputs meet most of what can be found, and some are sound up to their missing fields."""
    rules, sheets = Counter(), 0
    for number in range(0, INPUTS, 20):
        result = compiled(mutant(number))
        sheets += bool(result.sheets)
        rules.update({finding.rule for finding in result.findings})
    assert sheets > INPUTS / 20 / 4
    assert len([rule for rule, count in rules.items() if count >= 3]) >= 25


def test_an_input_can_be_made_again_from_its_number():
    assert [mutant(number) for number in range(200)] == [mutant(number) for number in range(200)]
    assert len({mutant(number) for number in range(200)}) > 190
