"""A number has two units, or its unit is not the one in the name or in the unit column.

Why: nobody can tell which of the two holds; printed side by side they make `95 % %`.
Basis: seen on published sheets: value `28.8万元` with `%` in the unit column, value `≥95%` with `%` in the unit column.
Bad:
    产出.数量.业务工作支出安排金额: 28.8 万元 %
    产出.数量.改造面积（亩） >= 200 平方米
Good:
    产出.数量.业务工作支出安排金额 >= 28.8 万元

一个数带了两个单位，或者和名称、单位栏里的单位不一致。

原因: 看的人不知道以哪个为准；印出来会成为“95 % %”。
依据: 公开的表里见过：指标值“28.8万元”，单位栏却是“%”；指标值“≥95%”，单位栏又写一次“%”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import unit_in_brackets
from sheetlang.knowledge.targets import two_units
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range, Words
from sheetlang.model.units import KNOWN, UNIT_COLUMNS
from sheetlang.rules.rule import Rule, Verdict, on

_LONGEST = 30

FAULT = Fault(
    "doubled-unit",
    "error",
    Text("“{name}”有两个单位：{first}和{second}", "“{name}” has two units: “{first}” and “{second}”"),
    help=Text("只留一个单位", "keep one of the units"),
)
TWICE = FAULT._replace(
    severity="warning",
    message=Text("“{name}”的单位“{first}”写了两次", "the unit “{first}” of “{name}” stands twice"),
    help=Text("只写在数的后面", "write it after the number only"),
)
PER_PIECE = TWICE._replace(
    message=Text(
        "“{first}/{second}”读作每{second}多少{first}", "“{first}/{second}” is how many “{first}” each “{second}” has"
    ),
    help=Text(
        "总长写“{first}”，{second}数另写一条",
        "write “{first}” for the whole, and count “{second}” in a line of its own",
    ),
)
_LENGTHS, _PIECES = ("公里", "千米", "km", "米"), ("条", "处", "段")
_OF_EACH = ("每", "均", "单", "长", "宽", "深", "距", "标准", "规格")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict where a second unit stands in the target, in a column or in the name."""
    target = indicator.target
    if isinstance(target, Words):
        found = two_units(target.text) if len(target.text) <= _LONGEST else None
        return _said("value", *found) if found else None
    assert isinstance(target, (Quantity, Range))
    if target.unit is None:
        return None
    for name in indicator.attributes:
        if name in UNIT_COLUMNS:
            return _said(name, target.unit, indicator.attributes[name].text)
    first, _, second = target.unit.partition("/")
    if second in _PIECES and first in _LENGTHS and not any(word in indicator.name for word in _OF_EACH):
        return on("value", first=first, second=second).said_as(PER_PIECE)
    inside = unit_in_brackets(indicator.name)
    return _said("value", inside, target.unit) if inside in KNOWN and inside != target.unit else None


def _said(place: str, first: str, second: str) -> Verdict:
    verdict = on(place, first=first, second=second)
    return verdict.said_as(TWICE) if first == second else verdict


RULE = Rule(FAULT, "单位重复", "number", judge=judge, code="N09", kinds=(Quantity, Range, Words))
