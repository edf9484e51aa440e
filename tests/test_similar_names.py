"""What a mistyped name resembles: the short cut past most comparisons never changes the answer."""

import random

from rows import real_rows

from sheetlang.naming import closest, similarity

KNOWN = sorted({row.name for row in real_rows()})[:60]
CUTOFF = 0.5


def mistyped(dice: random.Random, name: str) -> str:
    characters = list(name)
    for _ in range(dice.randrange(1, 5)):
        at = dice.randrange(len(characters) + 1)
        characters[at : at + dice.randrange(3)] = dice.choice(("", "率", "产", "及", "数量", dice.choice(KNOWN)[:3]))
    return "".join(characters)


def compared_in_full(name: str) -> str | None:
    scores = [similarity(name, one) for one in KNOWN]
    return KNOWN[scores.index(max(scores))] if max(scores) >= CUTOFF else None


def test_the_closest_name_is_that_of_the_full_comparison():
    dice = random.Random(1)
    names = [mistyped(dice, dice.choice(KNOWN)) for _ in range(150)]
    assert [closest(name, KNOWN) for name in names] == [compared_in_full(name) for name in names]
    assert 40 < sum(closest(name, KNOWN) is not None for name in names) < 150


def test_a_name_of_the_same_sound_is_still_found():
    assert closest("是效", ["数量", "质量", "时效", "成本"]) == "时效"
    assert closest("产岀", ["产出", "效果"]) == "产出"
    assert closest("完全无关", ["产出", "效果"]) is None


def test_the_first_of_equally_close_names_is_told():
    assert closest("甲乙丙", ["甲乙丁", "甲乙戊"]) == "甲乙丁"
