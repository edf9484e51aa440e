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
from sheetlang.knowledge.numerals import holds_number
from sheetlang.knowledge.repeated_names import is_said_otherwise
from sheetlang.knowledge.sentences import (
    is_sentence_without_result,
    joins_targets,
    said_length,
    several_lines,
    tells_deed_after_number,
    what_to_keep,
)
from sheetlang.knowledge.times_in_sentences import advice_on_time
from sheetlang.knowledge.wording import is_cost_without_bound, is_of_satisfaction, is_untimed
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "sentence-as-target",
    "warning",
    Text("“{name}”的目标值是一句 {length} 字的话", "the target of “{name}” is a sentence of {length} characters"),
    help=Text("留下{kept}，其余写进绩效目标的文字", "keep {kept}; the rest is prose"),
)
SEVERAL_NUMBERS = FAULT._replace(
    message=Text("“{name}”的目标值里有 {count} 个数", "the target of “{name}” holds {count} numbers"),
    help=Text(
        "一个数写一条指标，例如“{first}”、“{second}”", "give each number a line, such as “{first}” and “{second}”"
    ),
)
TIMED = FAULT._replace(help=Text("{advice}", "{advice}"))

_LONGEST = 20
_GRADES = ("优", "良", "中", "差")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a long target in words, if no rule on its class speaks; graded standards are no sentence."""
    text = indicator.target.text
    adds_deed = tells_deed_after_number(text)
    if len(text) <= _LONGEST and not text.endswith("。") and not adds_deed:
        return None
    if said_length(text) <= _LONGEST and not adds_deed and not _is_idle(indicator, known):
        return None
    if sum(grade in text for grade in _GRADES) >= len(_GRADES) - 1:
        return None
    if is_said_otherwise(indicator, known) or _is_judged_by_class(indicator, known) or joins_targets(text):
        return None
    lines = several_lines(indicator, known)
    if len(lines) > 1:
        return on("value", count=len(lines), first=lines[0], second=lines[1]).said_as(SEVERAL_NUMBERS)
    length = len("".join(text.split()))
    if advice := advice_on_time(indicator, known):
        return on("value", length=length, advice=advice).said_as(TIMED)
    return on("value", length=length, kept=what_to_keep(indicator, known))


def _is_idle(indicator: Indicator, known: Knowledge) -> bool:
    """Whether a shorter sentence states no result, nor a number, unless what is counted is drowned in it."""
    text = indicator.target.text
    kind = known.class_of(indicator.categories)
    if kind == "timeliness" and known.words("time-words").found_in(text):
        return False
    return is_sentence_without_result(text, known) and (kind == "quantity" or not holds_number(text, known))


def _is_judged_by_class(indicator: Indicator, known: Knowledge) -> bool:
    """Whether its class demands a number that it lacks, which is the graver want."""
    if holds_number(indicator.target.text, known):
        return False
    counted = known.class_of(indicator.categories) == "quantity"
    wanting = is_untimed(indicator, known) or is_cost_without_bound(indicator, known)
    return counted or wanting or is_of_satisfaction(indicator, known)


RULE = Rule(FAULT, "目标值是句子", "wording", judge=judge, code="Q08", kinds=(Words,))
