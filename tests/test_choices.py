"""A choice that a form does not have: the one that is offered instead is near in what tells choices apart."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.model.sheet import ChoiceValue
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in


def told(line: str, form: str = "national-2021"):
    findings = compile_source(Source("a", f"表式: {form}\n项目 甲\n{line}\n"), built_in()).findings
    (found,) = [one for one in findings if one.rule == "not-a-choice"]
    return found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("新项目", "新增项目"),
        ("延伸项目", "延续项目"),
        ("新增项", "新增项目"),
        ("延缓", "延续"),
        ("一次性的", "一次性"),
        ("阶段", "阶段性"),
    ],
)
def test_a_near_choice_is_offered_and_written(typed, meant):
    found = told(f"项目属性: {typed}")
    assert found.help("zh") == f"是不是“{meant}”？"
    assert [edit.text for edit in found.fix.edits] == [meant]


@pytest.mark.parametrize("typed", ["长期项目", "旧项目", "结转项目", "项目", "长期", "延 误工程 项目"])
def test_where_none_is_near_the_choices_are_listed_and_none_is_offered(typed):
    found = told(f"项目属性: {typed}")
    assert (found.help("zh"), found.help("en")) == ("填其中的一个", "write one of these")
    assert found.message("zh").endswith("只能填：新增项目、延续项目、新增、延续、常年、一次性、…")
    assert found.fix is None


@pytest.mark.parametrize("form", ["national-2015", "national-2015-midterm", "national-2021", "hunan-2023"])
@pytest.mark.parametrize(
    "typed",
    ["常年项目", "阶段性项目", "☑滚动项目", "延续项目√", "常规项目", "上年延续性项目", "常年性", "新建", "综合类"],
)
def test_choices_as_tables_print_them_are_known(typed, form):
    findings = compile_source(Source("a", f"表式: {form}\n项目 甲\n项目属性: {typed}\n"), built_in()).findings
    assert "not-a-choice" not in {one.rule for one in findings}


@pytest.mark.parametrize(
    "typed",
    [
        "□新增项目 ☑延续项目",
        "□ 新增项目　☑ 延续项目",
        "□新增项目☑延续项目",
        "新增项目□ 延续项目☑",
        "■延续项目 □新增项目",
        "新增项目（ ） 延续项目（√）",
        "1.新增项目 2.延续项目√",
        "新增项目 √延续项目",
        "（　）新增项目　（√）延续项目",
        "新增项目□延续项目☑",
        "☑ 延续 项目",
    ],
)
def test_of_several_choices_the_ticked_one_is_meant(typed):
    compiled = compile_source(Source("a", f"表式: national-2015\n项目 甲\n项目属性: {typed}\n"), built_in())
    assert compiled.sheets[0].fields["项目属性"] == ChoiceValue(typed, "延续项目")


@pytest.mark.parametrize(
    "typed", ["□新增项目 □延续项目", "☑新增项目 ☑延续项目", "新增项目 √ 延续项目", "☑续建类", "☑", "□新增 ☑"]
)
def test_where_it_is_not_clear_which_is_ticked_none_is_offered(typed):
    assert told(f"项目属性: {typed}").fix is None


def test_of_two_words_no_third_is_guessed():
    assert told("政府购买服务: 有", "shanghai-2020").fix is None


def test_choices_of_a_column_are_told_apart_by_what_differs():
    line = "产出.数量.甲 = 1 个\n    指标值设定依据: "
    assert told(f"{line}行业标推").help("zh") == "是不是“行业标准”？"
    assert told(f"{line}企业自定标准").fix is None
