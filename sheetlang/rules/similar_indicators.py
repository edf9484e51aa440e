"""Two indicators of one sheet have the same name, or one that means the same.

Why: what is reached once is scored twice, and the two targets may contradict each other. 面积 and 亩数 of a thing are the
same where they are as much; that some are asked by two indicators how satisfied they are is a note.
Basis: the checks of a review; the same name in one class is the error duplicate-indicator.
Bad:
    产出.数量.培训人数 >= 60 人
    产出.质量.培训的人数 >= 80 人
Good:
    产出.质量.培训合格率 >= 95 %

同一张表里两条指标名称相同，或者意思相同。

原因: 同一件事打两次分，两个目标值还可能互相矛盾。名称只差“面积”“亩数”这样的词，数和单位也一样的，是一件事；两条满意度问的人像有重叠的，只是提示。
依据: 审核的惯例；同一类里名称相同的，由 duplicate-indicator 报错。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import FIRST_HERE, Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.look_alikes import may_hold_look_alikes
from sheetlang.knowledge.same_things import asked_twice, meaning, thing_counted
from sheetlang.knowledge.wording import is_left_over
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Pending, Placeholder, Quantity
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "similar-indicators",
    "warning",
    Text("“{name}”和“{first}”像是同一条指标", "“{name}” and “{first}” seem to be the same indicator"),
    help=Text("留下一条；不是一回事就把名称写明白", "keep one; if they differ, let the names say how"),
)
SAME_NAME = FAULT._replace(
    message=Text(
        "“{name}”在“{there}”和“{here}”里各有一条，名称没有分别",
        "“{name}” stands under “{there}” and “{here}”, and the names tell no difference",
    ),
)
OF_SOME = FAULT._replace(
    severity="info",
    message=Text("“{name}”和“{first}”问的人像有重叠", "“{name}” and “{first}” seem to ask some of the same people"),
    help=Text("留下一条；人不重叠就把名称写明白", "keep one; if they are others, let the names say who"),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each indicator whose name means what an earlier one means, or asks of whom it asks."""
    names = [one.path[-1] for one in sheet.indicators]
    if len(set(map(thing_counted, names))) != len(names):
        yield from _same(sheet.indicators)
    for pair in asked_twice(names):
        first, one = (sheet.indicators[at] for at in pair)
        if not isinstance(one.target, Pending | Placeholder) and not isinstance(first.target, Pending | Placeholder):
            yield OF_SOME.at(*one.label, name=one.name, first=first.name).with_label(*first.label, FIRST_HERE)


def _same(indicators: Sequence[Indicator]) -> Iterator[Diagnostic]:
    seen: dict[object, Indicator] = {}
    for one in indicators:
        # A blank sheet repeats its examples.
        if isinstance(one.target, Pending | Placeholder) or is_left_over(one.name):
            continue
        first = seen.setdefault(meaning(one.name), one)
        if first is one and type(one.target) is Quantity and one.target.unit:
            first = seen.setdefault((thing_counted(one.name), one.target.unit, one.target.value.decimal), one)
        # Names that differ in look-alikes are an error of their own.
        if first is not one and not may_hold_look_alikes(one.name + first.name):
            yield _told(one, first).with_label(*first.label, FIRST_HERE)


def _told(one: Indicator, first: Indicator) -> Diagnostic:
    if one.name != first.name or not one.categories or not first.categories:
        return FAULT.at(*one.label, name=one.name, first=first.name)
    return SAME_NAME.at(*one.label, name=one.name, here=one.categories[-1], there=first.categories[-1])


RULE = Rule(FAULT, "指标雷同", "name", check, code="M05")
