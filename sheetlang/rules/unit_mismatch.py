"""The unit does not fit what the name counts.

Why: 人次, 人, 次 and 个 differ: 400 次 of training are 400 meetings, 400 人次 are those who came. The figures
cannot be checked against lists and ledgers.
Basis: seen on a published sheet: `志愿者培训人次 = 400次`, `“两类人员”帮教覆盖人数 = 20000个`.
Bad:
    产出.数量.志愿者培训人次 = 400 次
    产出.质量.“两类人员”帮教覆盖人数 = 20000 个
Good:
    产出.数量.志愿者培训人次 = 400 人次
    产出.质量.“两类人员”帮教覆盖人数 = 20000 人

计量单位和名称里说的对不上。

原因: 人次、人、次、个不是一回事：培训 400 次是办了 400 回，400 人次是来了这么多人。单位不对，完成值没法和台账核对。
依据: 公开的表里见过“志愿者培训人次 = 400次”“‘两类人员’帮教覆盖人数 = 20000个”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge import wanted_units
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.measured_things import AREA, thing_not_counted_in
from sheetlang.knowledge.names import stated_unit
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Date, Quantity, Range
from sheetlang.model.units import KNOWN, are_alike, counted
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "unit-mismatch",
    "warning",
    Text("“{name}”应当用“{wanted}”，单位却是“{unit}”", "“{name}” is counted in “{wanted}”, but the unit is “{unit}”"),
    help=Text("写成“{better}”，或者改名称", "write “{better}”, or change the name"),
)
UNSURE = FAULT._replace(help=Text("改单位，或者改名称，看数的是什么", "change the unit or the name, as it was counted"))
YES_OR_NO = FAULT._replace(
    message=Text("“{name}”问的是“是否”，答案不是“{text}”", "“{name}” asks whether, which “{text}” does not answer"),
    help=Text("名称去掉“是否”，写成率或者数；或者目标写“是”", "name a rate or a number instead, or write “是”"),
)
OF_THING = UNSURE._replace(
    message=Text("“{name}”说的是{thing}，单位却是“{unit}”", "“{name}” is about {thing}, but its unit is “{unit}”"),
)
A_DAY = FAULT._replace(
    message=Text("“{name}”是比率，“{text}”却是日期", "“{name}” is a rate, but “{text}” is a date"),
    help=Text("写成“>= 95 %”这样，或者名称改成“…时间”", "write it like “>= 95 %”, or call it “…时间”"),
)
LOST_SQUARE = OF_THING._replace(help=Text("“²”丢了：写成“{better}”", "the “²” was lost: write “{better}”"))


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict where the end of the name wants another unit than the target has."""
    target = indicator.target
    if isinstance(target, Date):
        return on("value").said_as(A_DAY) if wanted_units.is_rate(indicator.name) else None
    assert isinstance(target, (Quantity, Range))
    unit = target.unit
    if unit is None or (what := counted(unit)) not in KNOWN:
        return None
    name = indicator.name
    if wanted_units.ASKED in name:
        return on("value").said_as(YES_OR_NO)
    thing = None if "/" in unit else thing_not_counted_in(what, indicator)
    if thing and stated_unit(name, known) != what:
        fault = LOST_SQUARE if thing is AREA and what in wanted_units.IN_SQUARES else OF_THING
        return on("value", unit=unit, thing=thing, better=target.text.replace(what, f"{what}²")).said_as(fault)
    wanted = wanted_units.unit_wanted(name, unit, known)
    if "/" in unit and unit.replace("/", "") == wanted:  # 人/次 is meant for 人次
        what = unit
    if wanted is None or are_alike(wanted, what):
        return None
    if are_alike(stated := counted(stated_unit(name, known) or wanted), what):
        return None
    meant = wanted_units.multiplied(what, wanted)
    verdict = on("value", wanted=wanted, unit=unit, better=target.text.replace(what, meant))
    if (at := indicator.entry.value.rfind(what)) >= 0:
        verdict = verdict.within(at, at + len(what))
    if not wanted_units.is_slip(what, wanted, target):
        return verdict.said_as(UNSURE)
    # A name that says two things itself does not tell which of them was counted.
    return verdict.fixed(meant) if at >= 0 and are_alike(wanted, stated) else verdict


def _is_counted(target: Quantity, known: Knowledge) -> bool:
    return target.unit is not None and counted(target.unit) in KNOWN


RULE = Rule(
    FAULT,
    "单位不符",
    "number",
    judge=judge,
    code="N13",
    kinds=(Quantity, Range, Date),
    about=_is_counted,
)
