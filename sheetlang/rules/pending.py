"""A target or a field is still `待定`.

Why: it may stand while a sheet is written, but not in what is handed in.
Bad, at release: `产出.数量.培训次数: 待定`
Good: `产出.数量.培训次数 = 4 次`
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.language.keywords import COMMANDS, is_pending
from sheetlang.model.sheet import Sheet
from sheetlang.model.stated import stated_values
from sheetlang.model.target import Pending
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "pending",
    "info",
    Text("“{name}”还没有定", "“{name}” is not decided yet"),
    help=Text("定稿前填上", "fill it in before release"),
)


def check(sheet: Sheet) -> Iterator[Diagnostic]:
    """A finding for the project's name, and for each field, prose, target or attribute, not decided."""
    if is_pending(sheet.project):
        yield FAULT.at(sheet.origin.source, sheet.origin.span, name=COMMANDS["project"].zh)
    for name, _, origin in stated_values(sheet, Pending):
        yield FAULT.at(origin.source, origin.span, name=name)


RULE = Rule(FAULT, check, at_release="error")
