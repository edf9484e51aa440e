"""A target says only that something is done: 完成, 已完成, 是; or it asks whether it is, or how well: 好坏.

Why: at the year's end nothing can be held against it, and no score can be given by degrees.
Basis: seen on published sheets: 食品安全监管人员培训: 已完成, 社会效益: 是.
Bad:
    产出.质量.食品安全监管人员培训: 已完成
Good:
    产出.质量.食品安全监管人员培训合格率 >= 95 %

目标值只写“完成”“已完成”“是”，或者只是问“是否……”“好坏”。

原因: 年底没有东西可以对照，也没法按程度打分。
依据: 公开的表里见过“食品安全监管人员培训: 已完成”“社会效益: 是”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.empty_words import is_bare_done, is_question, is_scale
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.patterns import pattern
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "bare-done",
    "error",
    Text("“{name}”只写“{text}”，没有说做到什么程度", "“{name}” is only “{text}”: it does not say how much or how well"),
    help=Text("{how}", "{how}"),
)

_HOW = {
    "quantity": Text("写完成多少，例如“>= 4 场”", "say how many, such as “>= 4 场”"),
    "timeliness": Text("写什么时候完成，例如“10月底前”", "say by when, such as “10月底前”"),
    "cost": Text("写不超过多少，例如“<= 30 万元”", "write what it may not exceed, such as “<= 30 万元”"),
    "satisfaction": Text("写满意度，例如“>= 90 %”", "state the satisfaction, such as “>= 90 %”"),
}
_HOW_WELL = Text("写做到什么程度，例如“>= 95 %”或“= 0 起”", "say how well, such as “>= 95 %” or “= 0 起”")
_NONE = Text("名称写要防的事，目标值写“= 0 起”", "name what is to be prevented, and write “= 0 起”")
_PREVENTING = ("无", "不发生", "未发生", "杜绝", "防止")
_QUESTIONS = ("是否", "与否", "有无")
# One bound, after what it bounds: 采购价格不高于市场价.
_BOUND = pattern(r"(?P<kept>[^不]+)(?P<target>不(?:高于|低于|超过|少于|多于|大于|小于)[^不]+)\Z")
QUESTION = FAULT._replace(
    message=Text("“{name}”的目标值是个问题，不是要做到的结果", "the target of “{name}” is a question, not a result")
)
SCALE = FAULT._replace(
    message=Text(
        "“{name}”的目标值“{text}”没有说要做到哪一种", "“{text}” of “{name}” does not say which is to be reached"
    ),
    help=Text("写要做到的那一种，例如“良好”", "write the one to be reached, such as “良好”"),
)
IN_NAME = FAULT._replace(
    message=Text(
        "“{name}”的目标在名称里，后面只写“{text}”", "the target of “{name}” is in the name, and only “{text}” follows"
    ),
    help=Text("名称写“{kept}”，目标值写“{target}”", "call it “{kept}”, and let the target be “{target}”"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a target of such words alone, unless the name asks a question that they answer."""
    name, text = indicator.name, indicator.target.text
    how = _HOW.get(known.class_of(indicator.categories), _NONE if name.startswith(_PREVENTING) else _HOW_WELL)
    if is_scale(text):
        return on("value").said_as(SCALE)
    if is_question(text):
        return on("value", how=how).said_as(QUESTION)
    if not is_bare_done(text, known) or any(word in name for word in _QUESTIONS):
        return None
    bound = _BOUND.match(name)
    return on("value", **bound.groupdict()).said_as(IN_NAME) if bound else on("value", how=how)


RULE = Rule(FAULT, "只写完成", "wording", judge=judge, code="Q04", kinds=(Words,))
