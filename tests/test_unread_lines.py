"""Where a line was reported as unreadable, the rules that add, count or compare do not speak: it may say what they miss."""

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.compiler import compile_source
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in

RULES = {rule.name: rule for rule in all_rules()}
BAD = {
    "total-mismatch": "财政拨款: 90 万元\n",
    "cost-exceeds-budget": "成本.经济成本.培训费 <= 900 万元\n",
    "class-weight-mismatch": "产出指标(50分).数量.培训人次 >= 400 人次  [40分]\n",
    "one-sided-sheet": "".join(f"产出.数量.第{number}项 >= 1 个\n" for number in range(20)),
    "missing-weight": "产出.数量.培训人次 >= 400 人次\n效益.社会效益.就业人数 >= 40 人  [80分]\n",
    "weights-off-base": "产出.数量.培训人次 >= 400 人次  [80分]\n",
    "missing-class": "产出.数量.培训人次 >= 400 人次  [80分]\n",
}


def found(name: str, text: str) -> list[str]:
    compiled = compile_source(Source("a.sheet", PREAMBLE + text), built_in(), checker=Checker([RULES[name]]))
    return [one.rule for one in compiled.findings]


@pytest.mark.parametrize("name", [name for name in BAD if name != "missing-weight"])
def test_a_rule_that_needs_the_whole_sheet_is_silent_where_a_line_was_not_read(name: str) -> None:
    assert set(found(name, BAD[name])) == {name}
    assert found(name, BAD[name] + "这一行没有冒号\n") == ["unreadable-line"]


@pytest.mark.parametrize("line", ["项目属性: 别的", "项目属性: ", "项目属性 ≥ 新增", "财政拨款: 一些"])
@pytest.mark.parametrize("name", [name for name in BAD if name not in ("total-mismatch", "cost-exceeds-budget")])
def test_a_field_that_was_not_read_is_no_indicator_that_is_missed(name: str, line: str) -> None:
    assert name in found(name, f"{BAD[name]}{line}\n")
