"""What every rule would write instead in its cases, and whether that is safe, to the letter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sound import SOUND

from sheetlang import compile_text
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


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("产出.数量.水表: 5 个", "产出.数量.水表 >= 5 个"),
        ("产出.数量.水表 ：5个  [5分]  # 说明", "产出.数量.水表 >= 5个  [5分]  # 说明"),
        ("产出.数量.水表（一户一表）: 5 个", "产出.数量.水表（一户一表） >= 5 个"),
        ("产出.数量.水表: 5 个以上", None),
        ("产出.数量.水表（≥3 个）: 5 个", "产出.数量.水表（≥3 个）: >= 5 个"),
        ("产出.质量.投诉率: 不少于 5 %", "产出.质量.投诉率 <= 5 %"),
    ],
)
def test_a_comparison_takes_the_place_of_the_colon(line: str, mended: str | None) -> None:
    assert with_comparisons(f"{SOUND}{line}\n", "产出.") == ([mended] if mended else [])


@pytest.mark.parametrize(
    ("others", "better"),
    [("产出.数量.水泵 ≥ 5 台\n", "≥"), ("产出.数量.水泵 ≤ 5 台\n", "≥"), ("产出.数量.水泵：≥5 台\n", "≥"), ("产出.数量.水泵（≥**台）: 5 台\n", ">="), ("", ">="), ("产出.数量.水泵 ≥ 5 台\n产出.数量.水塔 <= 9 座\n", ">=")],
)  # fmt: skip
def test_a_comparison_is_written_as_the_others_of_the_sheet(others: str, better: str) -> None:
    head = "".join(line for line in SOUND.splitlines(keepends=True) if "=" not in line)
    text = f"{head}{others}产出.数量.水表: 5 个\n"
    assert with_comparisons(text, "产出.数量.水表") == [f"产出.数量.水表 {better} 5 个"]
    assert any(f"{better} 5 个" in one.message("zh") + (one.help("zh") or "") for one in compile_text(text)[1])


def with_comparisons(text: str, begins: str) -> list[str]:
    """The lines that begin so, after each fix that writes a comparison."""
    rules = ("missing-comparator", "wrong-direction", "cost-without-ceiling")
    edits = [edit for one in compile_text(text)[1] if one.rule in rules and one.fix for edit in one.fix.edits]
    return [line for line in edited(text, edits).splitlines() if line.startswith(begins)][-1:] if edits else []
