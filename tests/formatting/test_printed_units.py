"""A unit with brackets in it is printed as it was typed, and formatting leaves it so: else the form would print another one."""

import pytest
from formatting.test_golden import formatted
from sound import SOUND

from sheetlang import compile_text, render

# As typed, and as formatting writes it: all of it but brackets within the unit is in half width.
UNITS = {
    "４０台（套）": "40 台（套）",
    "40 台(套)": "40 台(套)",
    "40　台（套)": "40 台（套)",
    "4.00 万元／台（套）": "4.00 万元/台（套）",
    "5 ｍ（干）": "5 m（干）",
    "5（％）": "5 %",
    "40台（套）以上": "40 台（套）",
    "5~9 台（套）": "5~9 台（套）",
}


@pytest.mark.parametrize("typed", UNITS)
def test_formatting_writes_the_brackets_of_a_unit_as_they_were_typed(typed):
    made = formatted("x", SOUND.replace("42 公里", typed))
    assert made.broken is None
    assert f">= {UNITS[typed]}\n" in made.text
    assert formatted("x", made.text).text == made.text


@pytest.mark.parametrize("format_name", ["md", "html"])
@pytest.mark.parametrize("typed", [*UNITS, "5 m（ＡＢ）", "3 元／人．月（含税）"])
def test_formatting_changes_nothing_that_is_printed(typed, format_name):
    text = SOUND.replace("42 公里", typed)
    before, after = (render(compile_text(one)[0], format_name) for one in (text, formatted("x", text).text))
    assert before == after
