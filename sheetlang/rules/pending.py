"""A target or a field is still `待定`.

Why: it may stand while a sheet is written, but not in what is handed in.
Bad, at release: `产出.数量.培训次数: 待定`
Good: `产出.数量.培训次数 = 4 次`
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.language.keywords import COMMANDS, PENDING
from sheetlang.model.sheet import PendingValue, Sheet
from sheetlang.model.target import Pending
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "pending",
    "info",
    Text("“{name}”还没有定", "“{name}” is not decided yet"),
    help=Text("定稿前填上", "fill it in before release"),
)


def check(sheet: Sheet) -> Iterator[Diagnostic]:
    """A finding for each indicator, field or prose that is not decided."""
    for indicator in sheet.indicators:
        if isinstance(indicator.target, Pending):
            yield FAULT.at(indicator.value.source, indicator.value.span, name=indicator.name)
    if sheet.project in PENDING.spellings:
        yield FAULT.at(sheet.origin.source, sheet.origin.span, name=COMMANDS["project"].zh)
    pending = [name for name, value in sheet.fields.items() if isinstance(value, PendingValue)]
    pending += [name for name, paragraphs in sheet.prose.items() if paragraphs and paragraphs[0] in PENDING.spellings]
    for name in pending:
        origin = sheet.origins[name]
        yield FAULT.at(origin.source, origin.span, name=name)


RULE = Rule(FAULT, check, at_release="error")
