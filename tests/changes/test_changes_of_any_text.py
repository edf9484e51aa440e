"""No two texts make a comparison raise, whatever stands in them, and every output tells the same changes."""

import json

from hypothesis import given, settings
from strategies import texts

from sheetlang import compile_text
from sheetlang.changes.comparison import Side, compared
from sheetlang.changes_report.output import output, output_names

HEAD = "表式: 项目支出绩效目标申报表(2015)\n年度: 2026\n项目 甲\n"


@given(texts, texts)
@settings(max_examples=150)
def test_no_texts_make_a_comparison_raise(old: str, new: str) -> None:
    before, after = ([Side("", "甲", sheet, False) for sheet in compile_text(HEAD + text)[0]] for text in (old, new))
    projects = compared(before, after)
    told = {name: output(name).render(projects, "zh", False) for name in output_names()}
    count = sum(len(one.changes) for one in projects)
    assert len(json.loads(told["json"])["changes"]) == count
    assert bool(told["text"]) == bool(count)
    assert compared(after, after) == ()
