"""A required field is missed only where no line tries to state it: what was reported is not missed as well."""

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.rules.missing_field import RULE
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in

GOAL = "年度绩效目标"
SHEET = PREAMBLE.replace(f"{GOAL}: 见附件\n", "")


def found(line: str) -> tuple[list[str], list[str]]:
    """The fields that are missed in a sheet with a line for its goal, and what else is wrong."""
    compiled = compile_source(Source("a.sheet", SHEET + line), built_in(), checker=Checker([RULE]))
    missed = [str(one.values["name"]) for one in compiled.findings if one.rule == RULE.name]
    return missed, [one.rule for one in compiled.findings if one.rule != RULE.name]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f"{GOAL} = 见附件", "field-with-comparison"),
        (f"{GOAL}:", "empty-value"),
        (f"{GOAL} 见附件", "unreadable-line"),
        ("年度绩效木标: 见附件", "unknown-field"),
        ("年度绩xyz: 见附件", "unknown-field"),  # three characters of six
        (f"{GOAL}: {'很' * 20_000}", "line-too-long"),
        (f"{GOAL}：{'很' * 20_000}", "line-too-long"),
        (f"年度绩xyz:{'很' * 20_000}", "line-too-long"),
        (f"年度绩xyz：{'很' * 20_000}:{GOAL}", "line-too-long"),
    ],
)
def test_a_field_that_was_tried_is_not_missed(line: str, fault: str) -> None:
    assert found(line) == ([], [fault])


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("", []),
        ("年度绩xyzw: 见附件", ["unknown-field"]),  # three of seven
        (f"联系电话：{GOAL}{'很' * 20_000}", ["line-too-long"]),
        (f"联系电话:{GOAL}{'很' * 20_000}", ["line-too-long"]),
    ],
)
def test_a_field_that_no_line_is_like_is_missed(line: str, faults: list[str]) -> None:
    assert found(line) == ([GOAL], faults)
