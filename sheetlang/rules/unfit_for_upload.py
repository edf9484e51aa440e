"""A value holds a character that the budget system does not take.

Why: the upload refuses the whole sheet with 不符合规范 and does not say where.
Basis: the checks of one province's budget system when a sheet is saved: a value may hold no `*`, `_`, `-` and no blank.
Bad:
    产出.时效.服务周期: 2023.07-2024.01
Good:
    产出.时效.服务周期: 2023年7月至2024年1月
    产出.数量.受益年龄: 18—54 周岁

目标值里有预算管理一体化系统不收的字符。

原因: 上传时整张表会被退回，只说“不符合规范”，不说在哪里。
依据: 一个省的预算管理一体化系统保存时的检查：指标值不能有“*”“_”“-”和空格。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Compound, Date, Quantity, Range, Words
from sheetlang.rules.rule import Rule, Verdict, on

_REFUSED = "-_*－＿＊"

FAULT = Fault(
    "unfit-for-upload",
    "warning",
    Text("系统不收目标值里的“{character}”", "the system does not take “{character}” in a value"),
    help=Text("换一种写法，例如用“至”或“~”", "write it another way, such as with “至” or “~”"),
)
BLANK = FAULT._replace(
    message=Text("系统不收目标值里的空格", "the system does not take a blank in a value"),
    help=Text("去掉空格", "take the blank out"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on the first character of a value that is refused; a unit goes into a column of its own."""
    target, text = indicator.target, indicator.entry.value
    for at, character in enumerate(text):
        if character in _REFUSED:
            verdict = on("value", character=character).within(at, at + 1)
            return verdict.fixed("至", safe=True) if isinstance(target, Date) and target.start else verdict
    if isinstance(target, Words) and " " in text:
        at = text.index(" ")
        return on("value").within(at, at + 1).said_as(BLANK)
    return None


RULE = Rule(
    FAULT,
    "不能上传",
    "number",
    judge=judge,
    code="N16",
    off=True,
    kinds=(Quantity, Range, Change, Date, Compound, Words),
    reads_number=True,
)
