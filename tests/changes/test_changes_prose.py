"""What changed in a text: its sentences and characters, however long it is."""

from random import Random

import pytest

from sheetlang.changes.prose import Segment, changed_sentences, segments

LONG = "".join(f"第{number}段改造管网，按月检测水质。" for number in range(3000))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("每月检测。", "每季检测。", [("both", "每"), ("old", "月"), ("new", "季"), ("both", "检测。")]),
        ("400 本", "450 本", [("old", "400"), ("new", "450"), ("both", " 本")]),
        ("", "新", [("new", "新")]),
        ("旧", "", [("old", "旧")]),
        ("同", "同", [("both", "同")]),
    ],
)
def test_a_change_is_marked_by_character_and_by_figure(old, new, expected) -> None:
    assert segments(old, new) == [Segment(*one) for one in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["甲。乙。"], ["甲。丙。乙。"], [(None, "丙。")]),
        (["甲。乙。"], ["乙。"], [("甲。", None)]),
        (["甲乙丙丁。"], ["甲乙丙戊。"], [("甲乙丙丁。", "甲乙丙戊。")]),
        (["甲乙丙丁。"], ["金木水火。"], [("甲乙丙丁。", None), (None, "金木水火。")]),
        (["甲。", "乙。"], ["甲。乙。"], [("甲。\n", "甲。")]),
    ],
)
def test_only_changed_sentences_are_told(old, new, expected) -> None:
    assert changed_sentences(old, new) == expected


def test_the_pieces_of_one_version_are_its_text() -> None:
    rng = Random(8)
    for number in range(400):
        old = "".join(rng.choices("甲乙丙，。；12 \n", k=rng.randrange(40)))
        new = "".join(rng.choices("甲乙丙，。；12 \n", k=rng.randrange(40)))
        found = segments(old, new)
        assert "".join(text for side, text in found if side != "new") == old, number
        assert "".join(text for side, text in found if side != "old") == new, number


def test_of_a_long_text_only_what_changed_is_marked() -> None:
    new = LONG.replace("第2000段改造", "第2000段新建")
    assert [one for one in segments(LONG, new) if one.side != "both"] == [
        Segment("old", "改造"),
        Segment("new", "新建"),
    ]
    assert changed_sentences([LONG], [new]) == [
        ("第2000段改造管网，按月检测水质。", "第2000段新建管网，按月检测水质。")
    ]


def test_two_long_texts_that_share_little_take_no_long_time() -> None:
    """Every step is bounded: told whole where to look closer would be too long."""
    one, other = "甲" * 100_000, "乙。" * 50_000
    assert segments(one, other) == [Segment("old", one), Segment("new", other)]
    assert len(changed_sentences([one], [other])) > 1
