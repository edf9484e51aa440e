"""What rules ask of targets as typed: numbers against 0 and 100, other comparisons, second units, lost dates."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sheetlang.knowledge.targets import are_lost_dates, compared, exceeds_100, is_100, is_zero, misread, two_units
from sheetlang.model.number import Number

DIGITS = st.from_regex(r"-?[0-9]{1,5}(\.[0-9]{1,3})?", fullmatch=True)


@given(DIGITS | st.sampled_from(["99.999", "100", "100.0", "100.001", "101", "0100", "0", "0.00", "-100", "-101"]))
@example("100.00")
@example("100.01")
@example("101")
@example("1000")
def test_a_number_is_told_from_its_digits_as_from_its_value(digits: str) -> None:
    number, value = Number(digits, digits), Decimal(digits)
    assert exceeds_100(number) == (value > 100)
    assert is_100(number) == (value == 100)
    if not digits.startswith("-"):
        assert is_zero(number) == (value == 0)


@pytest.mark.parametrize("digits", ["2/3", "201/2"])
def test_a_part_of_a_whole_is_neither_all_nor_more(digits: str) -> None:
    number = Number(digits, digits)
    assert not (exceeds_100(number) or is_100(number) or is_zero(number))


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("100 %", ">= 100 %"),
        ("100 %。", ">= 100 %"),
        ("≤ 90 %。", ">= 90 %"),
        ("90 % 以下。", ">= 90 %"),
        ("‹=90%", ">=90%"),
        ("控制在 90 % 以内", ">= 90 %"),
        ("提高到 90 % 以上", ">= 90 %"),
        ("保持在 90 % 以上", ">= 90 %"),
        ("90%（含）", ">= 90%"),
        ("90%（含90%）以上", ">= 90%"),
        ("为90%", ">= 90%"),
        ("= 100 %", ">= 100 %"),
        ("≤100%", ">=100%"),
        ("＜＝ 5 次", ">= 5 次"),
        ("不超过 5 次", ">= 5 次"),
        ("5 次以内", ">= 5 次"),
        ("5 次 及以下", ">= 5 次"),
    ],
)
def test_a_target_with_another_comparison(text: str, better: str) -> None:
    assert compared(text, ">=") == better


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("292%", ">= 92%"),
        ("2280次", ">= 280次"),
        ("290$", ">= 90%"),
        ("95$", ">= 95%"),
        ("工 92%", ">= 92%"),
        ("^5 次", ">= 5 次"),
        ("200次", None),
        ("25%", None),
        ("2次", None),
        ("95%", None),
        ("工程合格", None),
        ("2至3次", None),
    ],
)
def test_what_a_scanned_target_may_have_said(text: str, better: str | None) -> None:
    assert misread(text) == better


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("28.8万元 %", ("万元", "%")),
        ("28.8 万元|%", ("万元", "%")),
        ("28.8 万元/%", ("万元", "%")),
        ("28.8 万元；％", ("万元", "%")),
        ("定量 95%,人次", ("%", "人次")),
        ("应保尽保 %", None),
        ("95 %", None),
        ("及时", None),
    ],
)
def test_the_two_units_of_a_number(text: str, units: tuple[str, str] | None) -> None:
    assert two_units(text) == units


@pytest.mark.parametrize(
    ("low", "high", "lost"),
    [
        ("20246", "202516", True),
        ("20240106", "20251231", True),
        ("2024", "202516", False),
        ("202401061", "20251231", False),
        ("30246", "202516", False),
        ("20246", "302516", False),
    ],
)
def test_days_whose_points_were_lost(low: str, high: str, lost: bool) -> None:
    assert are_lost_dates(Number(low, low), Number(high, high)) is lost
