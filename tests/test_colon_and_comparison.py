"""A line with a colon and, behind it, a comparison: the colon opens the target where what follows it is one as a whole."""

import pytest

from sheetlang import compile_text
from sheetlang.model.target import Change, Compound, Quantity, Words

HEAD = "表式: shanghai-2020\n年度: 2026\n项目 甲\n"


def read(line):
    """The name and the target of a line, and what was said of its marks."""
    (sheet,), findings = compile_text(f"{HEAD}产出.数量.{line}\n")
    said = [one.rule for one in findings if one.rule == "ambiguous-line"]
    return [(one.name, type(one.target), one.target.text) for one in sheet.indicators], said


@pytest.mark.parametrize(
    ("line", "name", "kind", "text"),
    [
        ("支付: 12月底前 ≥ 95 %", "支付", Compound, "12月底前 ≥ 95 %"),
        ("支付： 12月底前 ≥95%", "支付", Compound, "12月底前 ≥95%"),
        ("就业: 较上年 增长 ≥ 5 %", "就业", Change, "较上年 增长 ≥ 5 %"),
        ("指标1: 完成率 >= 95 %", "指标1: 完成率", Quantity, ">= 95 %"),
        ("满意度: 2026年 完成率 >= 95 %", "满意度: 2026年 完成率", Quantity, ">= 95 %"),
        ("人数: >= 5 个", "人数", Quantity, ">= 5 个"),
        ("机制: 按需开展", "机制", Words, "按需开展"),
    ],
)
def test_what_a_colon_opens(line, name, kind, text):
    assert read(line) == ([(name, kind, text)], [])


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("指标1：新建道路：524 米", "指标1：新建道路", "524 米"),
        ("指标一： 新建道路: 524 米", "指标一： 新建道路", "524 米"),
        ("目标 2：出勤率：100%", "目标 2：出勤率", "100%"),
        ("其中：造林面积（亩）：30000", "其中：造林面积（亩）", "30000"),
        ("指标1：新建道路", "指标1", "新建道路"),
    ],
)
def test_what_a_form_prints_before_a_name_is_no_name(line, name, text):
    ((read_name, _, read_text),), said = read(line)
    assert (read_name, read_text, said) == (name, text, [])


@pytest.mark.parametrize("line", ["指标1：一班：人数：30 人", "指标体系：人数：30 人", "其中一班：人数：30 人"])
def test_more_colons_than_that_can_be_read_in_two_ways(line):
    assert read(line) == ([], ["ambiguous-line"])


def test_what_a_form_prints_is_not_among_the_ways_to_read():
    _, findings = compile_text(f"{HEAD}产出.数量.指标1：一班：人数：30 人\n")
    (told,) = [one.message("zh") for one in findings if one.rule == "ambiguous-line"]
    assert told == "这一行有两种读法：名称是“指标1：一班”，还是“指标1：一班：人数”？"


def test_two_comparisons_behind_a_colon_are_no_name():
    assert read("合格率: ≥ 95 % 且 ≤ 100 %") == ([], ["ambiguous-line"])
