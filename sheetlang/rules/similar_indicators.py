"""Two indicators of one sheet have the same name, or one that means the same.

Why: what is reached once is scored twice, and the two targets may contradict each other.
Basis: the checks of a review; the same name in one class is the error duplicate-indicator.
Bad:
    产出.数量.培训人数 >= 60 人
    产出.质量.培训的人数 >= 80 人
Good:
    产出.质量.培训合格率 >= 95 %

同一张表里两条指标名称相同，或者意思相同。

原因: 同一件事打两次分，两个目标值还可能互相矛盾。
依据: 审核的惯例；同一类里名称相同的，由 duplicate-indicator 报错。
"""

from collections.abc import Iterator
from functools import lru_cache

from sheetlang.diagnostic import FIRST_HERE, Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.look_alikes import may_hold_look_alikes
from sheetlang.knowledge.wording import is_left_over, plain_name
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Pending, Placeholder
from sheetlang.naming import is_plain, key
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
_BEGINNINGS = ("项目", "本项目", "年度", "全年", "本年")
_ENDINGS = ("情况", "状况", "程度")
_SAME = {"数量": "数", "总数": "数", "个数": "数", "满意程度": "满意度", "满意率": "满意度", "比例": "率", "比率": "率"}
_SAID_OTHERWISE = tuple(_SAME)
_NOISE = frozenset("的了和与及、，,·.“”\"'《》 \u3000")
_WITHOUT_NOISE = str.maketrans("", "", "".join(_NOISE))
_SHORTEST = 2


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each indicator whose name means what an earlier one means."""
    indicators = sheet.indicators
    if len(set(map(_meaning, [one.path[-1] for one in indicators]))) == len(indicators):
        return
    seen: dict[str, Indicator] = {}
    for one in indicators:
        # A blank sheet repeats its examples.
        if isinstance(one.target, Pending | Placeholder) or is_left_over(one.name):
            continue
        first = seen.setdefault(_meaning(one.name), one)
        # Names that differ in look-alikes are an error of their own.
        if first is not one and not may_hold_look_alikes(one.name + first.name):
            yield _told(one, first).with_label(*first.label, FIRST_HERE)


def _told(one: Indicator, first: Indicator) -> Diagnostic:
    if one.name != first.name or not one.categories or not first.categories:
        return FAULT.at(*one.label, name=one.name, first=first.name)
    return SAME_NAME.at(*one.label, name=one.name, here=one.categories[-1], there=first.categories[-1])


@lru_cache(maxsize=1 << 14)
def _meaning(name: str) -> str:
    """The name without what makes no difference."""
    bare = name if is_plain(name) else key(plain_name(name))
    if not _NOISE.isdisjoint(bare):
        bare = bare.translate(_WITHOUT_NOISE)
    for word in _BEGINNINGS if bare.startswith(_BEGINNINGS) else ():
        bare = bare.removeprefix(word) if len(bare) > len(word) + _SHORTEST else bare
    for word in _ENDINGS if bare.endswith(_ENDINGS) else ():
        bare = bare.removesuffix(word) if len(bare) > len(word) + _SHORTEST else bare
    for word, same in _SAME.items() if bare.endswith(_SAID_OTHERWISE) else ():
        if bare.endswith(word):
            return bare.removesuffix(word) + same
    return bare or name


RULE = Rule(FAULT, "指标雷同", "name", check, code="M05")
