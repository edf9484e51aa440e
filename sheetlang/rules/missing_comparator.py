"""A number stands alone: it is not said whether it is to be reached, kept below or met exactly.

Why: 280 may be a floor, a ceiling or the exact figure, and the self-evaluation cannot be scored. Where the form prints
the comparison in a column, so is 约 850, which that does not take, and 12 次/年.
Basis: the sign of comparison is a field of its own in the budget system; of 448 published indicators, 29 % lack it.
Bad:
    产出.数量.受训人员: 280 人次
Good:
    产出.数量.受训人员 >= 280 人次
    产出.数量.水质检测频次: 1 次/月

目标值只有数，没有写是不低于、不超过还是等于。

原因: 280 可以是底线、上限，也可以是正好，自评时没法打分。比较符单独成一栏的表式里，“约”填不进那一栏，“12次/年”那一格也是空的，一样要写。
依据: 预算系统里比较符（计算符号）单独成一栏；448 条公开的指标里 29% 没有写。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.bare_numbers import day_meant, tells_by_number, unit_of_number, unit_to_write, with_unit
from sheetlang.knowledge.floors_of_bad_things import is_share_of_bad
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.meant_comparison import surely_meant
from sheetlang.knowledge.names import is_cost, is_money, is_part_of_whole, unit_of_name
from sheetlang.knowledge.prices import whole_sum
from sheetlang.knowledge.spent_money import is_spent
from sheetlang.knowledge.targets import exceeds_100
from sheetlang.knowledge.unsigned import NOT_SURE, how_to_sign
from sheetlang.model.name_targets import hint
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT
from sheetlang.rules.rule import Rule, Verdict, on

_PER_TIME = ("/月", "/年", "/周", "/日", "/天", "/季", "/季度", "/旬")

FAULT = Fault(
    "missing-comparator",
    "warning",
    Text("“{name}”只写了“{text}”，没有写比较符", "“{name}” says “{text}” without a comparison"),
    help=Text("写成“{better}”这样，用 >=、<= 或 =", "write it like “{better}”, with >=, <= or ="),
)
ABOUT = FAULT._replace(
    message=Text("“{name}”是“{text}”，“{column}”一栏填不了“约”", "“{name}” is “{text}”: “{column}” takes no “about”"),
    help=NOT_SURE,
)
HINTED = FAULT._replace(
    help=Text("把名称里提示的“{sign}”写到数的前面", "write “{sign}”, which the name hints at, before the number"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a bare number that is no money and no day of which another rule speaks, nor how often something is done."""
    target = indicator.target
    assert isinstance(target, Quantity)
    if (target.unit or "").endswith(_PER_TIME) and not form.comparator_column:
        return None
    if day_meant(indicator.name, target):
        return None
    if is_money(unit_of_number(indicator, target, known)) and (is_cost(indicator, known) or is_spent(indicator, known)):
        return None
    if is_money(target.unit) and unit_of_name(indicator.name, known) in PERCENT:  # the unit is to change first
        return None
    if target.comparator:
        return on("value", column=form.comparator_column).said_as(ABOUT) if form.comparator_column else None
    if target.unit in PERCENT and exceeds_100(target.value) and is_part_of_whole(indicator, known):
        return None
    return _said(indicator, target, known)


def _said(indicator: Indicator, target: Quantity, known: Knowledge) -> Verdict:
    if (hinted := hint(indicator.name)) and hinted.comparator:
        # The rule on the hint moves it here; written twice, the two could come to differ.
        return on("value", sign=hinted.text.partition("1")[0].strip()).said_as(HINTED)
    sign = surely_meant(indicator, target, known)
    advice = how_to_sign(indicator, target, sign, known)
    if advice or sign is None:
        whole = whole_sum(indicator.name, target)
        return on("value", whole=whole).said_as(FAULT._replace(help=advice or NOT_SURE))
    unit = unit_to_write(indicator, known) if target.unit is None else None
    verdict = on("value").compared(sign)
    return verdict.showing(with_unit(target, target.text, unit), sign) if unit else verdict


RULE = Rule(
    FAULT,
    "缺少比较符",
    "number",
    judge=judge,
    code="N06",
    kinds=(Quantity,),
    about=lambda target, known: target.comparator in (None, "≈"),
    reads_number=lambda one, known: tells_by_number(one, known) or is_share_of_bad(one, known),
)
