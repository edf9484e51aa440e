"""A share that cannot exceed 100 % is asked to be at least 100 %.

Why: what is meant is all of them; “at least 100 %” reads as if more were possible.
Basis: a part of a whole cannot exceed it; seen on a published sheet: `项目(工程)完成及时率 : ≥100%`.
Bad:
    产出.时效.项目(工程)完成及时率 >= 100 %
Good:
    产出.时效.项目(工程)完成及时率 = 100 %
    产出.数量.年度任务完成率 >= 100 %

不会超过 100% 的比率写成了“不低于 100%”。

原因: 意思是全部做到，写“≥100%”好像还能更多；应当写“= 100 %”。
依据: 部分不会超过全部；公开的表里见过“项目(工程)完成及时率 : ≥100%”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bounded_share
from sheetlang.knowledge.targets import compared, is_100
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "share-at-least-whole",
    "warning",
    Text("“{name}”最多是 100%，不必写“{text}”", "“{name}” is 100 % at most; “{text}” asks for no more"),
    help=Text("写成“{better}”", "write “{better}”"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on >= 100 % of a whole."""
    target = indicator.target
    assert isinstance(target, Quantity)
    if not is_bounded_share(indicator.name, known):
        return None
    better = compared(target.text, "=").replace(target.unit or "", "%")
    return on("target", better=better).fixed(better)


def _is_all(target: Quantity, known: Knowledge) -> bool:
    return target.comparator == ">=" and target.unit in PERCENT and is_100(target.value)


RULE = Rule(
    FAULT,
    "比率不低于百分之百",
    "number",
    judge=judge,
    code="N04",
    kinds=(Quantity,),
    about=_is_all,
    reads_number=True,
    name_words=(),
)
