"""Points copied without 分, as a column of points prints them: told as what they are, and mended where sure."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in


def unknown_flag(brackets: str, form: str = "national-2021") -> tuple[str, Diagnostic]:
    text = f"表式: {form}\n项目 甲\n产出.数量.培训场次 = 4 场  {brackets}\n"
    (finding,) = [
        one for one in compile_source(Source("a.sheet", text), built_in()).findings if one.rule == "unknown-flag"
    ]
    return text, finding


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("[20]", "[20分]"),
        ("[15.0]", "[15.0分]"),
        ("[１０]", "[１０分]"),
        ("【5】", "【5分】"),
        ("[分值20]", "[20分]"),
        ("[分值：20]", "[20分]"),
        ("[分值20分]", "[20分]"),
        ("[核心 20]", "[核心 20分]"),
    ],
)
def test_points_without_their_unit_are_mended(typed, meant):
    text, finding = unknown_flag(typed)
    assert finding.fix and finding.fix.safe
    assert edited(text, finding.fix.edits) == text.replace(typed, meant)
    assert meant.strip("[]【】").removeprefix("核心 ") in finding.help("zh")


def test_where_a_form_has_no_points_a_number_may_be_a_note():
    assert [unknown_flag(typed, "national-2015")[1].fix.safe for typed in ("[2]", "[分值2]")] == [False, True]


@pytest.mark.parametrize("brackets", ["[2019]", "[120]", "[20%]", "[表二]", "[分值]", "[20-30]"])
def test_another_text_in_brackets_is_none(brackets):
    assert unknown_flag(brackets)[1].fix is None
