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
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, stated_unit, unit_of_name
from sheetlang.knowledge.targets import are_lost_dates, is_zero
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Quantity, Range
from sheetlang.model.units import UNIT_COLUMNS
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "missing-unit",
    "error",
    Text("“{name}”的目标值只有数，没有计量单位", "the target of “{name}” is a number without a unit"),
    help=Text("在数后面写上单位，例如“{text} {unit}”", "write the unit after the number, such as “{text} {unit}”"),
)
ONLY_IN_NAME = FAULT._replace(
    message=Text("“{name}”的单位只写在名称里，目标值没有单位", "the unit of “{name}” stands in its name only"),
)
_IN_SHARES = ("quality", "timeliness", "satisfaction")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict where a number that is not 0, and no part of a whole, has no unit."""
    target = indicator.target
    assert isinstance(target, (Quantity, Range, Change))
    if not _wants_unit(indicator, known) or _needs_none(target):
        return None
    if stated := stated_unit(indicator.name, known):
        return on("value", unit=stated).fixed(f"{indicator.entry.value} {stated}", safe=True).said_as(ONLY_IN_NAME)
    unit = unit_of_name(indicator.name, known)
    if unit is None:
        return on("value", unit="%" if known.class_of(indicator.categories) in _IN_SHARES else "个")
    return on("value", unit=unit).fixed(f"{indicator.entry.value} {unit}")


def _wants_unit(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a unit is said nowhere, and its name is none that needs none."""
    target = indicator.target
    assert isinstance(target, (Quantity, Range, Change))
    if target.unit is not None or any(name in UNIT_COLUMNS for name in indicator.attributes):
        return False
    return known.words("unitless-names").found_in(bare_name(indicator.name)) is None


def _needs_none(target: Quantity | Range | Change) -> bool:
    if isinstance(target, Range):
        return are_lost_dates(target.low, target.high)
    number = target.value if isinstance(target, Quantity) else target.amount
    return number.decimal is None or is_zero(number)


RULE = Rule(
    FAULT,
    "缺少单位",
    "number",
    judge=judge,
    code="N01",
    kinds=(Quantity, Range, Change),
    about=lambda target, known: target.unit is None and not is_zero(target.value),
    name_words=(),
)
