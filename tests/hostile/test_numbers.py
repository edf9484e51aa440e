"""Numbers keep every digit, and what only looks like a number is words or a finding, at once."""

import random
from decimal import Decimal

import pytest
from hostile.hang_guard import hang_guard
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetlang.compiler import compile_source, emit
from sheetlang.emit.json import target_value
from sheetlang.layout import shown
from sheetlang.model.number import MOST_DIGITS, read_number, read_numeral
from sheetlang.model.target import Quantity, Words
from sheetlang.model.target_reading import read_target
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

NUMBERS = 200_000
FULL_WIDTH = str.maketrans("0123456789.-+,", "０１２３４５６７８９．－＋，")
HEAD = "表式: shanghai-2020\n年度: 2020\n项目 甲\n"


def written(dice: random.Random) -> str:
    """A decimal of up to 30 digits, as a person may type it."""
    whole = str(dice.randrange(10 ** dice.randrange(1, 19)))
    part = "".join(dice.choices("0123456789", k=dice.randrange(0, 10)))
    return dice.choice(("", "", "-", "+")) + (f"{whole}.{part}" if part else whole)


def grouped(text: str) -> str:
    whole, dot, part = text.partition(".")
    sign, digits = (whole[0], whole[1:]) if whole[0] in "+-" else ("", whole)
    return f"{sign}{int(digits):,}{dot}{part}"


@pytest.mark.parametrize("start", range(0, NUMBERS, NUMBERS // 4))
def test_decimals_are_read_exactly(start):
    wrong = []
    for number in range(start, start + NUMBERS // 4):
        dice = random.Random(number)
        text = written(dice)
        typed = dice.choice((text, text, grouped(text), text.translate(FULL_WIDTH)))
        found = read_number(typed)
        exact = found is not None and str(found.decimal) == str(Decimal(text)) and found.typed == typed
        if not exact or Decimal(found.digits) != Decimal(text) or found.value != Decimal(text):
            wrong.append((number, typed))
    assert wrong == []


def test_decimals_keep_every_digit_on_the_way_through_a_target():
    wrong = []
    for number in range(3_000):
        text = written(random.Random(number)).removeprefix("+")
        target, problem = read_target(f"{text} 个")
        if problem or not isinstance(target, Quantity) or target_value(target).value != text:
            wrong.append((number, text))
        elif shown.number(target.value) != text:
            wrong.append((number, text, "shown"))
    assert wrong == []


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20))
@settings(max_examples=300, deadline=None)
def test_any_decimal_is_read_exactly(value):
    found = read_number(f"{value:f}")
    assert found is not None
    assert (found.decimal, found.digits) == (value, f"{value:f}")


@pytest.mark.parametrize("text", ["9" * 30, "0." + "1" * 28, "-" + "9" * 29])
def test_thirty_characters_are_read(text):
    assert read_number(text).digits == text
    assert len(text) == MOST_DIGITS


@given(st.decimals(0, 10_000, places=2), st.integers(1, 10_000))
def test_the_whole_of_a_number_is_less_where_the_number_is(value, other):
    number = read_number(f"{value:f}")
    assert (number.whole < other) == (number.value < other)


@pytest.mark.parametrize(("text", "whole"), [("三分之二", 0), ("二分之七", 3), ("一百零五", 105), ("半", 0)])
def test_the_whole_of_a_numeral_has_no_fraction(text, whole):
    assert read_numeral(text).whole == whole


@pytest.mark.parametrize(
    "text", ["9" * 31, "9" * 5_000, "0." + "1" * 300, "1" * 5_000_000], ids=lambda text: f"{len(text)}"
)
def test_more_are_a_finding(text):
    with hang_guard(10, "a long number"):
        assert read_number(text) is None
        for line in (f"产出.数量.名 = {text} 个\n", f"项目总预算: {text} 元\n", f"产出.数量.名 = 1..{text}\n"):
            result = compile_source(Source("x", HEAD + line), built_in())
            rules = {one.rule for one in result.findings}
            assert rules & {"number-too-long", "line-too-long", "not-money", "comparison-needs-number"}
            emit(result, "json", draft=True)


def test_how_many_digits_a_number_may_have_is_said():
    text = HEAD + f"产出.数量.名 = {'9' * (MOST_DIGITS + 1)} 个\n"
    (found,) = (one for one in compile_source(Source("x", text), built_in()).findings if one.rule == "number-too-long")
    assert found.message("zh") == f"数超过 {MOST_DIGITS} 位"
    assert found.message("en") == f"the number has more than {MOST_DIGITS} digits"


@pytest.mark.parametrize(
    "text",
    ["1e5", "1E5", "1e99999999", "1E-99999999", "0x1F", "0b1", "1_000", "NaN", "nan", "Infinity", "inf", "-inf", "1e",
     "٣٤", "۳۴", "३४", "๓๔", "𝟑𝟒", "³⁴", "₃₄", "①②", "Ⅲ", "㉚", "🄀", "3٤", "1'000", "１e５", "1d5", "0o17", "1.5.2e3"],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text):
    with hang_guard(5, text):
        assert read_number(text) is None
        target, problem = read_target(text)
        assert problem or not isinstance(target, Quantity) or target.unit
        _, problem = read_target(f">= {text}", needs_number=True)
        result = compile_source(Source("x", f"{HEAD}产出.数量.名 >= {text}\n"), built_in())
    for sheet in result.sheets:
        for indicator in sheet.indicators:
            assert isinstance(indicator.target, (Quantity, Words))
            assert not isinstance(indicator.target, Quantity) or indicator.target.value.digits in ("1", "0", "3", "1.5")
    emit(result, "xlsx", draft=True)
