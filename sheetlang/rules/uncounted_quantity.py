"""An indicator of quantity has a target in words, where something is to be counted; or a rate has but a state: 合格.

Why: what cannot be counted cannot be checked; a quantity in words is the first thing sent back.
Basis: rules of finance bureaus: in numbers wherever possible; seen on a published sheet: 宣传教育: 覆盖全区所有人员.
Bad:
    产出.数量.宣传教育: 覆盖全区所有人员
    产出.质量.桥梁竣工验收合格率: 合格
Good:
    产出.数量.宣传教育覆盖人数 >= 32000 人

数量指标的目标值是文字，没有数；或者比率只写了一个状态：合格、较高。

原因: 数不出来就没法核对；数量指标写成文字，最先被退回。
依据: 财政部门的要求：能定量的都要定量；公开的表里见过“宣传教育: 覆盖全区所有人员”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.belonging import class_before
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing, is_of_cost, unit_of_name
from sheetlang.knowledge.numerals import holds_number
from sheetlang.knowledge.repeated_names import is_said_otherwise
from sheetlang.knowledge.states import HOW_TO_SAY_RATE, RATE_WITHOUT_NUMBER, is_state_of_rate
from sheetlang.knowledge.wording import is_of_satisfaction
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.model.units import is_surely_unit, plain_unit
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "uncounted-quantity",
    "warning",
    Text("“{name}”是数量指标，目标值里没有数", "“{name}” is of quantity, but its target has no number"),
    help=Text(
        "写成数得出的，“>= 数 单位”；数不出的，改放质量或效益",
        "write what can be counted, as “>= number unit”; what cannot belongs to quality or effect",
    ),
)
UNIT_ALONE = FAULT._replace(
    message=Text(
        "“{name}”的目标值只有单位“{text}”，没有数", "the target of “{name}” is the unit “{text}” without a number"
    ),
    help=Text("在单位前面写上数；还没定的写“待定”", "write the number before it; write “待定” where it is not decided"),
)
NAMES_UNIT = FAULT._replace(help=Text("写成“>= 数 {unit}”", "write “>= number {unit}”"))
OF_COST = FAULT._replace(
    help=Text(
        "成本不是数量：改放成本，写成“<= 20 万元”这样", "a cost is no quantity: put it under cost, as “<= 20 万元”"
    ),
)
OF_ALL = FAULT._replace(
    help=Text(
        "写出数，例如“>= 数 {unit}”；事先数不出的，名称改成“…率”，放到质量，写“= 100 %”",
        "write the number, as “>= number {unit}”; if unknown before, call it “…率”, under quality, and write “= 100 %”",
    ),
)
OF_RATE = FAULT._replace(message=RATE_WITHOUT_NUMBER, help=HOW_TO_SAY_RATE)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a quantity in words that hold no number, or on a rate of which they tell but a state."""
    # A class at the head of a name is meant, though the form has no such level.
    kind = known.class_of((*indicator.categories, class_before(indicator.name, known)[0]))
    if kind != "quantity":
        if not is_state_of_rate(indicator, kind, known):
            return None
        return on("value", better="<= 5 %" if is_bad_thing(indicator.name, known) else ">= 95 %").said_as(OF_RATE)
    said = holds_number(indicator.target.text, known) or is_said_otherwise(indicator, known)
    if said or is_of_satisfaction(indicator, known):
        return None
    if is_surely_unit(plain_unit(indicator.target.text)):
        return on("value").said_as(UNIT_ALONE)
    return _advised(indicator, known)


def _advised(indicator: Indicator, known: Knowledge) -> Verdict:
    """The verdict with advice by what is named: a cost is to move, and what is counted in a unit is to stay."""
    unit = unit_of_name(indicator.name, known)
    if _asks_for_all(indicator.target.text):
        return on("value", unit=unit or Text("单位", "unit")).said_as(OF_ALL)
    if unit is not None and unit != "%":
        return on("value", unit=unit).said_as(NAMES_UNIT)
    return on("value").said_as(OF_COST) if is_of_cost(indicator.name, known) else on("value")


def _asks_for_all(text: str) -> bool:
    """Whether a target asks for all that there are: 应保尽保, 应改尽改."""
    at = text.find("尽", 2)
    return at > 0 and text[at - 2] == "应" and text[at - 1 : at] == text[at + 1 : at + 2]


RULE = Rule(FAULT, "数量未量化", "wording", judge=judge, code="Q01", kinds=(Words,))
