"""A target is written as exactly equal where a floor or a ceiling is meant.

Why: with `= 95 %` a result of 96 % fails, though it is better; nobody serves exactly 41,000 people.
Basis: how a result is compared with its target; seen on a published sheet: `志愿者培训通过率 : =95%`,
`帮教人数 : =41000人`.
Bad:
    产出.质量.志愿者培训通过率 = 95 %
Good:
    产出.质量.志愿者培训通过率 >= 95 %
    产出.数量.培训次数 = 4 次

实际是底线或上限的目标写成了等于。

原因: 写“= 95 %”，做到 96 % 反而没有完成；41000 人也不会正好一个不多、一个不少。
依据: 自评时按比较符对照完成值；公开的表里见过“志愿者培训通过率 : =95%”“帮教人数 : =41000人”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.floors_of_bad_things import TOO_MUCH, is_share_of_bad, is_too_much
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing, is_bounded_share, is_cost, is_fixed_share
from sheetlang.knowledge.targets import exceeds_100, is_100, is_zero
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import PERCENT, SERVED, counted
from sheetlang.rules.rule import Rule, Verdict, on

_LARGE = 1000
_ROUND = 100

FAULT = Fault(
    "exact-floor",
    "warning",
    Text("“{name}”写的是等于，做得更好也算没完成", "“{name}” must be met exactly: a better result would fail"),
    help=Text("写成“{better}”", "write “{better}”"),
)
LARGE_COUNT = FAULT._replace(
    severity="info",
    message=Text("“{name}”不大可能正好是“{text}”", "“{name}” will hardly be exactly “{text}”"),
    help=Text("如果是至少做到，写成“{better}”", "if it is the least to be reached, write “{better}”"),
)
TOO_BAD = FAULT._replace(help=TOO_MUCH)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on an equal sign before a share short of all, or before a large round count of those served."""
    target = indicator.target
    assert isinstance(target, Quantity)
    share = target.unit in PERCENT
    if not (_is_free_share(indicator.name, known) if share else _is_large(target)) or is_cost(indicator, known):
        return None
    if share and is_too_much(indicator, known):
        return on("target").said_as(TOO_BAD)
    verdict = on("target").compared("<=" if is_bad_thing(indicator.name, known) else ">=")
    return verdict if share else verdict.said_as(LARGE_COUNT)


def _may_be_floor(target: Quantity, known: Knowledge) -> bool:
    """Whether those served, or a share of less than all, must be equal."""
    if target.comparator != "=" or target.unit is None:
        return False
    if target.unit in PERCENT:
        return not (is_zero(target.value) or is_100(target.value) or exceeds_100(target.value))
    return counted(target.unit) in SERVED


def _is_free_share(name: str, known: Knowledge) -> bool:
    """Whether neither policy fixes a share nor it only divides something up."""
    return is_bounded_share(name, known) and not is_fixed_share(name, known)


def _is_large(target: Quantity) -> bool:
    number = target.value
    return number.whole >= _LARGE and number.whole % _ROUND == 0 and number.shape.idle


def _tells_by_number(indicator: Indicator, known: Knowledge) -> bool:
    is_counted = isinstance(indicator.target, Quantity) and indicator.target.unit not in PERCENT
    return is_counted or is_share_of_bad(indicator, known)


RULE = Rule(
    FAULT,
    "等号用作底线",
    "number",
    judge=judge,
    code="N05",
    kinds=(Quantity,),
    about=_may_be_floor,
    reads_number=_tells_by_number,
)
