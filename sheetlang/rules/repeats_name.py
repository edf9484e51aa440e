"""A target merely repeats the indicator's name, or says it again before its number.

Why: whoever reads it learns nothing that the name did not say; there is nothing to check it by.
Basis: seen on published sheets: 指导城市建设: 指导城市建设, 当年在校学生数: 当年在校学生数4953.
Bad:
    产出.数量.指导城市建设: 指导城市建设
Good:
    产出.数量.指导城市建设项目数 >= 12 个

目标值只是把指标名称又抄了一遍，或者在数的前面又抄了一遍。

原因: 看的人得不到名称以外的东西，也没有可以核对的内容。
依据: 公开的表里见过“指导城市建设: 指导城市建设”“当年在校学生数: 当年在校学生数4953”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.empty_words import states_nothing
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.other_words import says_name_otherwise
from sheetlang.knowledge.repeated_names import number_after_name, repeats, repeats_end
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
END = FAULT._replace(
    severity="warning",
    message=Text(
        "“{name}”的目标值“{text}”，名称里已经说了", "the target “{text}” of “{name}” is what the name has said already"
    ),
)
OTHERWISE = FAULT._replace(
    severity="warning",
    message=Text(
        "“{name}”的目标值“{text}”只是把名称换个说法", "the target “{text}” of “{name}” is the name in other words"
    ),
)
BEFORE_NUMBER = FAULT._replace(
    severity="warning",
    message=Text(
        "“{name}”的目标值在数的前面又写了一遍名称", "the target of “{name}” says the name again before its number"
    ),
    help=Text("写成“{better}”", "write “{better}”"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a target that says no more than the name."""
    name, text = indicator.name, indicator.target.text
    if states_nothing(text, known):
        return None
    if number := number_after_name(name, text):
        return on("value", better=number).said_as(BEFORE_NUMBER).fixed(number)
    if repeats(name, text):
        return on("value")
    if repeats_end(indicator, known):
        return on("value").said_as(END)
    return on("value").said_as(OTHERWISE) if says_name_otherwise(indicator, known) else None


RULE = Rule(FAULT, "重复名称", "wording", judge=judge, code="Q03", kinds=(Words,))
