"""A target or a field is still `待定`.

Why: it may stand while a sheet is written, but not in what is handed in; at release it is an error.
Basis: what is handed in must be complete.
Bad:
    产出.数量.培训次数: 待定
Good:
    产出.数量.培训人次 = 400 人次

目标或基本信息还写着“待定”。

原因: 起草时可以留着，交出去的表不行；定稿时它是错误。
依据: 上报的表要填完整。
"""

from collections.abc import Iterable, Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.language.keywords import COMMANDS, is_pending
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.stated import stated_columns, stated_fields
from sheetlang.model.target import Pending
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "pending",
    "info",
    Text("“{name}”还没有定", "“{name}” is not decided yet"),
    help=Text("定稿前填上", "fill it in before release"),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for the project's name, and for each field and prose, not decided."""
    if is_pending(sheet.project):
        yield FAULT.at(sheet.origin.source, sheet.origin.span, name=COMMANDS["project"].zh)
    for name, _, origin in stated_fields(sheet, Pending):
        yield FAULT.at(origin.source, origin.span, name=name)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Iterable[Verdict]:
    """A verdict for the target and for each column not decided."""
    said = [on("value")] if isinstance(indicator.target, Pending) else []
    said += [on(column, name=column) for column, _ in stated_columns(indicator, Pending)]
    return said


RULE = Rule(
    FAULT,
    "还没有定",
    "completeness",
    check,
    judge,
    kinds=(Pending,),
    with_columns=True,
    at_release="error",
)
