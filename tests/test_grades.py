"""A grade after a word of comparison is a target in words; nothing else in words may follow one."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.model.target import Quantity, Words
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in


def read(line: str):
    compiled = compile_source(Source("a", f"{PREAMBLE}{line}\n"), built_in())
    (sheet,) = compiled.sheets
    structural = [one.rule for one in compiled.findings if one.severity == "error" and one.rule != "missing-class"]
    return structural, [(one.name, one.target) for one in sheet.indicators]


@pytest.mark.parametrize(
    "target",
    [
        "不低于 A 级",
        "不低于A级",
        "达到 AAA 级",
        "不低于 Ⅲ类",
        "达到 III 类",
        "至少 B+ 等",
        "不低于 三级",
        "达到 二等",
        "不低于 Ａ级以上",
    ],
)
def test_a_grade_after_a_word_is_kept_as_it_was_typed(target):
    assert read(f"产出.质量.水质 {target}") == ([], [("水质", Words(target))])
    assert read(f"产出.质量.水质: {target}") == ([], [("水质", Words(target))])


def test_a_grade_keeps_its_weight_and_comment():
    compiled = compile_source(Source("a", f"{PREAMBLE}产出.质量.水质 不低于 A 级  [5分]  # 省定\n"), built_in())
    (one,) = compiled.sheets[0].indicators
    assert (one.target, one.weight.points.digits, one.entry.comment) == (Words("不低于 A 级"), "5", "# 省定")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("产出.质量.水质 >= A 级", "comparison-needs-number"),
        ("产出.质量.水质 ≥三级", "comparison-needs-number"),
        ("产出.质量.水质 不低于 良好", "unreadable-line"),
        ("产出.质量.水质 不低于 上年", "unreadable-line"),
        ("产出.质量.水质 不低于 三分", "comparison-needs-number"),
        ("产出.质量.水质 不低于 APP 上线", "unreadable-line"),
        ("产出.质量.水质不低于 A 级", "unreadable-line"),
    ],
)
def test_other_words_need_a_colon(line, rule):
    assert read(line) == ([rule], [])


def test_a_grade_in_a_name_is_left_alone():
    assert read("产出.质量.达到 A 级 的断面占比 >= 90 %")[1][0][0] == "达到 A 级 的断面占比"
    assert isinstance(read("产出.质量.水质 不低于 3 级")[1][0][1], Quantity)


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("产出.质量.混凝土强度：≥C30", "产出.质量.混凝土强度：不低于 C30"),
        ("产出.质量.砂浆强度 >= M7.5  [5分]", "产出.质量.砂浆强度: 不低于 M7.5  [5分]"),
        ("产出.质量.水质: ≤ Ⅲ类", "产出.质量.水质: 不高于 Ⅲ类"),
    ],
)
def test_a_grade_after_a_sign_is_told_how_to_be_written(line, better):
    text = f"{PREAMBLE}{line}\n"
    (told,) = (one for one in compile_source(Source("a", text), built_in()).findings if one.severity == "error")
    (edit,) = told.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == f"{PREAMBLE}{better}\n"
    assert read(better)[0] == []
