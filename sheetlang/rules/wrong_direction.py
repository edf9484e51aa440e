"""A bad thing has a floor, a good thing or what is to be built a ceiling, or a target is met by any result.

Why: `投诉率 >= 5 %` promises at least so many complaints; the more go wrong, the better the score.
With `公厕改造数量 <= 5 座` it is enough to build none, and `覆盖率 <= 100 %` holds whatever is done.
Basis: the better result must lie on the side that the sign allows; complaints, failures and losses are to be few.
Bad:
    产出.质量.帮教服务投诉率 >= 5 %
    产出.质量.工程验收合格率 <= 95 %
Good:
    产出.质量.帮教服务投诉率 <= 5 %
    产出.质量.投诉举报处理率 >= 95 %

坏事写了“不低于”，好事、要建的东西写了“不超过”，或者什么结果都算做到。

原因: “投诉率 >= 5 %”等于承诺至少有这么多投诉，出事越多得分越高；“公厕改造数量不超过 5 座”，一座不建也算做到；“覆盖率 <= 100 %”做成什么样都算。
依据: 比较符放行的一边应当是更好的结果；投诉、故障、流失一类越少越好，合格率一类越高越好。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge import always_met, directions
from sheetlang.knowledge.durations import is_limited
from sheetlang.knowledge.floors_of_bad_things import advice_on_floor, is_share_of_bad
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing
from sheetlang.knowledge.targets import is_zero
from sheetlang.knowledge.worsening import advice_on_worse
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Date, Quantity, Words
from sheetlang.rules.rule import Rule, Verdict, on

_FLOORS = (">=", ">")

FAULT = Fault(
    "wrong-direction",
    "error",
    Text("“{name}”越少越好，却写了“{text}”", "“{name}” should be low, but “{text}” asks for more"),
    help=Text("写成“{better}”", "write “{better}”"),
)
GOOD_THING = FAULT._replace(
    message=Text("“{name}”越高越好，却写了“{text}”", "“{name}” should be high, but “{text}” asks for less"),
)
NOTHING_BUILT = FAULT._replace(
    severity="warning",
    message=Text("“{name}”写了“{text}”，一个也不建也算做到", "“{name}” says “{text}”: to build none would be enough"),
)
NOT_BEFORE = FAULT._replace(
    message=Text("“{name}”写了“{text}”，越晚越算做到", "“{name}” says “{text}”: the later, the better"),
)
MET_BY_ANY = FAULT._replace(severity="warning", message=always_met.ANY_RESULT)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict where the sign, or the direction of a change, lets the worse result pass."""
    target = indicator.target
    if isinstance(target, Change | Words):
        if (advice := advice_on_worse(indicator, known)) is None:
            return None
        turned = FAULT if is_bad_thing(indicator.name, known) else GOOD_THING
        return on("target").said_as(turned._replace(help=advice))
    if isinstance(target, Date):
        is_late = target.comparator in _FLOORS and is_limited(indicator, known)
        return on("target").compared("<=").said_as(NOT_BEFORE) if is_late else None
    assert isinstance(target, Quantity)
    if target.comparator in _FLOORS and directions.is_to_be_low(indicator, target, known):
        return _judge_floor(indicator, target, known)
    if advice := always_met.advice_on_met(indicator, target, known):
        verdict = on("target").said_as(MET_BY_ANY._replace(help=advice))
        return verdict.compared("=") if advice is always_met.ALL_OF_IT else verdict
    return _judge_ceiling(indicator, target, known) if target.comparator not in _FLOORS else None


def _judge_floor(indicator: Indicator, target: Quantity, known: Knowledge) -> Verdict:
    advice = advice_on_floor(indicator, known)
    if advice is None or is_zero(target.value):
        return on("target").compared("=" if is_zero(target.value) else "<=")
    return on("target", by=f"{target.value.typed} {target.unit}").said_as(FAULT._replace(help=advice))


def _judge_ceiling(indicator: Indicator, target: Quantity, known: Knowledge) -> Verdict | None:
    if directions.is_to_be_built(indicator, target, known) and not is_zero(target.value):
        return on("target").compared(">=").said_as(NOTHING_BUILT)
    is_good = directions.is_to_be_high(indicator, target, known)
    return on("target").compared(">=").said_as(GOOD_THING) if is_good else None


RULE = Rule(
    FAULT,
    "方向相反",
    "number",
    judge=judge,
    code="N07",
    kinds=(Quantity, Change, Date, Words),
    about=lambda target, known: target.comparator not in (None, "=", "≈"),
    reads_number=is_share_of_bad,
)
