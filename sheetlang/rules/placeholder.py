"""A template's placeholder was left in a target or a field.

Why: `**` and `xx` show that nobody filled the place in; a reviewer sends the form back.
Bad: `产出.数量.受益人数 >= ** 人`
Good: `产出.数量.受益人数 >= 29 人`, or `待定` while it is not decided.
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.model.sheet import Sheet
from sheetlang.model.stated import stated_values
from sheetlang.model.target import Placeholder
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "placeholder",
    "warning",
    Text("“{name}”里还留着模板的占位符“{text}”", "“{name}” still holds the template's placeholder “{text}”"),
    help=Text("换成真实的数；还没定的写“待定”", "put the real figure; write “待定” where it is not decided"),
)


def check(sheet: Sheet) -> Iterator[Diagnostic]:
    """A finding for each field, prose, target or attribute that is a placeholder."""
    for name, target, origin in stated_values(sheet, Placeholder):
        yield FAULT.at(origin.source, origin.span, name=name, text=target.text)


RULE = Rule(FAULT, check, at_release="error")
