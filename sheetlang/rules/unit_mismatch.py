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
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import stated_unit
from sheetlang.knowledge.wanted_units import ASKED, IN_SQUARES, WORDS, is_expense, is_no_area, is_slip, unit_wanted
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
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
OF_MONEY = FAULT._replace(
    message=Text("“{name}”说的是钱，单位却是“{unit}”", "“{name}” is about money, but its unit is “{unit}”"),
    help=Text("写上金额，或者在名称里写明数的是什么", "write an amount, or say in the name what is counted"),
)
OF_AREA = UNSURE._replace(
    message=Text("“{name}”说的是面积，单位却是“{unit}”", "“{name}” is an area, but its unit is “{unit}”"),
)
LOST_SQUARE = OF_AREA._replace(help=Text("“²”丢了：写成“{better}”", "the “²” was lost: write “{better}”"))


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict where the end of the name wants another unit than the target has."""
    target = indicator.target
    assert isinstance(target, (Quantity, Range))
    unit = target.unit
    if unit is None or (what := counted(unit)) not in KNOWN:
        return None
    name = indicator.name
    if what == "个" and is_expense(name):
        return on("value", unit=unit).said_as(OF_MONEY)
    if ASKED in name:
        return on("value").said_as(YES_OR_NO)
    if is_no_area(name, what):
        squared = target.text.replace(what, f"{what}²")
        return on("value", unit=unit, better=squared).said_as(LOST_SQUARE if what in IN_SQUARES else OF_AREA)
    wanted = unit_wanted(name, unit, known)
    if "/" in unit and unit.replace("/", "") == wanted:  # 人/次 is meant for 人次
        what = unit
    if wanted is None or are_alike(wanted, what):
        return None
    stated = counted(stated_unit(name, known) or wanted)
    if are_alike(stated, what):
        return None
    at = indicator.entry.value.rfind(what)
    verdict = on("value", wanted=wanted, unit=unit, better=target.text.replace(what, wanted))
    if at >= 0:
        verdict = verdict.within(at, at + len(what))
    if not is_slip(what, wanted, target):
        return verdict.said_as(UNSURE)
    # A name that says two things itself does not tell which of them was counted.
    return verdict.fixed(wanted) if at >= 0 and are_alike(wanted, stated) else verdict


def _is_counted(target: Quantity, known: Knowledge) -> bool:
    return target.unit is not None and counted(target.unit) in KNOWN


RULE = Rule(
    FAULT,
    "单位不符",
    "number",
    judge=judge,
    code="N13",
    kinds=(Quantity, Range),
    about=_is_counted,
    name_words=WORDS,
)
