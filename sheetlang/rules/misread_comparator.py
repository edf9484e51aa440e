"""A value looks as if its comparison sign was misread when it was scanned.

Why: `≥` is read as 2, `工` or `^`; 280 then becomes 2280, and a wrong promise is printed.
Basis: seen on a published sheet that was scanned: `2280次` for ≥280次, `292%` for ≥92%; `合格率 290$` for ≥90%.
Bad:
    产出.质量.采购物资合格率: 290$
    产出.质量.设备完好率: 工92%
Good:
    产出.质量.采购物资合格率 >= 90 %

目标值像是扫描时把比较符识别错了。

原因: “≥”会被识别成 2、“工”或“^”，280 就成了 2280，印出去的承诺是错的。
依据: 一张扫描的公开表里“≥280次”成了“2280次”，“≥92%”成了“292%”；另一张里“合格率 290$”。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bounded_share
from sheetlang.knowledge.targets import exceeds_100, misread
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity, Words
from sheetlang.model.units import PERCENT
from sheetlang.rules.rule import Rule, Verdict, on

_LONGEST = 16

FAULT = Fault(
    "misread-comparator",
    "info",
    Text("“{text}”像是把比较符识别错了", "“{text}” looks as if its comparison sign was misread"),
    help=Text("对照原表；是不是“{better}”？", "compare the original; did you mean “{better}”?"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on words that are a number once their first character is a sign."""
    text = indicator.target.text
    if not isinstance(indicator.target, Words) or len(text) > _LONGEST or (better := misread(text)) is None:
        return None
    return on("value", better=better).fixed(better)


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """What was surely misread: a bare share of more than the whole, and words that are no number but for a sign."""
    if isinstance(indicator.target, Words):
        return judge(indicator, form, known) is not None
    return is_bounded_share(indicator.name, known)


def compare(picked: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """Where something was surely misread, a finding for each bare number that begins with 2 as well."""
    surely = [one for one in picked if one.target.text[0] == "2" or isinstance(one.target, Words)]
    for one in sheet.indicators if surely else ():
        is_bare = isinstance(one.target, Quantity) and one.target.comparator is None and one.target.text[0] == "2"
        better = misread(one.target.text) if is_bare and one not in surely else None
        if better:
            origin = one.value
            # No fix: 2280 may be what was meant, and a number is not changed on suspicion.
            yield FAULT.at(origin.source, origin.span, text=one.target.text, better=better)


def _is_too_much(target: Quantity, known: Knowledge) -> bool:
    return target.comparator is None and target.unit in PERCENT and exceeds_100(target.value)


RULE = Rule(
    FAULT,
    "比较符识别错误",
    "number",
    judge=judge,
    code="N03",
    kinds=(Words, Quantity),
    about=_is_too_much,
    picks=picks,
    compare=compare,
)
