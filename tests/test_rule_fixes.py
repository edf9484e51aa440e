"""What every rule would write instead in its cases, and whether that is safe, to the letter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sheetlang.checker.registry import all_rules
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.testing import case_of, case_paths

CASES = Path(__file__).parent / "cases" / "rules"
FIXED = Path(__file__).parent / "fixed"
RULES = {rule.name: rule for rule in all_rules()}


def mended_lines(finding: Diagnostic) -> Iterator[str]:
    """The lines of a finding's text that its fix would change, before and after."""
    assert finding.fix is not None
    before = finding.source.text.split("\n")
    after = edited(finding.source.text, finding.fix.edits).split("\n")
    for old, new in zip(before, after, strict=False):
        if old != new:
            yield f"{'safe' if finding.fix.safe else 'unsafe'}\n- {old}\n+ {new}\n"


def fixes_of(name: str) -> str:
    found = [one for path in case_paths(RULES[name], CASES) for one in case_of(RULES[name], path).findings()]
    return "".join(line for one in found if one.fix for line in mended_lines(one))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_mends_as_is_kept(name: str, keeps: Callable[[Path, str], None]) -> None:
    if fixed := fixes_of(name):
        keeps(FIXED / f"{name}.txt", fixed)


def test_fixes_are_kept_of_those_rules_that_have_some() -> None:
    assert {path.stem for path in FIXED.iterdir()} == {name for name in RULES if fixes_of(name)}
