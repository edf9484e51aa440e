"""A rate that has to be good is set so low that a digit must be missing.

Why: nobody plans that nine works out of a hundred pass; `9.5 %` lost a digit, and `0.98 %` is a share with a sign for
hundredths behind it. Whatever is done, such a target is met.
Basis: seen on sheets that reviewers send back: `工程合格率 >= 9.5 %`, `设备完好率 >= 0.98 %`.
Bad:
    产出.质量.工程验收合格率 >= 9.5 %
    产出.质量.设备完好率 >= 0.98 %
Good:
    产出.质量.工程验收合格率 >= 95 %
    产出.质量.设备完好率 >= 98 %

本该做好的比率（合格率、完好率、及时率）定得低到不合常理，多半是打错了数。

原因: 没有人打算一百项工程里只有九项合格：“9.5%”少了一位，“0.98%”是把 0.98 又写成了百分数。照这样写，怎么做都算完成。
依据: 审核会退回的行：“工程合格率 >= 9.5 %”“设备完好率 >= 0.98 %”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, ending
from sheetlang.model.number import Number
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
from sheetlang.model.units import PERCENT
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "low-rate",
    "warning",
    Text("“{name}”只定到“{text}”，低得不合常理", "“{name}” aims at “{text}”, which is hardly meant"),
    help=Text("检查数字，是不是少了一位", "check the figure: a digit may be missing"),
)
OF_ONE = FAULT._replace(help=Text("是不是“{better}”？", "did you mean “{better}”?"))

_UPWARD = (None, ">=", ">", "=", "≈")
_FLOORS = {"twenty": 20, "two": 2, "one": 1}
_HIGHEST_FLOOR = max(_FLOORS.values())
_NEGATIONS = ("不", "未", "非", "无")
# By how much a rate is to grow, and what is hard to foresee or to pass.
_OTHERWISE = tuple(
    "提高 提升 增加 增长 降低 下降 减少 误差 偏差 预报 预测 预警 预见 考试 统考 联考 高考 中考 资格 执业".split()
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a rate of less than the floor of its like."""
    target = indicator.target
    assert isinstance(target, (Quantity, Range))
    least = target.low if isinstance(target, Range) else target.value
    if least.whole >= _HIGHEST_FLOOR or target.unit not in PERCENT:
        return None
    if not _has_floor(indicator, known) or _is_met_by_any(target):
        return None
    group = known.group_of("duty-rates", ending(indicator.name, known.words("duty-rates")) or "")
    if least.whole >= _FLOORS.get(group or "", 0):
        return None
    better = _of_hundred(least)
    if better is None or isinstance(target, Range):
        return on("value")
    return on("value", better=target.text.replace(least.typed, better)).said_as(OF_ONE)


def _has_floor(indicator: Indicator, known: Knowledge) -> bool:
    """Whether it is a rate that has to be good, itself and not its growth."""
    end = ending(indicator.name, known.words("duty-rates"))
    if end is None:
        return False
    before = bare_name(indicator.name).removesuffix(end)
    return not before.endswith(_NEGATIONS) and not any(word in before for word in _OTHERWISE)


def _is_met_by_any(target: Quantity | Range) -> bool:
    return isinstance(target, Quantity) and target.comparator == ">=" and target.value.shape.zero


def _of_hundred(number: Number) -> str | None:
    """What a share of one is in per cent: 98 for 0.98; None for any other number."""
    share = number.decimal
    return f"{(share * 100).normalize():f}" if share is not None and 0 < share <= 1 else None


RULE = Rule(
    FAULT,
    "比率低得不合常理",
    "number",
    judge=judge,
    kinds=(Quantity, Range),
    about=lambda target, known: target.unit in PERCENT and target.comparator in _UPWARD,
    reads_number=_has_floor,
)
