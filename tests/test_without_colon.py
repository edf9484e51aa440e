"""A line that lacks its colon is told with the line as it should be, and never with one that would be refused as well."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEAD = "表式: national-2015\n项目 甲\n"
TOLD = ("unreadable-line", "missing-colon", "unknown-field")


def told(line: str) -> Diagnostic:
    findings = compile_source(Source("a.sheet", f"{HEAD}{line}\n"), built_in()).findings
    (found,) = [one for one in findings if one.rule in TOLD]
    return found


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("年度资金总额 203", "年度资金总额: 203"),
        ("年度资金总额（万元） 203.5", "年度资金总额（万元）: 203.5"),
        ("年度资金总额203 万元", "年度资金总额: 203 万元"),
        ("其中:财政拨款 203", "其中:财政拨款: 203"),
        ("其中:财政拨款203", "其中:财政拨款: 203"),
        ("其中：财政拨款 203", "其中：财政拨款: 203"),
        ("年度 2026", "年度: 2026"),
        ("产出。质量。项目验收合格率 100%", "产出。质量。项目验收合格率: 100%"),
        ("主管部门 县水利局", "主管部门: 县水利局"),
        ("年度总体目标 改造管网", "年度总体目标: 改造管网"),
        ("产出.质量.项目验收合格率 100%", "产出.质量.项目验收合格率: 100%"),
        ("产出.质量.项目验收合格率　100 % [20分]", "产出.质量.项目验收合格率: 100 % [20分]"),
        ("产出指标.数量指标.指标1:改造管网 5 公里", "产出指标.数量指标.指标1:改造管网: 5 公里"),
        ("产出.数量.改造2023年管网 5 公里。", "产出.数量.改造2023年管网: 5 公里。"),
        ("产出.时效.改造完成时间 2023年11月底前  [5分]", "产出.时效.改造完成时间: 2023年11月底前  [5分]"),
        ("产出.时效.改造完成时间　待定", "产出.时效.改造完成时间: 待定"),
        ("产出.质量.化肥利用率 较上年 提高 1.5 个百分点", "产出.质量.化肥利用率: 较上年 提高 1.5 个百分点"),
        ("产出.质量.化肥利用率 提高 1.5 个百分点", "产出.质量.化肥利用率: 提高 1.5 个百分点"),
        ("产出.质量.投诉 一般 较上年下降 10 %", "产出.质量.投诉 一般: 较上年下降 10 %"),
    ],
)
def test_the_line_is_shown_with_its_colon(line, better):
    found = told(line)
    assert found.help("zh").startswith(f"写成“{better}”")
    assert edited(f"{HEAD}{line}\n", found.fix.edits) == f"{HEAD}{better}\n"


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("产出.数量.信息化管理平台 1套", True),
        ("产出.质量.项目验收合格率 100 % [20分]", True),
        ("产出.数量.巡查 2 次/月", False),
        ("产出.质量.化肥利用率 提高 1.5 个百分点", False),
        ("产出.时效.改造完成时间　待定", False),
        ("年度资金总额 203", False),
    ],
)
def test_a_number_of_an_indicator_may_need_a_comparison_for_its_colon(line, signs):
    assert told(line).help("zh").endswith("；说至少、至多的，冒号换成 >=、<=，正好的换成 =") is signs


@pytest.mark.parametrize("value", ["不适用", "无", "/"])
def test_a_class_of_which_nothing_applies_needs_no_line(value):
    findings = compile_source(Source("a.sheet", f"{HEAD}效益.生态效益: {value}\n"), built_in()).findings
    assert [one.help("zh") for one in findings if one.rule == "missing-name"] == ["这一类都不适用的，删掉这一行"]


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("产出.质量.项目验收合格率 100 %", True),
        ("产出.数量.培训人数 300 人", True),
        ("产出.数量.改造管网 5 公里", False),  # 管网 5 公里 may be two words of a name
        ("年度资金总额 203", False),
    ],
)
def test_the_colon_is_put_there_where_a_measured_name_ends(line, safe):
    assert told(line).fix.safe is safe


@pytest.mark.parametrize(
    "line",
    [
        "项目验收合格率 100%",  # no category: with a colon it is no field
        "质量.项目验收合格率 100%",
        "项目验收合格率 良好",
        "项目库 建成",
        "指标1 改造管网",
        "产出.数量.完成第 3 期工程",
        "产出.质量.返工 为 0 次",
        "年度资金总额 见附件",
        "实施单位",
        "产出.质量.项目验收合格率 第一期 良好",
        "产出.质量 良好",
    ],
)
def test_nothing_is_offered_that_would_be_refused(line):
    found = told(line)
    assert found.help("zh") == "写成“名称: 值”或“类别.名称 >= 数 单位”"
    assert found.fix is None


@pytest.mark.parametrize("line", ["产出.质量.项目验收合格率 良好", "产出.数量.改造管网 二期工程 [5分]"])
def test_words_may_be_of_the_name_so_that_the_colon_is_shown_and_not_written(line):
    found = told(line)
    assert found.help("zh") == f"写成“{': '.join(line.split(maxsplit=1))}”"
    assert found.fix is None


def test_a_word_like_a_keyword_is_still_told():
    assert told("项木 乙").help("zh") == "是不是“项目 乙”？"


def test_an_amount_that_is_left_out_can_be_left_out_whole():
    assert told("其他资金").help("zh") == "没有就删掉这一行，或写“其他资金: 0”"
