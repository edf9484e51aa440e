"""What stands in brackets, changed mark by mark in the text that a side has typed."""

import pytest

from sheetlang.merging.marks import marks_of, merged_marks, written
from sheetlang.merging.three import Three

# as in the base, as ours, as theirs, and what ours becomes; None is a conflict
CASES = [
    ("  [10分]", "  [10分 核心]", "  [8分]", "  [8分 核心]"),
    ("  [10分 核心]", "  [10分]", "  [8分 核心]", "  [8分]"),
    ("  [10分, 核心]", "  [9分, 核心]", "  [10分]", "  [9分]"),
    ("  [核心, 10分]", "  [核心, 9分]", "  [10分]", "  [9分]"),
    ("  [10分] [核心]", "  [9分] [核心]", "  [10分]", "  [9分]"),
    ("  [10分] 【核心】", "  [10分] 【核心】", "  [8分]", "  [8分]"),
    ("  [10分]", "", "  [10分 核心]", "  [核心]"),
    ("  [10分]", "", "  [8分]", None),
    ("  [10分]", "  [9分]", "  [8分]", None),
    ("", "  [10分]", "  [核心]", "  [10分 核心]"),
    ("", "  [10分]", "  [8分]", None),
    ("", "  [曾用名 甲]", "  [10分]", "  [曾用名 甲, 10分]"),
    ("", "  [10分]", "  [曾用名 甲 乙]", "  [10分, 曾用名 甲 乙]"),
    ("  [10 分]", "  [ 10 分 ,核心]", "  [10分]", "  [ 10 分 ,核心]"),
    ("  ［10分］", "  ［10分 ］", "  [8分, 核心]", "  ［8分 核心］"),
    ("  [10分, 曾用名 甲]", "  [10分]", "  [10分, 曾用名 甲, 曾用名 乙]", "  [10分, 曾用名 乙]"),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "wanted"), CASES)
def test_marks_of_both_sides_stand_in_the_text_of_ours(base: str, ours: str, theirs: str, wanted: str | None) -> None:
    marks = merged_marks(Three(base, ours, theirs).each(marks_of))
    assert (None if marks is None else written(ours, marks, theirs)) == wanted
