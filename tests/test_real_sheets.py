"""The real rows, put together to the sheets that they were taken from: what rules of whole sheets say of them.

The extract holds no fields, only a part of some sheets, and of each its name, which tells the year.
"""

import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from rows import Row, real_rows

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import own_rules
from sheetlang.checker.run import Run
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

KEPT = Path(__file__).parent / "published" / "real_sheets.txt"
# What it says of the extract is that it holds no fields.
UNASKED = "missing-field"
WHOLE = [
    rule._replace(judge=None)
    for rule in own_rules()
    if (rule.check or rule.compare or rule.alike) and rule.name != UNASKED
]
TABLES = [list(rows) for _, rows in groupby(real_rows(), lambda row: row.table)]
# Tables whose own form is known, by how they begin; the others go under a national one.
OWN = {
    "上海": "shanghai-2020",
    "四川青神县": "sichuan-2023",
    "四川大英县": "sichuan-2023",
    "重庆丰都县": "chongqing-2022",
}


def place(row: Row, form: Form) -> list[str] | None:
    """A row's categories as it writes them; the lower one may stand under another in this form."""
    if row.level2 == "(无分级)":
        return None if form.categories else []
    upper = form.root.child(row.level1)
    if upper and upper.child(row.level2):
        return [row.level1, row.level2]
    return next(([one.name, row.level2] for one in form.categories if one.child(row.level2)), None)


def line(row: Row, form: Form) -> str | None:
    """A row as a line of a sheet under a form, with its points where it has some."""
    names = place(row, form)
    if names is None:
        return None
    level1, level2 = names or ("", "")
    points = f"  [{row.points}分]" if row.points.isdigit() else ""
    return row._replace(level1=level1, level2=level2).line + points


def form_of(rows: list[Row]) -> Form:
    """A table's own form; else the national one that knows most of its rows, of two that without a sum of points."""
    table = rows[0].table
    own = next((form for begins, form in OWN.items() if table.startswith(begins)), "national-")
    forms = [one for one in built_in().forms if one.id.startswith(own)]
    return max(forms, key=lambda form: (sum(place(row, form) is not None for row in rows), not form.weight_base))


def text_of(rows: list[Row]) -> str:
    """The sheet that rows were taken from, as far as they tell."""
    table, form = rows[0].table, form_of(rows)
    year = re.search(r"20\d\d", table)
    assert year is not None
    lines = [one for row in rows if (one := line(row, form))]
    project = re.search(r"/([^ \[\]/]+)( \[.*)?$", table)
    return "\n".join(
        [f"表式: {form.name}", f"年度: {year[0]}", f"项目 {project[1] if project else '未注明'}", *lines, ""]
    )


def findings_of(rows: list[Row], run: Run) -> tuple[Diagnostic, ...]:
    source = Source(rows[0].table, text_of(rows))
    found = compile_source(source, built_in(), checker=Checker(WHOLE), run=run).findings
    return tuple(one for one in found if one.rule in {rule.name for rule in WHOLE})


def test_all_rows_have_a_place() -> None:
    placed = sum(len(text_of(rows).splitlines()) - 3 for rows in TABLES)
    assert (len(TABLES), placed) == (17, 202)


def test_what_rules_of_whole_sheets_say_is_kept(keeps: Callable[[Path, str], None]) -> None:
    """Each finding was read; docs/precision.md tells how it was judged."""
    run, told = Run(), []
    for rows in TABLES:
        told.append(f"{rows[0].table}: {len(rows)}\n")
        for one in findings_of(rows, run):
            told.append(f"    {one.severity}[{one.rule}] {one.message('zh')}\n")
    keeps(KEPT, "".join(told))
