"""A target merely repeats the indicator's name.

Why: whoever reads it learns nothing that the name did not say; there is nothing to check it by.
Basis: seen on a published sheet: 指导城市建设: 指导城市建设.
Bad:
    产出.数量.指导城市建设: 指导城市建设
Good:
    产出.数量.指导城市建设项目数 >= 12 个

目标值只是把指标名称又抄了一遍。

原因: 看的人得不到名称以外的东西，也没有可以核对的内容。
依据: 公开的表里见过“指导城市建设: 指导城市建设”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.wording import is_bare_done, is_question, is_scale, repeats
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "repeats-name",
    "error",
    Text("“{name}”的目标值只是重复名称", "the target of “{name}” merely repeats the name"),
    help=Text(
        "名称写考核什么，目标值写做到多少，例如“>= 12 个”“>= 95 %”",
        "let the name say what is measured and the target how much, such as “>= 12 个” or “>= 95 %”",
    ),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a target that says no more than the name."""
    text = indicator.target.text
    if is_bare_done(text, known) or is_question(text) or is_scale(text):
        return None
    return on("value") if repeats(indicator.name, text) else None


RULE = Rule(FAULT, "重复名称", "wording", judge=judge, code="Q03", kinds=(Words,))
