"""An allowance that silences nothing is told, and can be taken away without another change."""

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in

CHECKER = Checker(rule for rule in all_rules() if rule.name in ("placeholder", "pending", "vague-change"))


def unused(text: str) -> list[Diagnostic]:
    findings = compile_source(Source("x", text), built_in(), checker=CHECKER).findings
    assert {one.rule for one in findings} <= {"unused-allow", "placeholder"}
    return [one for one in findings if one.rule == "unused-allow"]


SOUND = "产出.数量.甲 >= 4 人"
OPEN = "产出.数量.乙 >= ** 人"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{SOUND}  # 允许 placeholder: 无", SOUND),
        (f"{SOUND} # 允许 placeholder: 无\n{OPEN}", f"{SOUND}\n{OPEN}"),
        (f"{OPEN}\n{SOUND}\t # 允许 placeholder: 无\n{OPEN.replace('乙', '丙')}", f"{OPEN}\n{SOUND}\n{OPEN.replace('乙', '丙')}"),
        (f"# 说明\n# 允许 placeholder: 无\n{SOUND}\n", f"# 说明\n{SOUND}\n"),
        (f"{SOUND}\n    数据来源: 台账\n    # 允许 placeholder: 无", f"{SOUND}\n    数据来源: 台账\n"),
        (f"# 允许开始 placeholder: 无\n{SOUND}\n# 允许结束\n{OPEN}\n", f"{SOUND}\n{OPEN}\n"),
        (f"{OPEN}  # 允许 pending、placeholder: 无", f"{OPEN}  # 允许 placeholder: 无"),
        (f"{OPEN}  # 允许 placeholder、 pending: 无", f"{OPEN}  # 允许 placeholder: 无"),
        (f"{OPEN}  # 允许 placeholder，pending，vague-change: 无", f"{OPEN}  # 允许 placeholder，vague-change: 无"),
        (f"{OPEN}  # 允许 pending, vague-change, placeholder: 无", f"{OPEN}  # 允许 vague-change, placeholder: 无"),
    ],
)  # fmt: skip
def test_what_is_unused_is_taken_away_with_the_space_before_it(before: str, after: str) -> None:
    first, *_ = unused(PREAMBLE + before)
    assert first.fix is not None
    assert first.fix.safe
    assert edited(PREAMBLE + before, first.fix.edits) == PREAMBLE + after


def test_an_allowance_on_the_first_line_goes_with_the_line() -> None:
    text = f"{PREAMBLE}{SOUND}\n"
    (finding,) = unused(f"# 允许全文 placeholder: 无\n{text}")
    assert finding.fix is not None
    assert edited(finding.source.text, finding.fix.edits) == text


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (f"{SOUND}  # 允许 完整、pending: 无", ["pending"]),
        (f"{OPEN}  # 允许 完整、pending: 无", ["pending"]),
        # not on its line
        (f"{SOUND}  # 允许 placeholder: 无\n{OPEN}", ["placeholder"]),
        (f"{OPEN}\n{SOUND}  # 允许 placeholder: 无", ["placeholder"]),
        (f"# 允许 placeholder: 无\n{SOUND}\n{OPEN}", ["placeholder"]),
        (f"# 允许 placeholder: 无\n{OPEN}", []),
        # what this checker does not run is not missed
        (f"{SOUND}  # 允许 odd-unit: 无", []),
        (f"{SOUND}  # 允许 odd-unit、pending: 无", ["pending"]),
    ],
)
def test_what_an_allowance_does_not_silence_is_told_by_the_name_that_was_written(lines: str, told: list[str]) -> None:
    assert [one.message("zh") for one in unused(PREAMBLE + lines)] == [f"这里没有“{name}”可以允许" for name in told]


def test_what_is_allowed_in_a_set_need_not_be_found_here() -> None:
    allowed = "  # 允许 placeholder: 看用在哪里\n"
    shared = f"指标集 共用\n{SOUND}{allowed}# 允许开始 pending: 同上\n产出.数量.丁 >= 4 人\n# 允许结束\n"
    assert unused(f"{PREAMBLE}{OPEN}\n{shared}") == []
    first, last = unused(f"{PREAMBLE}{SOUND}{allowed}{shared}项目 乙\n{SOUND}{allowed}")
    lines = PREAMBLE.count("\n")
    assert first.source.position(first.span.start).line == lines + 1
    assert last.source.position(last.span.start).line == lines + 1 + shared.count("\n") + 2


def test_what_is_allowed_in_a_set_that_a_sheet_here_uses_is_to_be_found() -> None:
    shared = f"指标集 共用\n{SOUND}  # 允许 placeholder: 无\n{OPEN}  # 允许 placeholder: 有\n"
    other = "指标集 别用\n产出.数量.戊 >= 4 人  # 允许 placeholder: 看用在哪里\n"
    text = f"{PREAMBLE}引用 “共用”\n{shared}{other}"
    (only,) = unused(text)
    assert only.source.line(only.source.line_number(only.span.start)) == f"{SOUND}  # 允许 placeholder: 无"
    assert unused(text.replace("引用 “共用”\n", "")) == []


@pytest.mark.parametrize("name", ["all", "完整", "数值"])
def test_a_group_is_not_called_unused_where_some_of_it_did_not_run(name: str) -> None:
    text = f"{PREAMBLE}{SOUND}  # 允许 {name}: 旧表沿用\n"
    assert unused(text) == []
    (finding,) = compile_source(Source("x", text), built_in()).findings
    assert finding.rule == "unused-allow"


def test_a_rule_that_failed_is_not_missed_where_it_is_allowed() -> None:
    def fails(*_: object) -> None:
        raise ValueError

    rules = (rule._replace(check=fails, judge=None) for rule in all_rules() if rule.name == "placeholder")
    text = f"{PREAMBLE}{SOUND}  # 允许 placeholder: 无\n"
    (finding,) = compile_source(Source("x", text), built_in(), checker=Checker(rules)).findings
    assert finding.rule == "rule-failed"


def test_a_rule_that_goes_by_other_files_is_not_missed_in_one() -> None:
    text = f"{PREAMBLE.replace('项目 示例', '项目 示例  # 允许 copied-sheet: 两份是同一个项目')}{SOUND}\n"
    assert compile_source(Source("x", text), built_in()).findings == ()
