"""A number stands alone: it is not said whether it is to be reached, kept below or met exactly.

Why: 280 may be a floor, a ceiling or the exact figure, and the self-evaluation cannot be scored.
Basis: the sign of comparison is a field of its own in the budget system; of 448 published indicators, 29 % lack it.
Bad:
    产出.数量.受训人员: 280 人次
Good:
    产出.数量.受训人员 >= 280 人次
    产出.数量.水质检测频次: 1 次/月

目标值只有数，没有写是不低于、不超过还是等于。

原因: 280 可以是底线、上限，也可以是正好，自评时没法打分。
依据: 预算系统里比较符（计算符号）单独成一栏；448 条公开的指标里 29% 没有写。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing, is_bounded_share, is_cost, is_money, is_spent
from sheetlang.knowledge.targets import exceeds_100, is_100, is_zero
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT, family_of
from sheetlang.rules.rule import Rule, Verdict, on

# The longer, the better.
_GROWING = "增"
_LASTING = ("质保期", "保修期", "保质期", "服务期", "服务期限", "年限", "寿命", "有效期")
_PER_TIME = ("/月", "/年", "/周", "/日", "/天", "/季", "/季度", "/旬")

FAULT = Fault(
    "missing-comparator",
    "warning",
    Text("“{name}”只写了“{text}”，没有写比较符", "“{name}” says “{text}” without a comparison"),
    help=Text("写成“{better}”这样，用 >=、<= 或 =", "write it like “{better}”, with >=, <= or ="),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a bare number that is no money of which another rule speaks, nor how often something is done."""
    target = indicator.target
    assert isinstance(target, Quantity)
    if (target.unit or "").endswith(_PER_TIME):
        return None
    if is_money(target.unit) and (is_cost(indicator, known) or is_spent(indicator, known)):
        return None
    if target.unit in PERCENT and exceeds_100(target.value) and is_bounded_share(indicator.name, known):
        return None
    return on("value").compared(_sign(indicator, target, known))


def _sign(indicator: Indicator, target: Quantity, known: Knowledge) -> str:
    """The comparison that is most likely meant."""
    if is_zero(target.value) or (target.unit in PERCENT and is_100(target.value) and _GROWING not in indicator.name):
        return "="
    lasts = indicator.name.endswith(_LASTING)
    limited = (
        known.class_of(indicator.categories) == "timeliness" and family_of(target.unit or "") == "time" and not lasts
    )
    return "<=" if limited or is_cost(indicator, known) or is_bad_thing(indicator.name, known) else ">="


RULE = Rule(
    FAULT,
    "缺少比较符",
    "number",
    judge=judge,
    code="N06",
    kinds=(Quantity,),
    about=lambda target, known: target.comparator is None,
    name_words=(_GROWING, *_LASTING),
)
