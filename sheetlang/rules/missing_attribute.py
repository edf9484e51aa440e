"""A column that the form requires of every indicator is empty.

Why: a form with an empty required column is sent back.
Basis: the columns that the form marks as required.
Bad:
    产出.数量.培训次数 = 4 次
Good:
    产出.数量.培训人数 = 60 人
        数据来源: 签到表

表式要求每条指标都填的一栏没有填。

原因: 必填的栏空着，表会被退回。
依据: 表式里标为必填的栏。
"""

from collections.abc import Iterable

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "missing-attribute",
    "error",
    Text("“{name}”缺少必填的“{attribute}”", "“{name}” lacks the required “{attribute}”"),
    help=Text("在这一行下面缩进写“{attribute}: …”", "write “{attribute}: …”, indented, under this line"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Iterable[Verdict] | None:
    """A verdict for each required column that has no line under the indicator."""
    if not form.required_attributes:
        return None
    return [on("path", attribute=name) for name in form.required_attributes if name not in indicator.places]


RULE = Rule(FAULT, "缺少必填栏", "completeness", judge=judge, name_words=())
