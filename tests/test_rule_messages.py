"""What every rule says in its cases, to the letter and with its carets, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sheetlang.checker.registry import all_rules
from sheetlang.report.text import render
from sheetlang.testing import case_of, case_paths

CASES = Path(__file__).parent / "cases" / "rules"
SAID = Path(__file__).parent / "said"
RULES = {rule.name: rule for rule in all_rules()}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_is_kept(name: str, keeps: Callable[[Path, str], None]) -> None:
    rule = RULES[name]
    findings = [finding for path in case_paths(rule, CASES) for finding in case_of(rule, path).findings()]
    assert findings
    # One by one, so that none is folded into a line.
    told = [render([finding], lang, color=False) for lang in ("zh", "en") for finding in findings]
    keeps(SAID / f"{name}.txt", "\n".join(told))


def test_nothing_is_kept_of_rules_that_are_gone() -> None:
    assert {path.stem for path in SAID.iterdir()} == set(RULES)
