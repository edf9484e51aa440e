"""表式 and 年度 are said once, in whatever language: a second `form:` went unheard."""

import pytest

from sheetlang import compile_text


@pytest.mark.parametrize(
    ("again", "repeated"),
    [("form: shanghai-2020", "form"), ("表式: shanghai-2020", "表式"), ("year: 2027", "year"), ("年度: 2026", "年度")],
)
def test_a_keyword_that_is_said_again_is_told(again, repeated):
    _, findings = compile_text(f"表式: shanghai-2020\n年度: 2026\n{again}\n项目 甲\n产出.数量.培训 >= 4 场\n")
    assert [one.values["name"] for one in findings if one.rule == "repeated-field"] == [repeated]


def test_a_project_may_say_them_for_itself():
    _, findings = compile_text("form: shanghai-2020\n年度: 2026\n项目 甲\n表式: shanghai-2020\nyear: 2027\n")
    assert "repeated-field" not in {one.rule for one in findings}
