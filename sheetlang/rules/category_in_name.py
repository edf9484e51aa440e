"""A name begins with a category: 数量指标.补助人数.

Why: the form has no such level there, so that the category is printed as part of the name and counts for nothing.
Basis: tables of a form whose samples print one level of categories, filled in with two.
Bad:
    产出.数量.数量指标.补助人数 = 168 人
    产出.质量.质量.合格率 >= 95 %
Good:
    产出.数量.补助户数 = 168 户

名称以类别开头：数量指标.补助人数。

原因: 表式在这里没有这一级，类别就成了名称的一部分，印在名称里，不起作用。
依据: 样表只印一级指标的表式，填的时候写了两级。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.belonging import class_before
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "category-in-name",
    "warning",
    Text(
        "这张表式在这里没有“{category}”这一级，它会印在名称里",
        "the form has no level “{category}” here; it is printed as part of the name",
    ),
    help=Text("名称写成“{kept}”", "call it “{kept}”"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a name whose first part is called as categories are."""
    name = indicator.name
    category, kept = class_before(name, known)
    if not category:
        return None
    verdict = on("name", category=category, kept=kept).within(0, len(name) - len(kept))
    return verdict.fixed("") if kept else None


RULE = Rule(FAULT, "名称里写了类别", "name", judge=judge)
