"""A column that the form requires of every indicator is empty.

Why: a form with an empty required column is sent back.
Bad: an indicator without `数据来源` under it, where the form requires it.
Good: the line `    数据来源: 竣工验收资料` under the indicator.
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "missing-attribute",
    "error",
    Text("“{name}”缺少必填的“{attribute}”", "“{name}” lacks the required “{attribute}”"),
    help=Text("在这一行下面缩进写“{attribute}: …”", "write “{attribute}: …”, indented, under this line"),
)


def check(sheet: Sheet) -> Iterator[Diagnostic]:
    """A finding for each indicator and each required column that has no line under it."""
    required = [one.name for one in sheet.form.attributes if one.required]
    for indicator in sheet.indicators:
        for name in required:
            if name not in indicator.places:
                at = indicator.label
                yield FAULT.at(at.source, at.span, name=indicator.name, attribute=name)


RULE = Rule(FAULT, check)
