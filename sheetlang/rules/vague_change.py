"""A target promises a change without saying how much, from what, or by which standard: 提升, 提高村民收入.

Why: whatever happens, it was 提升; no reviewer can tell 60 points from 90.
Basis: rules of finance bureaus: what cannot be put in numbers is graded; seen on most published sheets:
提升, 完善, 持续发展, 巩固提高.
Bad:
    效益.社会效益.社会和谐稳定: 提升
Good:
    效益.社会效益.社工持证率: 较上年 提高 3 个百分点

目标值只说会变好（提升、提高村民收入），没有说变多少、和什么比、怎么评。

原因: 怎么做都算提升，审核的人分不出该给 60 分还是 90 分。
依据: 财政部门的要求：不能定量的要分级分档；多数公开的表里见过：提升、完善、持续发展、巩固提高。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.change_examples import how_to_say
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.numerals import undated
from sheetlang.knowledge.promises import (
    is_change_alone,
    is_change_of_name,
    is_change_of_something,
    is_name_changing,
    restates,
    without_base,
)
from sheetlang.knowledge.repeated_names import is_said_otherwise
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.knowledge.worsening import worsens_in_words
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "vague-change",
    "warning",
    Text("“{name}”只写“{text}”，没有说多少、和什么比", "“{name}” is only “{text}”: not by how much, nor against what"),
    help=Text("{how}", "{how}"),
)
SINCE = FAULT._replace(
    message=Text("“{name}”只写“{text}”，没有说多少", "“{name}” is only “{text}”: not by how much"),
)

_MEASURED_CLASSES = ("quantity", "timeliness")
_EFFECTS = ("economic", "social", "ecological", "sustained", "effect")
# Where grades are best told, first.
_GRADING = ("评分标准", "绩效标准", "指标解释", "解释")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a change that nothing measures, where no column under the indicator says more."""
    kind = known.class_of(indicator.categories)
    if kind in _MEASURED_CLASSES:
        return None
    undated_text = undated(indicator.target.text)
    text = without_base(indicator.name, undated_text, kind == "cost")
    if not _is_vague(indicator.name, text, kind, known):
        return None
    columns = [
        one.name for one in form.attributes if one.type != "choice" and one.name in known.words("standard-columns")
    ]
    graded = [one.text for column, one in indicator.attributes.items() if column in columns]
    if not all(restates(one, indicator.name) for one in graded):
        return None
    if indicator.name.endswith(f"{indicator.target.text}性"):
        return None
    if (
        is_said_otherwise(indicator, known)
        or is_of_satisfaction(indicator, known)
        or worsens_in_words(indicator, known)
    ):
        return None
    said = on("value", how=how_to_say(indicator, next((one for one in _GRADING if one in columns), ""), known))
    return said if text == undated_text else said.said_as(SINCE)


def _is_vague(name: str, text: str, kind: str, known: Knowledge) -> bool:
    """Where effects are told, a change is no better for saying of what; nor anywhere for saying what the name does."""
    if is_change_alone(name, text, known) or is_name_changing(name, text, known):
        return True
    return (kind in _EFFECTS or is_change_of_name(name, text)) and is_change_of_something(text, known)


RULE = Rule(FAULT, "变化说不清", "wording", judge=judge, code="Q02", kinds=(Words,))
