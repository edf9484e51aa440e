"""Dates and stretches of time: every one that is read has a first and a last day, to the ends of the calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound import SOUND

import sheetlang
from sheetlang.language.keywords import parted_comparator
from sheetlang.model import faults
from sheetlang.model.moment import Moment, read_period
from sheetlang.model.target import Date, Quantity, Words
from sheetlang.model.target_reading import read_target

YEARS = st.sampled_from([0, 1, 1999, 2026, 9998, 9999])
PARTS = st.tuples(st.none() | YEARS, st.none() | st.integers(0, 13), st.none() | st.integers(0, 32))


def written(moment: tuple[int | None, int | None, int | None]) -> str:
    """A date as an officer writes it; a day without a month is left out."""
    year, month, day = moment
    text = f"{year:04d}年" if year is not None else ""
    if month is not None:
        text += f"{month}月" + (f"{day}日" if day is not None else "")
    return text or "2026年"


@given(PARTS, st.none() | PARTS, st.sampled_from(["-", "至", " - ", "—"]))
def test_a_date_that_is_read_has_a_first_and_a_last_day(first, last, dash):
    text = written(first) + (dash + written(last) if last else "")
    target, _ = read_target(text)
    for one in (target.start, target.end) if isinstance(target, Date) else ():
        if one is not None and one.year is not None:
            assert one.first_day <= one.last_day, text


@pytest.mark.parametrize("text", ["9999年", "9999年12月", "0000年1月", "0000年", "2026年-9999年", "0000年-2026年12月"])
def test_no_rule_fails_at_the_ends_of_the_calendar(tmp_path, text):
    path = tmp_path / "a.sheet"
    path.write_text(
        f"{SOUND.replace('项目 甲', f'项目 甲{chr(10)}项目期: {text}')}产出.时效.完成时间: {text}\n", "utf-8"
    )
    _, findings = sheetlang.compile_file(path)
    assert "rule-failed" not in {one.rule for one in findings}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021年-2021年1月", (2021,), (2021, 1)),
        ("2025年度—2026年度", (2025,), (2026,)),
        ("2021年至2022年3月15日", (2021,), (2022, 3, 15)),
        ("2021年1月-2022年", (2021, 1), (2022,)),
        ("12月-2026年1月", (2025, 12), (2026, 1)),
        ("1月-2026年12月", (2026, 1), (2026, 12)),
        ("12月1日-2026年12月15日", (2026, 12, 1), (2026, 12, 15)),
        ("12月31日-2026年12月15日", (2025, 12, 31), (2026, 12, 15)),
        ("2026年1月-3月", (2026, 1), (2026, 3)),
        ("11月-2月", (None, 11), (None, 2)),
        ("6月7日-9日", (None, 6, 7), (None, 6, 9)),
        ("6月7-8日", (None, 6, 7), (None, 6, 8)),
        ("5月18日至25日", (None, 5, 18), (None, 5, 25)),
        ("2026年3月10日-15号", (2026, 3, 10), (2026, 3, 15)),
        ("2026年11月1-30日", (2026, 11, 1), (2026, 11, 30)),
    ],
)
def test_an_end_without_a_year_takes_it_from_the_other(text, start, end):
    assert read_period(text) == (Moment(*start), Moment(*end))
    target, problem = read_target(text)
    assert (problem, target.start, target.end) == (None, Moment(*start), Moment(*end))


@pytest.mark.parametrize("text", ["2021年-3", "2026年-2027年2", "12月-1", "6月7日-35日"])
def test_what_does_not_say_both_ends_is_no_stretch_of_time(text):
    target, _ = read_target(text)
    assert not isinstance(target, Date)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("11月底之前", (None, 11)),
        ("12月末以前完成", (None, 12)),
        ("年底之前", (None, 12)),
        ("2027年底前", (2027, 12)),
        ("2027年年底前", (2027, 12)),
        ("2027年年末之前", (2027, 12)),
        ("2027年12月底前。", (2027, 12)),
        ("2027.9前", (2027, 9)),
        ("2027.11底前", (2027, 11)),
        ("2027/11前", (2027, 11)),
        ("11月30前", (None, 11, 30)),
        ("2027年11月30之前", (2027, 11, 30)),
    ],
)
def test_a_deadline_may_be_said_in_several_ways(text, moment):
    target, problem = read_target(text)
    assert (problem, target) == (None, Date(text, None, None, Moment(*moment), deadline=True))


@pytest.mark.parametrize(
    "text",
    [
        "2026年12月30日完工",
        "2026年12月竣工",
        "12月底前全部完成验收",
        "完成时间为2026年12月30日",
        "于12月建成",
        "年底交付",
        "2026年6月30日前发放到户",
        "6月底前拨付到位",
        "11月完成支付",
        "10月底前投入使用",
        "12月底前基本完工",
        "9月前全部上报",
    ],
)
def test_a_day_on_which_all_is_done_is_a_deadline(text):
    target, problem = read_target(text)
    assert isinstance(target, Date) and target.deadline and problem is None


@pytest.mark.parametrize("text", ["2026年12月30日", "2026年12月底", "12月内"])
def test_another_day_is_none(text):
    target, _ = read_target(text)
    assert isinstance(target, Date) and not target.deadline


@pytest.mark.parametrize("text", ["开工时间为2026年3月", "2026年12月30日开工", "验收", "于民有利", "完成时间为准"])
def test_what_is_not_done_by_a_day_stays_words(text):
    assert isinstance(read_target(text)[0], Words)


def test_a_stretch_may_be_one_in_which_all_is_done():
    assert read_target("2026年1-11月完成")[0][1:] == (None, Moment(2026, 1), Moment(2026, 11), False)


@pytest.mark.parametrize(
    ("line", "deadline"),
    [
        ("产出.时效.完成时间: 2026.11", False),
        ("产出.时效.主体完工: 2026.06", False),
        ("产出.时效.验收时限 <= 2026.11", True),
        ("产出.数量.播出日期: ≤2026.9", True),
    ],
)
def test_a_number_is_a_month_where_a_time_is_asked_for(line, deadline):
    (sheet,), findings = sheetlang.compile_text(f"{SOUND}{line}\n")
    target = sheet.indicators[-1].target
    assert isinstance(target, Date) and target.deadline == deadline and target.end.year == 2026
    assert not {"missing-unit", "missing-comparator"}.intersection(one.rule for one in findings)


@pytest.mark.parametrize(
    "line",
    [
        "产出.数量.改造面积: 2026.11",
        "产出.时效.服务时间: 2026.13",
        "产出.时效.服务时间: 2026.11 小时",
        "产出.时效.服务时间 >= 2026.11",
        "产出.时效.服务时间: 1026.11",
    ],
)
def test_another_number_is_none(line):
    assert isinstance(sheetlang.compile_text(f"{SOUND}{line}\n")[0][0].indicators[-1].target, Quantity)


def test_a_stop_at_the_end_is_not_printed():
    texts = ("12月底前", "12月底前；", "12月底前。")
    sheets = [sheetlang.compile_text(f"{SOUND}产出.时效.完工: {text}\n")[0] for text in texts]
    assert len({sheetlang.render(one, "md") for one in sheets}) == 1


@pytest.mark.parametrize(
    ("text", "comparator"), [("达标", ""), ("达产企业", ""), ("达95%", ">="), ("达 三级", ">="), ("达到95%", ">=")]
)
def test_a_word_that_begins_as_a_comparison_does_is_none(text, comparator):
    assert parted_comparator(text)[0] == comparator


@pytest.mark.parametrize("text", ["13月", "2026年13月", "2026年13月5日", "2026年1月至2026年13月", "2026-13-01"])
def test_a_month_that_is_none_is_told_as_a_month(text):
    _, problem = read_target(text)
    assert (problem.fault, problem.values["month"]) == (faults.NO_SUCH_MONTH, "13")
    assert read_target("2026年6月31日")[1].fault is faults.NO_SUCH_DATE
