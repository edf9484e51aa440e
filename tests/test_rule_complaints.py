"""What `rule_complaints` says of a rule of others that would be refused where it is installed."""

from pathlib import Path

import pytest

from sheetlang.diagnostic import Fault, Text
from sheetlang.rules.rule import Rule
from sheetlang.testing import case_complaints, rule_complaints


def rule(name="no-hurry", zh="尽快", severity="warning", group="wording", **more):
    return Rule(Fault(name, severity, Text("错", "wrong")), zh, group, lambda *_: (), **more)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (rule(severity="fatal"), "its severity fatal is none of error, warning, info"),
        (rule(at_release="fatal"), "its severity fatal is none of error, warning, info"),
        (rule("all"), "there is a rule or a group all already"),
        (rule("unit-mismatch"), "there is a rule or a group unit-mismatch already"),
        (rule(zh="单位不符"), "there is a rule or a group 单位不符 already"),
        (rule("a b,c=d"), "“a b,c=d” is no name for a rule: small letters, digits and hyphens only"),
        (rule(group="none"), "its group is none of completeness, number, wording, name, class, money, weight"),
    ],
)
def test_what_could_not_be_loaded_is_told(wrong: Rule, complaint: str, tmp_path: Path) -> None:
    assert complaint in rule_complaints(wrong, tmp_path)


def test_a_rule_that_can_be_loaded_lacks_nothing_there(tmp_path: Path) -> None:
    told = rule_complaints(rule(code="X01"), tmp_path)
    assert [one for one in told if "already" in one or "severity" in one or "name" in one] == []


def test_a_name_may_hold_digits(tmp_path: Path) -> None:
    case = tmp_path / "no-hurry2.sheet"
    case.write_text("产出.数量.甲 >= 4 人  #! no-hurry2 7\n", "utf-8")
    told = list(case_complaints(rule("no-hurry2"), case))
    assert told == ["line 1: no-hurry2 was not found in column 7"]
