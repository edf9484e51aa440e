"""A share or rate that is part of a whole is set above 100 %.

Why: no more than all can pass, be covered or be satisfied; the figure is mistyped or misread.
Basis: a part of a whole cannot exceed it; seen on a published sheet: `验收合格率 : 292%`, misread from ≥92%.
Bad:
    产出.质量.经常性大型设备更新验收合格率: 292 %
Good:
    产出.质量.经常性大型设备更新验收合格率 >= 92 %
    效益.经济效益.营业收入增长率 >= 120 %

占比、合格率这类比率写成了超过 100%。

原因: 合格的、覆盖的、满意的最多是全部，超过 100% 一定是打错或识别错了。
依据: 部分不会超过全部；公开的表里见过“验收合格率 : 292%”，是“≥92%”识别错的。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.measured_things import counts_what_is_done
from sheetlang.knowledge.names import is_part_of_whole
from sheetlang.knowledge.targets import exceeds_100, is_100, misread
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range
from sheetlang.model.units import PERCENT
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "share-above-whole",
    "error",
    Text("“{name}”不会超过 100%，这里写的是“{text}”", "“{name}” cannot exceed 100 %, but “{text}” is asked for"),
    help=Text(
        "检查数字；增长率一类要在名称里写明“增长”", "check the figure; where growth is meant, say so in the name"
    ),
)
MISREAD = FAULT._replace(
    help=Text("是不是“{better}”？“≥”常被识别成 2", "did you mean “{better}”? “≥” is often misread as 2"),
)

NO_SHARE = FAULT._replace(
    help=Text(
        "单位是不是打错了？数人写“人”，数物和事写“个”“次”一类的单位",
        "is it the unit that is wrong? People are counted in “人”, things in “个” and the like",
    ),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict where the number asks for more than the whole."""
    target = indicator.target
    assert isinstance(target, (Quantity, Range))
    if not _is_too_much(target):
        return None
    if counts_what_is_done(indicator, known):
        return on("value").said_as(NO_SHARE)
    if not is_part_of_whole(indicator, known):
        return None
    better = misread(target.text) if isinstance(target, Quantity) and target.comparator is None else None
    return on("value").fixed(better).said_as(MISREAD)._replace(values={"better": better}) if better else on("value")


def _is_too_much(target: Quantity | Range) -> bool:
    """Whether more than 100 % is asked for; a ceiling asks for nothing."""
    if target.unit not in PERCENT:
        return False
    if isinstance(target, Range):
        return exceeds_100(target.high)
    if target.comparator in ("<=", "<"):
        return False
    return exceeds_100(target.value) or (target.comparator == ">" and is_100(target.value))


RULE = Rule(
    FAULT,
    "比率超过百分之百",
    "number",
    judge=judge,
    code="N02",
    kinds=(Quantity, Range),
    about=lambda target, known: _is_too_much(target),
    reads_number=True,
)
