"""A target has a number but no unit.

Why: nobody can tell 220 rooms from 220 hours, and the budget system does not take a number without its unit.
Basis: the upload of the budget system requires the unit; seen on published sheets: `开设课程数量 : 220`, `享受资助人数 : 2100`.
Bad:
    产出.数量.享受资助人数 >= 2100
Good:
    产出.数量.享受资助人数 >= 2100 人

目标值只有数，没有计量单位。

原因: 220 是门还是课时，看的人分不清；预算系统也不收没有单位的数。
依据: 预算系统上传时单位必填；公开的表里见过“开设课程数量 : 220”“享受资助人数 : 2100”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge import bare_numbers
from sheetlang.knowledge.bare_numbers import in_percent, may_be_part, needs_no_unit, unit_counted, with_unit
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.meant_comparison import sign_left_out
from sheetlang.knowledge.names import is_good_thing, stated_unit
from sheetlang.knowledge.targets import is_zero
from sheetlang.model import faults
from sheetlang.model.name_targets import hint
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Quantity, Range
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "missing-unit",
    "error",
    Text("“{name}”的目标值只有数，没有计量单位", "the target of “{name}” is a number without a unit"),
    help=Text("在数后面写上单位，例如“{better}”", "write the unit after the number, such as “{better}”"),
)
ONLY_IN_NAME = FAULT._replace(
    message=Text("“{name}”的单位只写在名称里，目标值没有单位", "the unit of “{name}” stands in its name only"),
)
DAY_AS_NUMBER = faults.DAY_AS_NUMBER._replace(name=FAULT.name)
OF_NO_NAME = FAULT._replace(help=Text("在数后面写上单位", "write the unit after the number"))
AS_PART = FAULT._replace(help=Text("比率用“%”：写成“{better}”", "a share is in “%”: write “{better}”"))
UNSURE = FAULT._replace(help=Text("写明是“{plain}”还是“{better}”", "say whether it is “{plain}” or “{better}”"))


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict where a number that is not 0, and no part of a whole, has no unit; a hint beside it may not fit."""
    if needs_no_unit(indicator, known):
        return None
    if day := bare_numbers.day_meant(indicator.name, indicator.target):
        return on("value", text=indicator.entry.value, day=day).fixed(day).said_as(DAY_AS_NUMBER)
    stated = stated_unit(indicator.name, known)
    good = is_good_thing(indicator, known)
    if (good or not stated) and may_be_part(indicator, known):
        return _part(indicator, surely=good)
    if stated:
        return _with(indicator, stated, known, safe=hint(indicator.name) is None).said_as(ONLY_IN_NAME)
    if unit := unit_counted(indicator, known):
        verdict = _with(indicator, unit, known)
        return verdict._replace(replacement=None) if unit.startswith("万") else verdict
    if bare_numbers.is_of_a_hundred(indicator, known):
        return _with(indicator, "%", known)._replace(replacement=None)
    return on("value").said_as(OF_NO_NAME)


def _with(indicator: Indicator, unit: str, known: Knowledge, safe: bool = False) -> Verdict:
    """The verdict with a unit; its example has the comparison as well where that is missing, and surely meant."""
    target = indicator.target
    verdict = on("value").showing(with_unit(target, target.text, unit), sign_left_out(indicator, known))
    return verdict.fixed(with_unit(target, indicator.entry.value, unit), safe)


def _part(indicator: Indicator, surely: bool) -> Verdict:
    """The verdict with hundredths for a part of one, where nobody plans for less than 1 %."""
    target = indicator.target
    if not isinstance(target, Quantity):
        return on("value").said_as(OF_NO_NAME)
    plain, better = with_unit(target, target.text, "%"), in_percent(target.text, target.value)
    if not surely or not target.value.shape.decimals:  # 1 may be 1 % or all
        return on("value", plain=plain, better=better).said_as(UNSURE)
    return on("value", better=better).fixed(in_percent(indicator.entry.value, target.value)).said_as(AS_PART)


RULE = Rule(
    FAULT,
    "缺少单位",
    "number",
    judge=judge,
    code="N01",
    kinds=(Quantity, Range, Change),
    about=lambda target, known: target.unit is None and not is_zero(target.value),
    reads_number=bare_numbers.tells_by_number,
)
