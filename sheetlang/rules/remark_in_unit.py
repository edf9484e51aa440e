"""A remark in brackets stands where the unit ends: ≥95%(2025年:90%).

Why: it is printed and counted as part of the unit, so that nothing is compared with its like any more.
Basis: targets handed down by a ministry with last year's figure, or “new”, behind them.
Bad:
    产出.质量.规范管理率 >= 62%(2025年:60%)
    产出.质量.知识普及率 >= 60%（新增）
Good:
    产出.质量.规范管理率 >= 62 %
    产出.数量.标准农田 >= 400 亩(灌溉)

单位后面的括号里写了说明：≥95%(2025年:90%)。

原因: 说明会当作单位印出来、算进去，和同样的单位就对不上了。
依据: 上级下达的目标值后面带着上年的数，或者“新增”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.naming import half_width
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "remark-in-unit",
    "warning",
    Text("“{remark}”不是单位，是说明", "“{remark}” is no unit but a remark"),
    help=Text("写到名称里，或者在下面缩进写“备注: …”", "put it into the name, or into an indented line “备注: …”"),
)
_NEVER_QUALIFIED = ("%", "‰")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on what stands in brackets behind a unit that is never qualified, or holds a figure."""
    value = half_width(indicator.entry.value)
    at = value.rfind("(")
    end = value.find(")", at) + 1
    return on("value", remark=indicator.entry.value[at:end]).within(at, end) if 0 <= at < end else None


def _holds_remark(target: Quantity, known: Knowledge) -> bool:
    unit, _, rest = (target.unit or "").partition("(")
    return bool(rest) and (unit in _NEVER_QUALIFIED or any(one.isdigit() or one == ":" for one in rest))


RULE = Rule(
    FAULT,
    "单位里有说明",
    "number",
    judge=judge,
    kinds=(Quantity,),
    about=_holds_remark,
)
