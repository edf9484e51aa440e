"""A column that holds a target, such as 中期, is judged as the indicator's own target is."""

import pytest

from sheetlang import compile_text
from sheetlang.edits import edited

HEAD = """\
表式: 项目支出绩效目标申报表(中期与年度)
年度: 2026
主管部门: 县水利局
实施单位: 县供水中心
年度资金总额: 640 万元
年度目标: 按期通水。
项目 城东水厂
"""


def told(indicator: str, column: str) -> list[tuple[str, str]]:
    """What is found in the column: the rule, and what it points at."""
    _, findings = compile_text(f"{HEAD}{indicator}\n    {column}\n")
    return [
        (one.rule, one.source.text[one.span.start : one.span.end])
        for one in findings
        if one.source.position(one.span.start).line == HEAD.count("\n") + 2
    ]


@pytest.mark.parametrize(
    ("indicator", "column", "rule", "at"),
    [
        ("产出.数量.铺设管网 >= 20 公里", "中期: 36公里", "missing-comparator", "36公里"),
        ("产出.数量.铺设管网 >= 20 公里", "中期值 >= 36", "missing-unit", "36"),
        ("产出.质量.验收合格率 = 100 %", "中期 >= 120 %", "share-above-whole", "120 %"),
        ("产出.成本.单位造价 <= 3 万元/米", "中期: ≥3万元/米", "cost-without-ceiling", "≥3万元/米"),
        ("效益.社会.供水能力 >= 5 万吨/日", "中期: 有所提升", "vague-change", "有所提升"),
        ("效益.社会.受益人口 >= 5 万人", "中期: **", "placeholder", "**"),
        ("效益.社会.受益人口 >= 5 万人", "中期: 待定", "pending", "待定"),
        ("满意度.服务对象满意度.用户满意度 >= 90 %", "中期: 满意", "unmeasured-satisfaction", "满意"),
        ("效益.社会.供水能力: 待定", "中期: 有所提升", "vague-change", "有所提升"),
    ],
)
def test_what_is_wrong_with_it_is_told_once_and_there(indicator, column, rule, at):
    assert told(indicator, column) == [(rule, at)]


@pytest.mark.parametrize(
    ("indicator", "column"),
    [
        ("产出.数量.铺设管网 >= 20 公里", "中期 >= 36 公里"),
        ("产出.数量.铺设管网: 20公里", "中期: 20公里"),  # told of the indicator itself
        ("产出.数量.第1批管网、第2批管网铺设长度 >= 20 公里", "中期 >= 36 公里"),  # the name is told once
        ("效益.社会.供水能力 >= 5 万吨/日", "上年: 3 万吨/日"),
        ("效益.社会.供水能力 >= 5 万吨/日", "评分标准: 有所提升"),
    ],
)
def test_what_is_right_or_told_elsewhere_is_not_told_there(indicator, column):
    assert told(indicator, column) == []


def test_its_comparison_is_written_in_the_column():
    text = f"{HEAD}产出.数量.铺设管网 >= 20 公里\n    中期: 36公里\n"
    (found,) = [one for one in compile_text(text)[1] if one.rule == "missing-comparator"]
    assert edited(text, found.fix.edits) == text.replace("中期: 36公里", "中期 >= 36公里")
