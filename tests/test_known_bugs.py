"""What is known to be wrong and not mended: each is tried, and whoever mends it is told to move its case elsewhere."""

from itertools import permutations

import pytest
from sound import SOUND
from test_wrong_form import FORMS, MOST_TOLD, STRANGE, compiled, under

from sheetlang import compile_text
from sheetlang.changes.compare import diff
from sheetlang.merging.result import merge
from sheetlang.model.faults import WRONG_FORM
from sheetlang.model.target import Date
from sheetlang.model.target_reading import read_target
from sheetlang.workspace.forms import built_in


def known_bug(reason: str) -> pytest.MarkDecorator:
    """Fails where the case passes; so does a case that comes to no assertion."""
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


@known_bug("a month beside a year takes no year from it")
@pytest.mark.parametrize("text", ["6月-2027年", "2021年-3月"])
def test_a_month_and_a_year_are_a_stretch_of_time(text: str) -> None:
    target, _ = read_target(text)
    assert isinstance(target, Date)


# Under the first a sheet of the second has five to seven strange labels.
NEAR = [
    ("chongqing-2022", "hunan-2023"),
    ("national-2015-midterm", "chongqing-2022"),
    ("national-2015-midterm", "national-2021"),
    ("national-2021", "national-2015-midterm"),
    ("shanghai-2020", "chongqing-2022"),
    ("transfer-2015", "chongqing-2022"),
    ("transfer-2015", "national-2015"),
]


def strange(stated: str, own: str) -> list[str]:
    forms = {form.id: form for form in FORMS}
    found = compiled(under(forms[stated], forms[own])).findings
    return [one.rule for one in found if one.rule in {*STRANGE, WRONG_FORM.name}]


@known_bug("forms that are near each other are told apart by no finding of their own")
@pytest.mark.parametrize(("stated", "own"), NEAR)
def test_a_sheet_under_a_form_that_is_near_its_own_is_told_once(stated: str, own: str) -> None:
    assert strange(stated, own) == [WRONG_FORM.name]


def test_there_are_no_more_such_forms() -> None:
    told = {pair: strange(*pair) for pair in permutations([form.id for form in FORMS], 2)}
    assert [
        pair for pair, rules in told.items() if WRONG_FORM.name not in rules and len(rules) >= MOST_TOLD - 2
    ] == NEAR


@known_bug("names that differ in one character of a short word are not alike enough")
def test_another_word_for_collecting_is_a_rename() -> None:
    (old,), (new,) = (
        compile_text(f"{SOUND}效益.经济效益.{name} >= 90 %\n")[0] for name in ("水费收缴率", "水费收取率")
    )
    assert [one.kind for one in diff(old, new)] == ["renamed"]


@known_bug("a heading that one side leaves alone makes the merge fall back to lines")
def test_a_heading_left_behind_is_no_reason_to_list_a_conflict_by_line() -> None:
    heading, line = "# 说明\n", "产出.数量.水管 >= 7 公里\n"
    base = f"{SOUND}{heading}{line}产出.数量.水表 >= 100 块\n"
    merged = merge(base, base.replace(line, ""), base.replace("7 公里", "8 公里"), built_in())
    (_,) = merged.clashes
    assert "# 冲突：产出.数量.水管 我方删去，对方改了\n" in merged.text
