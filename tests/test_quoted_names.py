"""What a message quotes may hold quotes of its own: then other marks stand around it, and it stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound import SOUND

from sheetlang.compiler import compile_source
from sheetlang.source import Source
from sheetlang.text import Text, quoted
from sheetlang.workspace.forms import built_in

SAID = Text("“{name}”写成“= {better} 个”，不是{plain}", "write “= {better} 个” for “{name}”, not {plain}")


@pytest.mark.parametrize(
    ("name", "better", "zh"),
    [
        ("甲", "乙", "“甲”写成“= 乙 个”，不是丙"),
        ("“两类人员”人数", "乙", "「“两类人员”人数」写成“= 乙 个”，不是丙"),
        ("甲", "“乙", "“甲”写成「= “乙 个」，不是丙"),
        ("甲”", "“乙”", "「甲”」写成「= “乙” 个」，不是丙"),
        ("甲{better}", "「乙」", "“甲{better}”写成“= 「乙」 个”，不是丙"),
    ],
)
def test_other_marks_stand_around_what_holds_quotes(name, better, zh):
    values = {"name": name, "better": better, "plain": "丙"}
    assert SAID.render("zh", values) == zh
    left, right = ("「", "」") if name[0] == "“" or name[-1] == "”" else ("“", "”")
    assert f"for {left}{name}{right}, not" in SAID.render("en", values)


def test_what_stands_in_no_quotes_stays_as_it_is():
    assert SAID.render("zh", {"name": "甲", "better": "乙", "plain": "“丙”"}) == "“甲”写成“= 乙 个”，不是“丙”"
    assert Text("写成{better}", "write {better}").render("zh", {"better": "“甲”"}) == "写成“甲”"


@given(st.text("甲“”「」{}a", max_size=6))
def test_what_is_quoted_stands_in_the_message_as_it_was_typed(name):
    said = Text("甲“{name}”乙", "a “{name}” b").render("zh", {"name": name})
    assert said[2:-2] == name
    assert quoted(name) == said[1:-1]
    assert (said[1] == "“") == ("“" not in name and "”" not in name)


@pytest.mark.parametrize(
    "line",
    [
        "产出.质量.“两类人员”帮教人数 = 20000 个",
        "产出.数量.“两类人员”人数: **",
        "产出.数量.做好“甲”工作，完成“乙”任务，建成“丙”中心: 1 个",
        "产出.“数量”.甲 = 1 个",
        "产出.数量.“甲”“甲”: 完成“甲”",
    ],
)
def test_no_message_holds_two_quotes_in_a_row(line):
    findings = compile_source(Source("a", f"{SOUND}{line}\n{line}\n"), built_in()).findings
    assert findings
    for one in findings:
        for text in (one.message("zh"), one.message("en"), one.help("zh"), one.help("en")):
            assert "““" not in text and "””" not in text.replace(line, ""), text
