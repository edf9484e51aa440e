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
from sheetlang.knowledge.meant_comparison import HARDLY_ALL, means_all, said_of_all
from sheetlang.knowledge.names import is_bounded_share
from sheetlang.knowledge.targets import is_all_or_more
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "share-at-least-whole",
    "warning",
    Text("“{name}”最多是 100%，不必写“{text}”", "“{name}” is 100 % at most; “{text}” asks for no more"),
    help=Text("写成“{better}”", "write “{better}”"),
)
OF_ALL = FAULT._replace(help=HARDLY_ALL)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on >= 100 % of a whole; of people's satisfaction nobody asks for = 100 %."""
    target = indicator.target
    assert isinstance(target, Quantity)
    if means_all(indicator, known):
        better = said_of_all(target.text, indicator, known).replace(target.unit or "", "%")
        return on("target", better=better).fixed(better)
    of_all = is_bounded_share(indicator.name, known) and is_of_satisfaction(indicator, known)
    return on("target").said_as(OF_ALL) if of_all else None


RULE = Rule(
    FAULT,
    "比率不低于百分之百",
    "number",
    judge=judge,
    code="N04",
    kinds=(Quantity,),
    about=lambda target, known: is_all_or_more(target),
    reads_number=True,
)
