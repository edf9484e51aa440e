"""Every rule has its documentation, its names, and cases that show it right and wrong."""

from pathlib import Path

import pytest

from sheetlang.checker.registry import all_rules
from sheetlang.testing import rule_complaints

CASES = Path(__file__).parent / "cases" / "rules"
RULES = {rule.name: rule for rule in all_rules()}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_whole_and_keeps_its_word(name: str) -> None:
    assert rule_complaints(RULES[name], CASES) == []


def test_every_case_belongs_to_a_rule() -> None:
    assert {path.stem if path.is_file() else path.name for path in CASES.iterdir()} == set(RULES)


def test_no_two_rules_share_a_name() -> None:
    names = [name for rule in RULES.values() for name in (rule.name, rule.zh, rule.code) if name]
    assert len(names) == len(set(names))
