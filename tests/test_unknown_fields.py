"""A label that no field has: what is offered for it never turns one field into another."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEAD = "表式: national-2015-midterm\n年度: 2026\n项目 甲\n主管部门: 乙\n实施单位: 丙\n年度目标: 通水。\n"
INDICATOR = "产出.数量.改造管网 >= 4 公里\n"


def unknown(lines: str) -> tuple[str, list[Diagnostic]]:
    text = HEAD + lines
    compiled = compile_source(Source("a.sheet", text), built_in())
    return text, [one for one in compiled.findings if one.rule == "unknown-field"]


def fixed(lines: str) -> str:
    """The lines after every fix that is offered for an unknown label."""
    text, findings = unknown(lines)
    assert findings
    edits = [edit for one in findings if one.fix for edit in one.fix.edits]
    return edited(text, tuple(edits)).removeprefix(HEAD)


@pytest.mark.parametrize(
    ("typed", "meant"), [("项目周斯", "项目周期"), ("项目属姓", "项目属性"), ("中期目示", "中期目标")]
)
def test_a_slip_is_mended(typed, meant):
    assert fixed(f"{typed}: 子\n") == f"{meant}: 子\n"


@pytest.mark.parametrize(
    "label",
    ["中央主管部门", "省级主管部门", "主管部门联系人", "非财政拨款", "上年财政拨款", "本年度其他资金", "下达资金总额"],
)
def test_a_label_with_another_word_in_it_is_another_field(label):
    assert fixed(f"{label}: 子\n") == f"{label}: 子\n"


@pytest.mark.parametrize("total", ["中期", "年度"])
@pytest.mark.parametrize("label", ["其中：财政拨款", "其中:财政拨款", "其中：财政拨款（万元）"])
def test_the_total_above_tells_which_part_is_meant(total, label):
    lines = f"{total}资金总额: 8 万元\n{label}: 6 万元\n其他资金: 2 万元\n"
    assert fixed(lines) == f"{total}资金总额: 8 万元\n{total}财政拨款: 6 万元\n{total}其他资金: 2 万元\n"


def test_parts_under_each_total_are_its_own():
    lines = "中期资金总额: 8\n其他资金: 8\n年度资金总额: 4\n其他资金: 4\n"
    assert fixed(lines) == "中期资金总额: 8\n中期其他资金: 8\n年度资金总额: 4\n年度其他资金: 4\n"


@pytest.mark.parametrize(
    "lines",
    [
        "其他资金: 8 万元\n",
        "项目期: 一年\n其中：财政拨款: 8 万元\n",
        "中期资金总额: 8 万元\n年度资金总额: 4 万元\n其他资金: 8 万元\n其他资金: 4 万元\n",
        "年度资金总额: 8 万元\n年度其他资金: 2 万元\n其他资金: 2 万元\n",
        "年度资金总额: 8 万元\n其他资金: 2 万元\n年度其他资金: 2 万元\n",
        "年度资金总额: 8 万元\n其他资金: 2 万元\n其他资金: 3 万元\n其他资金: 4 万元\n",
    ],
)
def test_a_part_of_nobody_knows_which_total_is_left_as_it_is(lines):
    assert fixed(lines) == lines
    _, findings = unknown(lines)
    assert all("中期" in one.help("zh") and "年度" in one.help("en") for one in findings)


def test_what_stands_before_the_indicators_is_no_indicator():
    _, (before, after) = unknown(f"省级财政部门: 子\n{INDICATOR}受益户数: 5 户\n")
    assert ["产出指标" in one.help("zh") for one in (before, after)] == [False, True]


@pytest.mark.parametrize(
    "label",
    ["中期目标（2026年—2028年）", "中期目标(2026-2028)", "长期目标（2026年度至2028年度）", "中期目标（2026年）"],
)
def test_years_behind_a_label_are_printed_with_it(label):
    text = f"{HEAD}{label}: 水质达标。\n"
    compiled = compile_source(Source("a.sheet", text), built_in())
    assert compiled.sheets[0].prose["中期目标"] == ("水质达标。",)
    assert not [one for one in compiled.findings if one.rule == "unknown-field"]


@pytest.mark.parametrize("label", ["中期目标（三年）", "中期目标（2026年修订）", "（2026年）中期目标"])
def test_another_text_in_brackets_is_part_of_a_label(label):
    assert len(unknown(f"{label}: 水质达标。\n")[1]) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("财政中期目标", "中期目标"),
        ("本次中期资金总额", "中期资金总额"),
        ("管网项目期", "项目期"),
        ("起止", None),
        ("项目类别", None),
    ],
)
def test_what_ends_in_the_name_of_a_field_is_near_it(typed, meant):
    _, (found,) = unknown(f"{typed}: 子\n")
    assert ("相近的有" in found.help("zh"), f"“{meant}”" in found.help("zh")) == (meant is not None,) * 2


@pytest.mark.parametrize(
    "label",
    [
        "中央主管部门",
        "区级主管部门",
        "地方主管部门",
        "主管部门联系人",
        "部门名称",
        "项目类型",
        "非财政拨款",
        "省级中期资金总额",
        "上年中期目标",
        "资金",
        "项目经理单位",
    ],
)
def test_a_field_of_another_level_or_another_kind_is_not_near(label):
    _, (found,) = unknown(f"{label}: 子\n")
    assert found.help("zh").startswith("基本信息要用表式里的名称")


def test_a_field_that_has_its_own_line_is_not_offered_again():
    _, (found,) = unknown("项目属性: 新增\n项目属姓: 新增\n")
    assert (found.help("zh").startswith("基本信息要用表式里的名称"), found.fix) == (True, None)


@pytest.mark.parametrize(
    ("label", "form", "meant"),
    [
        ("主管预算部门", "national-2015", "主管部门及代码"),
        ("项目主管单位", "national-2021", "主管部门及代码"),
        ("预算单位", "national-2015", "实施单位"),
        ("项目预算金额（万元）", "national-2015", "年度资金总额"),
        ("项目资金（万元）", "national-2021", "年度资金总额"),
        ("年度总体绩效目标", "national-2015", "年度总体目标"),
        ("项目年度目标", "national-2021", "年度绩效目标"),
        ("预算部门", "hunan-2023", "主管部门"),
        ("实施期绩效目标", "hunan-2023", "长期目标"),
        ("项目支出实施期", "hunan-2023", "项目起止时间"),
        ("专项属性", "hunan-2023", "项目属性"),
    ],
)
def test_fields_are_known_by_what_tables_print(label, form, meant):
    assert built_in().find(form).field_named(label).name == meant
