"""The sheets that the tests of the emitters paint: the examples, and the blank sheet of each form."""

from functools import cache
from pathlib import Path

import sheetlang
from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import has_errors
from sheetlang.model.sheet import Sheet
from sheetlang.source import Source
from sheetlang.starting.blank_sheet import blank_sheet
from sheetlang.workspace.forms import built_in

Sheets = tuple[Sheet, ...]

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE_NAMES = sorted(path.stem for path in EXAMPLES.glob("*.sheet") if "\n项目 " in path.read_text("utf-8"))
FORMS = {form.id: form for form in built_in().forms}


@cache
def example_sheets(name: str) -> Sheets:
    sheets, findings = sheetlang.compile_file(EXAMPLES / f"{name}.sheet")
    assert not has_errors(findings), findings
    return sheets


@cache
def blank_sheets(form_id: str) -> Sheets:
    return compiled_sheets(blank_sheet(FORMS[form_id], 2026, "项目"))


def compiled_sheets(text: str) -> Sheets:
    """The sheets of a text that can be read; what rules say of them does not matter to what paints them."""
    compiled = compile_source(Source("项目.sheet", text), built_in(), checker=Checker(()))
    assert compiled.is_sound, compiled.findings
    return compiled.sheets
