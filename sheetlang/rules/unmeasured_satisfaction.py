"""Satisfaction is a word, not a share.

Why: satisfaction comes from a survey, whose result is a number; in words there is nothing to survey for.
Basis: seen on published sheets: 群众满意度: 满意, 群众幸福感: 明显提升.
Bad:
    满意度.服务对象满意度.群众满意度: 满意
Good:
    满意度.服务对象满意度.受益群众满意度 >= 90 %

满意度写成了文字，没有写百分之几。

原因: 满意度要靠调查，调查的结果是数；写成文字就没法调查。
依据: 公开的表里见过“群众满意度: 满意”“群众幸福感: 明显提升”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name
from sheetlang.knowledge.numerals import holds_number
from sheetlang.knowledge.repeated_names import is_said_otherwise
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "unmeasured-satisfaction",
    "error",
    Text("“{name}”是满意度指标，目标值里没有数", "“{name}” is of satisfaction, but its target has no number"),
    help=Text("写成“>= 90 %”这样", "write it like “>= 90 %”"),
)
MISNAMED = FAULT._replace(
    help=Text("名称改成“…满意度”，目标值写成“>= 90 %”这样", "call it “…满意度”, and write its target like “>= 90 %”"),
)
# What is asked for in a survey: 满意度, 知晓率, 幸福感.
_SURVEYED = ("度", "率", "感")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on satisfaction in words that hold no number."""
    if not is_of_satisfaction(indicator, known) or holds_number(indicator.target.text, known):
        return None
    if is_said_otherwise(indicator, known):
        return None
    name = bare_name(indicator.name)
    is_asked = name.endswith(_SURVEYED) or known.words("satisfaction-words").ending(name)
    return on("value") if is_asked else on("value").said_as(MISNAMED)


RULE = Rule(FAULT, "满意度未量化", "wording", judge=judge, code="Q06", kinds=(Words,))
