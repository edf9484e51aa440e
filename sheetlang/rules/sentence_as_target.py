"""A target is a sentence of more than 20 characters, or a shorter one with a full stop that states no result.

Why: what is to be reached drowns in the sentence, and a printed cell overflows; what was done belongs
into the prose.
Basis: seen on a published sheet: 显著提升了疫情期间对民办幼儿园的扶持力度,大力支持了民办幼儿园的发展。
Bad:
    效益.社会效益.民办幼儿园扶持力度: 显著提升了疫情期间对民办幼儿园的扶持力度,大力支持了民办幼儿园的发展。
    产出.质量.场馆开放: 认真做好场馆对外开放各项工作。
Good:
    效益.社会效益.受扶持的民办幼儿园占比 >= 90 %

目标值是一句二十多字的话，或者带句号、没有说出结果的短一些的话。

原因: 要做到什么淹没在话里，打印的格也放不下；做了什么写在绩效目标的文字里。
依据: 公开的表里见过“显著提升了疫情期间对民办幼儿园的扶持力度,大力支持了民办幼儿园的发展。”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.promises import is_change_of_something
from sheetlang.knowledge.wording import holds_number, is_of_satisfaction, is_said_otherwise, is_untimed
from sheetlang.model.name_targets import name_target
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Placeholder, Words
from sheetlang.patterns import pattern
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "sentence-as-target",
    "warning",
    Text("“{name}”的目标值是一句 {length} 字的话", "the target of “{name}” is a sentence of {length} characters"),
    help=Text(
        "留下能核对的数或等次，例如“>= 90 %”“良好”，其余写进绩效目标的文字",
        "keep the number or grade that can be checked, such as “>= 90 %” or “良好”; the rest is prose",
    ),
)
SEVERAL_NUMBERS = FAULT._replace(
    message=Text("“{name}”的目标值里有 {count} 个数", "the target of “{name}” holds {count} numbers"),
    help=Text(
        "一个数写一条指标，例如“{first}”、“{second}”", "give each number a line, such as “{first}” and “{second}”"
    ),
)

_LONGEST, _SHORTEST_WITH_STOP = 20, 12
# With these a sentence says what is reached, and its full stop is but a habit: 工程通过竣工验收并投入使用。
_RESULTS = (
    "符合", "达到", "达标", "满足", "合格", "验收", "全部", "所有", "均", "全覆盖", "以上", "以下", "以内", "之内",
    "不少于", "不低于", "不高于", "不超", "高于", "低于", "优于", "范围内", "预算内", "不发生", "未", "杜绝", "零",
    "良好", "正常", "安全", "到位", "按时", "及时", "无",
)  # fmt: skip
# A comma before three figures is one of thousands.
_BETWEEN = pattern(r"[，、；;。]|,(?![0-9]{3}(?![0-9]))")
_GRADES = ("优", "良", "中", "差")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a long target in words, if no rule on its class speaks; graded standards are no sentence."""
    text = indicator.target.text
    if len(text) <= _LONGEST and not text.endswith("。"):
        return None
    length = len("".join(text.split()))
    if length <= _LONGEST and not _is_idle_sentence(indicator, known):
        return None
    if sum(grade in text for grade in _GRADES) >= len(_GRADES) - 1:
        return None
    if is_said_otherwise(indicator, known) or _is_judged_by_class(indicator, known):
        return None
    lines = _lines(text)
    if len(lines) > 1:
        return on("value", count=len(lines), first=lines[0], second=lines[1]).said_as(SEVERAL_NUMBERS)
    return on("value", length=length)


def _is_idle_sentence(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a sentence with a full stop states no result, nor a number that is none of quantity."""
    text = indicator.target.text.removesuffix("。")
    if len(text) < _SHORTEST_WITH_STOP or any(word in text for word in _RESULTS) or is_change_of_something(text, known):
        return False
    return not holds_number(text) or known.class_of(indicator.categories) == "quantity"


def _lines(text: str) -> list[str]:
    """What a target would be as indicators of their own, if it is nothing but things with their numbers."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    lines = []
    for part in parts:
        found = name_target(part)
        if not found or not found.start or isinstance(found.target, Placeholder):
            return []
        lines.append(f"{part[: found.start].rstrip()}: {found.target.text}")
    return lines


def _is_judged_by_class(indicator: Indicator, known: Knowledge) -> bool:
    """Whether its class demands a number that it lacks, which is the graver want."""
    if holds_number(indicator.target.text):
        return False
    counted = known.class_of(indicator.categories) == "quantity"
    return counted or is_untimed(indicator, known) or is_of_satisfaction(indicator, known)


RULE = Rule(FAULT, "目标值是句子", "wording", judge=judge, code="Q08", kinds=(Words,))
