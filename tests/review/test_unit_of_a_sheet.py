"""Who hands a sheet in, by the fields of each form."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.forms.form import Form
from sheetlang.forms.parts import FormField, Section
from sheetlang.model.sheet import Sheet
from sheetlang.review.units import unit_of
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEAD = "表式: {form}\n年度: 2026\n项目 甲\n"


def unit(form, *lines):
    (sheet,) = compile_source(Source("a.sheet", HEAD.format(form=form) + "\n".join(lines) + "\n"), built_in()).sheets
    return unit_of(sheet)


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("national-2021", "实施单位: 东村"), ("shanghai-2020", "申报单位名称: 东村"), ("hunan-2023", "填报单位: 东村"),
        ("hunan-2023", "项目实施单位: 东村"), ("chongqing-2022", "编制单位: 东村"), ("transfer-2015", "资金使用单位: 东村"),
        ("sichuan-2023", "主管部门: 东村"), ("transfer-2015", "区县主管部门: 东村"),
    ],
)  # fmt: skip
def test_each_form_has_its_field_for_it(form, line):
    assert unit(form, line) == "东村"


def test_who_fills_it_in_comes_before_who_does_the_work_and_that_one_before_the_superior():
    assert unit("hunan-2023", "主管部门: 县局", "项目实施单位: 中心", "填报单位: 东村") == "东村"
    assert unit("hunan-2023", "主管部门: 县局", "项目实施单位: 中心") == "中心"


def test_one_that_is_not_named_or_not_known_yet_is_none():
    assert unit("national-2021") == ""
    assert unit("national-2021", "实施单位: 待定", "主管部门: 县局") == "县局"


def test_a_form_of_ones_own_may_call_it_otherwise():
    (sheet,) = compile_source(
        Source("a.sheet", HEAD.format(form="national-2021") + "实施单位: 东村\n"), built_in()
    ).sheets
    form = Form("own", "自己", "自己", (Section((FormField("报送单位"),)),), (), ())
    own = Sheet(form, 2026, "甲", {"报送单位": sheet.fields["实施单位"]}, {}, (), origin=sheet.origin)
    assert unit_of(own) == "东村"
