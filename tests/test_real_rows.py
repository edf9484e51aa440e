"""Every real row can be written as a line and comes back as it was; full width means the same."""

import pytest
from rows import Row, real_rows

from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Category
from sheetlang.language.document import Entry
from sheetlang.language.parse import parse
from sheetlang.language.quoting import unquoted
from sheetlang.model.sheet import Sheet
from sheetlang.model.target_reading import read_target
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

ROWS = real_rows()
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def entry_of(line: str) -> Entry:
    document, findings = parse(Source("row", line))
    assert findings == []
    (entry,) = document.lines
    assert isinstance(entry, Entry), line
    return entry


def name_in(entry: Entry, row: Row) -> str:
    prefix = "".join(f"{category}." for category in row.categories)
    assert entry.label.startswith(prefix)
    return unquoted(entry.label.removeprefix(prefix))


def test_there_are_202_rows() -> None:
    assert len(ROWS) == 202


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_comes_back_as_it_was(row: Row) -> None:
    entry = entry_of(row.line)
    assert name_in(entry, row) == row.name
    assert entry.target_text == row.value


def test_at_least_95_percent_of_names_need_no_quotes() -> None:
    bare = [row for row in ROWS if row.line.startswith(".".join((*row.categories, row.name)))]
    assert len(bare) >= 0.95 * len(ROWS)


@pytest.mark.parametrize("row", [row for row in ROWS if row.value], ids=lambda row: row.name)
def test_a_value_in_full_width_means_the_same(row: Row) -> None:
    wide = row.value.translate(FULL_WIDTH)
    target, problem = read_target(row.value)
    wide_target, wide_problem = read_target(wide)
    assert (problem, wide_problem) == (None, None)
    assert type(wide_target) is type(target)
    for part in ("comparator", "value", "unit", "low", "high", "amount", "direction", "start", "end"):
        assert getattr(wide_target, part, None) == getattr(target, part, None), part


@pytest.mark.parametrize("row", [row for row in ROWS if row.value], ids=lambda row: row.name)
def test_a_full_width_mark_splits_the_line_at_the_same_place(row: Row) -> None:
    narrow = entry_of(row.line)
    if narrow.has_sign:
        mark = narrow.mark.translate(FULL_WIDTH)
        wide = entry_of(row.line[: narrow.mark_at] + mark + row.line[narrow.mark_at + len(narrow.mark) :])
    else:
        wide = entry_of(row.line[: narrow.mark_at] + "：" + row.line[narrow.mark_at + 1 :].lstrip())
    assert (wide.label, wide.value) == (narrow.label, narrow.value)


def test_rows_resolve_under_a_form_that_has_their_categories() -> None:
    resolved = 0
    for row in ROWS:
        form, categories = fitting_form(row)
        if form is None or not row.value:
            continue
        sheets, findings = compiled(f"表式: {form.name}\n项目 甲\n{row.line}\n")
        assert findings == (), row.line
        (indicator,) = sheets[0].indicators
        assert (indicator.path, indicator.target.text) == ((*categories, row.name), row.value)
        resolved += 1
    assert resolved >= 175


def fitting_form(row: Row) -> tuple[Form | None, list[str]]:
    """The first form with the categories of a row, and what it calls them."""
    for form in built_in().forms:
        node: Category | None = form.root
        names: list[str] = []
        for label in row.categories:
            node = node.child(label) if node else None
            names += [node.name] if node else []
        if node is not None and not node.categories and form.categories:
            return form, names
    return None, []


def compiled(text: str) -> tuple[tuple[Sheet, ...], tuple[Diagnostic, ...]]:
    result = compile_source(Source("row", text), built_in(), checker=Checker(()))
    return result.sheets, result.findings
