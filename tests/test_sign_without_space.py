"""A comparison without a blank before it: the blank is put there where nothing but a quantity follows."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEAD = "表式: national-2015\n项目 甲\n"


def told(line: str) -> Diagnostic:
    findings = compile_source(Source("a.sheet", f"{HEAD}{line}\n"), built_in()).findings
    (found,) = [one for one in findings if one.rule == "sign-without-space"]
    return found


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("产出.质量.验收合格率", "≥86%"),
        ("产出.质量.验收合格率", ">= 86 %;"),
        ("产出.数量.改造管网", "≧3.2公里。"),
        ("产出.质量.项目抽查合格率", "﹥95﹪"),
        ("产出.时效.支付天数", "<=5个工作日  [5分]"),
        ("产出.数量.水样(pH>8)份数", "≥4份"),
    ],
)
def test_the_blank_is_put_before_a_quantity(name, target):
    found = told(name + target)
    assert found.fix and found.fix.safe
    assert edited(f"{HEAD}{name}{target}\n", found.fix.edits) == f"{HEAD}{name} {target}\n"


@pytest.mark.parametrize("line", ["产出.成本.……", "产出指标.成本指标.…", "产出.成本.单位成本**", "产出.成本...."])
def test_a_row_of_the_template_is_told_as_one(line):
    findings = compile_source(Source("a.sheet", f"{HEAD}{line}\n"), built_in()).findings
    assert [one.message("zh") for one in findings if one.rule == "unreadable-line"] == ["这一行像是模板里没有填的"]


@pytest.mark.parametrize(
    "line",
    [
        "产出.质量.水样pH>8的份数",
        "产出.数量.改造管网≥3公里≤5公里",
        "产出.数量.改造管网≥3公里,新建泵站",
        "产出.质量.验收合格率≥上年",
        "验收合格率≥86%",
        "产出.质量.验收\u3000合格率≥86%",
    ],
)
def test_another_text_after_it_leaves_that_to_the_officer(line):
    assert not told(line).fix.safe
