"""A cost says how spending is looked after, and neither an amount nor what it may not exceed.

Why: whatever is spent, 严格控制各项开支 was kept; a cost indicator is there to keep spending down.
Basis: cost indicators state what spending may not exceed; seen on published sheets: 按照资金测算控制各项成本,
严格按照指标任务落实工作.
Bad:
    成本.经济成本.支出管理: 严格控制各项开支
Good:
    成本.经济成本.水电费支出 <= 30 万元
    成本.经济成本.成本控制情况: 控制在预算内

成本只说怎么管，没有数，也没有说不能超过什么。

原因: 花多少都算“严格控制各项开支”；成本指标是用来控制花钱的。
依据: 成本指标说的是支出不能超过多少；公开的表里见过“按照资金测算控制各项成本”“严格按照指标任务落实工作”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.repeated_names import is_said_otherwise
from sheetlang.knowledge.wording import is_cost_without_bound
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "cost-in-words",
    "warning",
    Text(
        "成本“{name}”只写“{text}”，没有说不超过多少",
        "the cost “{name}” is only “{text}”: it says not what to stay below",
    ),
    help=Text("写不超过多少，例如“<= 30 万元”", "write what it may not exceed, such as “<= 30 万元”"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on words of work that bound nothing, unless a rule on wording speaks of them."""
    if not is_cost_without_bound(indicator, known) or is_said_otherwise(indicator, known):
        return None
    return on("value")


RULE = Rule(FAULT, "成本只有文字", "wording", judge=judge, kinds=(Words,))
