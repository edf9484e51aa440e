"""A change says by how much, but not compared with what.

Why: 提高 1% of what, since when? Without the figure of the year before, nobody can say whether it was reached; and where
a rate changes, 1 % and 1 个百分点 are different things.
Basis: seen on a published sheet: `社工职业资格持证率 : 提高1%`.
Bad:
    效益.社会效益.社工职业资格持证率: 提高 1 %
    效益.社会效益.降低传染病发生 >= 40 %
Good:
    效益.社会效益.社工职业资格持证率: 较上年 提高 1 个百分点
    效益.经济效益.营业收入增长率 >= 5 %

变化只写了多少，没有写和什么比。

原因: 和哪一年比提高 1%？没有基数，到时候说不清完成没有；比率的变化，1% 和 1 个百分点也不是一回事。
依据: 公开的表里见过“社工职业资格持证率 : 提高1%”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.changing_names import change_in_name, has_base, is_amount, may_be_points
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import worsens
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Quantity
from sheetlang.model.units import PERCENT
from sheetlang.rules.rule import Rule, Verdict, on

# What is more is rather a level that was reached than a change.
_MOST = 50

FAULT = Fault(
    "relative-without-base",
    "warning",
    Text("“{text}”没有写和什么比", "“{text}” does not say compared with what"),
    help=Text("写成“{better}”，或者在下面写“上年: …”", "write “{better}”, or “上年: …” under it"),
)
OF_A_SHARE = FAULT._replace(
    message=Text(
        "“{text}”没有写和什么比，也分不清是 % 还是个百分点",
        "“{text}” does not say compared with what, nor whether % or percentage points",
    ),
)
POINTS = FAULT._replace(
    severity="info",
    message=Text("“{name}”是比率，“{text}”分不清是 % 还是个百分点", "“{name}” is a rate: % or percentage points?"),
    help=Text("如果是两个比率之差，写“{better}”", "if it is the difference of two rates, write “{better}”"),
)
OF_AMOUNT = FAULT._replace(
    help=Text(
        "项目带来的就写“{better}”，增减写进名称；和上年比的写上“较上年”",
        "write “{better}” for what the project brings about, and the change in the name; “较上年” for one since last year",
    ),
)
OF_NAME = FAULT._replace(
    message=Text("“{name}”的“{text}”没有写和什么比", "“{text}” of “{name}” does not say compared with what"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a change whose base is said neither in the target, the name nor a column; one for the worse is told as that."""
    target = indicator.target
    if isinstance(target, Quantity):
        return _of_name(indicator, target, known)
    assert isinstance(target, Change)
    if worsens(indicator, target, known):
        return None
    of_a_share = target.unit in PERCENT and may_be_points(indicator.name, known)
    value = target.text.replace(target.unit or "", "个百分点") if of_a_share else target.text
    if target.base or has_base(indicator):
        return on("value", better=value).said_as(POINTS) if of_a_share else None
    if target.unit and is_amount(target.unit, known):
        return on("value", better=f">= {target.amount.typed} {target.unit}").said_as(OF_AMOUNT)
    verdict = on("value", better=f"较上年 {value}")
    # No fix where it may be either: 10 % less and 10 points less are two promises.
    return verdict.said_as(OF_A_SHARE) if of_a_share else verdict.fixed(f"较上年 {value}")


def _of_name(indicator: Indicator, target: Quantity, known: Knowledge) -> Verdict | None:
    """A verdict on a share by which the name says that something changes."""
    verb = change_in_name(indicator.name, known)
    if not verb or not 0 < (target.value.decimal or 0) <= _MOST or has_base(indicator):
        return None
    return on("value", better=f"较上年 {verb} {target.value.typed} %").said_as(OF_NAME)


RULE = Rule(
    FAULT,
    "变化没有基数",
    "number",
    judge=judge,
    code="N17",
    kinds=(Change, Quantity),
    about=lambda target, known: target.unit == "%" and target.comparator in (None, ">=", ">", "="),
    reads_number=lambda indicator, known: change_in_name(indicator.name, known) is not None,
)
