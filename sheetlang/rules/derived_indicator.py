"""An indicator follows from another: 培训人数 = 60 人 and 培训人数完成率 = 100 %.

Why: one fact is scored twice, and the points for quality or timeliness measure nothing of their own.
Basis: seen on a published sheet with four indicators of quantity and four 完成率 of the same names.
Bad:
    产出.数量.培训人数 = 60 人
    产出.质量.培训人数完成率 = 100 %
Good:
    产出.质量.培训考核合格率 >= 95 %

一条指标是由另一条推出来的：培训人数 = 60 人，培训人数完成率 = 100 %。

原因: 一件事打了两次分，质量、时效的分没有考核别的东西。
依据: 公开的表里见过四条数量指标配四条同名的完成率。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_share
from sheetlang.knowledge.targets import is_100
from sheetlang.knowledge.wording import plain_name
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "derived-indicator",
    "warning",
    Text("“{name}”由“{base}”就能算出来", "“{name}” follows from “{base}”"),
    help=Text("留下“{base}”，这里换成合格率、及时率这样的指标", "keep “{base}”; measure quality or time here instead"),
)
_MEASURED_HERE = Text("它由这里算出来", "it follows from this")
# What may follow the name of a thing where it is counted; without any, it is counted as it stands.
_COUNTS = (
    "", "数", "数量", "个数", "人数", "人次", "次数", "场次", "批次", "场数", "期数", "户数", "户次", "件数", "课时",
)  # fmt: skip


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every 完成率 of 100 %."""
    return _rate(indicator.name, known) is not None


def compare(rates: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each 完成率 of 100 % whose own quantity is another indicator."""
    counted = {plain_name(one.name): one for one in sheet.indicators if _is_counted(one, known)}
    for one in rates:
        name = plain_name(one.name)
        base = name.removesuffix(_rate(name, known) or "")
        first = next((counted[base + more] for more in _COUNTS if base + more in counted), None)
        if first is not None:
            yield FAULT.at(*one.label, name=one.name, base=first.name).with_label(*first.label, _MEASURED_HERE)


def _rate(name: str, known: Knowledge) -> str | None:
    return known.words("completion-rates").ending(name)


def _is_counted(indicator: Indicator, known: Knowledge) -> bool:
    """Whether it can be reached in full: a number of things, or a share that its name calls one."""
    target = indicator.target
    return isinstance(target, Quantity) and (target.unit != "%" or is_share(indicator.name, known))


def _is_all(target: Quantity, known: Knowledge) -> bool:
    return target.unit == "%" and is_100(target.value)


RULE = Rule(
    FAULT,
    "重复考核",
    "class",
    code="M06",
    kinds=(Quantity,),
    about=_is_all,
    picks=picks,
    compare=compare,
)
