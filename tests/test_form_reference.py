"""docs/forms.md keeps its word: its form and its sheet work, and it names every key there is."""

import re
from pathlib import Path

import pytest

from sheetlang.compiler import compile_source, emit
from sheetlang.forms import shape
from sheetlang.forms.parts import SHOWS
from sheetlang.forms.read import read_form
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

TEXT = (Path(__file__).parents[1] / "docs" / "forms.md").read_text("utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.M | re.S)
    return found


def test_the_form_and_the_sheet_of_the_example_work() -> None:
    form, findings = read_form(Source("county.form.toml", block("toml")))
    assert findings == []
    assert form is not None
    compiled = compile_source(Source("x", block("sheet")), built_in().with_forms([form]))
    assert compiled.findings == ()
    page = emit(compiled, "md").decode()
    assert "| 年度资金总额 | 20 |" in page.replace("资金（万元） ", "")
    assert "| 产出指标 | 数量指标 | 演出场次 | ≥120场 | 60 |" in page
    assert "| 满意度指标 |  | 观众满意度 | ≥95% | 10 |" in page


@pytest.mark.parametrize("table", ["FORM", "SECTION", "FIELD", "CATEGORY", "COLUMN", "ATTRIBUTE"])
def test_every_key_is_named(table: str) -> None:
    assert [key for key in getattr(shape, table) if f"`{key}`" not in TEXT and f"`[[{key}]]`" not in TEXT] == []


def test_all_that_a_column_can_show_is_named() -> None:
    assert [name for name in SHOWS if f"`{name}`" not in TEXT] == []
