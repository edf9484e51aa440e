"""The form of transfer payments: its head is known, as provinces and counties print it."""

import pytest

from sheetlang.compiler import compile_source, emit
from sheetlang.edits import edited
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

SHEET = """\
表式: 区域绩效目标表
年度: 2026
项目 农村供水保障补助资金
中央主管部门: 水利部
省级财政部门: 省财政厅
省级主管部门: 省水利厅
区县主管部门: 县水利局
年度金额: 640 万元
其中：中央补助: 600 万元
地方资金: 40 万元
年度目标: 改造供水管网，水质达标。

产出.数量.改造供水管网长度 >= 42.6 公里
产出.质量.工程验收合格率 = 100 %
产出.时效.完工时间: 2026年11月底前
产出.成本.每公里改造成本 <= 15 万元/公里
效益.社会效益.受益人口 >= 1.2 万人
满意度.服务对象满意度.用水户满意度 >= 90 %
"""


def test_a_sheet_of_it_is_sound_and_printed():
    compiled = compile_source(Source("a.sheet", SHEET), built_in())
    assert compiled.findings == ()
    page = emit(compiled, "md").decode()
    assert [word for word in ("水利部", "其中：中央补助", "42.6公里") if word not in page] == []


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("下达资金总额", "年度金额"),
        ("中央财政补助", "中央补助"),
        ("年度总体目标", "年度目标"),
        ("县级财政部门", "区县财政部门"),
        ("区级主管部门", "区县主管部门"),
        ("其中:中央财政资金", "中央补助"),
        ("省级财政资金", "地方资金"),
        ("地方主管部门", "地方主管部门"),
        ("资金使用单位", "资金使用单位"),
    ],
)
def test_what_else_its_fields_are_called(printed, meant):
    form = built_in().find("transfer-2015")
    assert form.field_named(printed).name == meant


@pytest.mark.parametrize("printed", ["专项（项目）名称", "专项名称", "转移支付(项目)名称", "资金名称"])
def test_what_is_printed_before_the_project_is_written_as_one(printed):
    text = SHEET.replace("项目 农村", f"{printed}: 农村")
    (found,) = compile_source(Source("a.sheet", text), built_in()).findings
    assert (found.rule, found.help("zh")) == (
        "missing-project",
        f"把“{printed}”这一行写成“项目 农村供水保障补助资金”",
    )
    assert edited(text, found.fix.edits) == SHEET


def test_money_from_elsewhere_is_a_part_of_the_whole():
    text = SHEET.replace("地方资金: 40 万元", "地方资金: 30 万元\n其他资金: 10 万元")
    assert compile_source(Source("a.sheet", text), built_in()).findings == ()


def test_the_parts_add_up_to_the_whole():
    compiled = compile_source(Source("a.sheet", SHEET.replace("600 万元", "500 万元")), built_in())
    assert {one.rule for one in compiled.findings} == {"total-mismatch"}


def test_the_ministry_is_not_the_department_of_another_form():
    text = SHEET.replace("区域绩效目标表", "national-2015")
    compiled = compile_source(Source("a.sheet", text), built_in())
    edits = [edit.text for one in compiled.findings if one.fix for edit in one.fix.edits]
    assert "主管部门" not in edits
