"""Units: every unit of the table reads as one after a number; what is counted, and what may stand for what."""

import pytest

from sheetlang import compile_text
from sheetlang.layout.indicators import indicator_block
from sheetlang.model.target import Quantity, Words
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import FAMILIES, KNOWN


@pytest.mark.parametrize("unit", sorted(KNOWN))
def test_a_known_unit_is_no_part_of_a_bound(unit: str) -> None:
    target, problem = read_target(f"= 2 {unit}")
    assert problem is None
    assert isinstance(target, Quantity)
    assert (target.comparator, target.unit) == ("=", unit)


def test_a_unit_is_of_one_family() -> None:
    units = [unit for units in FAMILIES.values() for unit in units]
    assert len(units) == len(set(units)) == len(KNOWN)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("= 530 元/人*月", "元/人·月"),
        ("= 17 元/人.每天", "元/人·每天"),
        ("= 17 元/人.次", "元/人·次"),
        ("= 530 元/人·月", "元/人·月"),
        ("= 780 元/生/年", "元/生/年"),
        ("<= 500 元/100km", "元/100km"),
        ("<= 5 起/1000人", "起/1000人"),
        ("<= 3 处/100公里", "处/100公里"),
        ("= 2.1 万元/公里.年", "万元/公里·年"),
        ("= 9 元/平方米*月", "元/平方米·月"),
        ("<= 2/10000", "/10000"),
        ("≤15/100000", "/100000"),
        ("≤万分之五", "‱"),
        ("≤ 4‱", "‱"),
    ],
)
def test_the_point_of_a_rate_may_be_typed_otherwise(text: str, unit: str) -> None:
    target, _ = read_target(text)
    assert isinstance(target, Quantity)
    assert (target.text, target.unit) == (text, unit)


@pytest.mark.parametrize("text", ["= 3 人.次", "5 个.其中 3 个", "5 米*宽", "2026/10月", "3 元/亩.其中 2 元"])
def test_no_other_point_joins_units(text: str) -> None:
    target, _ = read_target(text)
    assert isinstance(target, Words)


@pytest.mark.parametrize(
    "text", ["95 %以上。", "90~95 %。", "较上年 提高 3 %。", "待定。", "12月底前 100 %。", "三分之二。"]
)
def test_a_full_stop_behind_a_target_says_nothing(text: str) -> None:
    (with_stop, _), (without, _) = read_target(text), read_target(text[:-1])
    assert type(with_stop) is type(without) is not Words
    assert with_stop.text == text
    assert repr(with_stop).replace("。", "") == repr(without)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("控制在 5 起以内", "5", "起"),
        ("控制在1‰以内。", "1", "‰"),
        ("控制在6.5次/10万公顷以下", "6.5", "次/10万公顷"),
        ("控制在 3 天内", "3", "天"),
        ("稳定在6%以下", "6", "%"),
        ("不得超过 8 次", "8", "次"),
        ("12小时内响应", "12", "小时"),
        ("7个工作日内全部办结", "7", "个工作日"),
    ],
)
def test_what_is_kept_within_a_number_has_a_ceiling(text: str, value: str, unit: str) -> None:
    target, problem = read_target(text)
    assert isinstance(target, Quantity)
    assert (target.text, target.comparator, target.value.digits, target.unit, problem) == (
        text,
        "<=",
        value,
        unit,
        None,
    )


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("为0", "=", "0", None),
        ("为 0 人", "=", "0", "人"),
        ("控制为0次。", "=", "0", "次"),
        ("提高到25%以上", ">=", "25", "%"),
        ("提升至 90 % 及以上", ">=", "90", "%"),
        ("增加到 3 万人以上", ">=", "3", "万人"),
        ("扩大到5家左右", "≈", "5", "家"),
        ("降低到5%以下", "<=", "5", "%"),
        ("减少到3起以内", "<=", "3", "起"),
        ("控制到5‰以下", "<=", "5", "‰"),
        ("控制在25%左右", "≈", "25", "%"),
        ("保持在92%以上", ">=", "92", "%"),
        ("维持 30 人以上", ">=", "30", "人"),
        ("确保不低于97%", ">=", "97", "%"),
        ("确保97%以上", ">=", "97", "%"),
        ("不得低于97%", ">=", "97", "%"),
        ("85%以上（含85%）", ">=", "85", "%"),
        ("85%（含85%）以上", ">=", "85", "%"),
        ("≥85%（含85）", ">=", "85", "%"),
        ("达到2.5%左右", "≈", "2.5", "%"),
        ("达 3 亿元上下", "≈", "3", "亿元"),
        ("达到25%以上", ">=", "25", "%"),
    ],
)
def test_what_opens_a_number_leaves_it_to_its_bound(text: str, comparator: str, value: str, unit: str | None) -> None:
    target, problem = read_target(text)
    assert isinstance(target, Quantity) and problem is None
    assert (target.text, target.comparator, target.value.digits, target.unit) == (text, comparator, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        *("控制在预算以内", "控制在 90 % 以上", "控制在 6 月内", "控制在 5 起", "控制在以内"),
        *("保持92%", "确保安全", "维持现状", "稳定在一流以上", "85%以上（含80%）", "3天内无故障", "5公里内到达"),
        *("提高到25%", "提高到5%以下", "降低到90%以上", "提高到新水平以上", "提高到5%—10%"),
        *("为优秀", "为民服务5次", "为期3天", "为一流", "为5次以上", "为≤5%"),
    ],
)
def test_nothing_else_that_is_opened_so_is_a_number(text: str) -> None:
    assert read_target(text) == (Words(text), None)


@pytest.mark.parametrize("typed", ["台（套）", "台(套)"])
@pytest.mark.parametrize("form", ["项目支出绩效目标申报表(2021)", "重庆市项目支出绩效目标表(2022)"])
def test_a_unit_is_printed_with_the_brackets_that_were_typed(typed: str, form: str) -> None:
    path = "" if "重庆" in form else "产出.数量."
    sheets, _ = compile_text(f"表式: {form}\n项目 甲\n{path}购置设备 >= 8 {typed}\n")
    block = indicator_block(sheets[0], "")
    assert typed in "".join(text for column in block.columns for text in column.texts)
