"""A target has a number that words around it hide: 100%覆盖, 完成100%, 每年≤3条.

Why: it is taken for words: nothing checks it, compares it with last year's, or adds it up.
Basis: seen on published sheets: 100%覆盖, 完成100%; a number with its comparison and unit says the same.
Bad:
    产出.质量.自来水通村: 100%覆盖
    产出.时效.年度任务: 完成100%
Good:
    产出.质量.自来水通村覆盖率 = 100 %
    产出.时效.年度任务完成率 = 100 %

目标值里有数，前后多了字，读不成数：100%覆盖、完成100%、每年≤3条。

原因: 读成了一段文字：没法检查，没法和上年比，也没法合计。
依据: 公开的表里见过“100%覆盖”“完成100%”；写成比较符、数和单位，意思一样。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.numbers_beside_words import counts_several, number_and_rest
from sheetlang.knowledge.numbers_in_words import number_in_phrase, parts_of_share, two_targets
from sheetlang.knowledge.repeated_names import number_after_name
from sheetlang.language.keywords import STOPS
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "unread-number",
    "warning",
    Text(
        "“{name}”的“{text}”里有数，却只能当作文字", "“{text}” of “{name}” has a number, but can only be taken for words"
    ),
    help=Text("写成“{better}”", "write “{better}”"),
)
TO_NAME = FAULT._replace(
    help=Text("写成“{better}”，“{rest}”写进名称", "write “{better}”, and put “{rest}” into the name"),
)
WITH_REMARK = FAULT._replace(
    help=Text(
        "写成“{better}”，“{rest}”写进名称，或者在下面缩进写“备注: …”",
        "write “{better}”, and put “{rest}” into the name, or into an indented line “备注: …”",
    ),
)
OF_PARTS = FAULT._replace(
    message=Text("“{name}”的“{text}”里是两个数", "“{text}” of “{name}” holds two numbers"),
    help=Text("“{first}”和“{second}”各写一条指标", "give “{first}” and “{second}” a line each"),
)
EITHER = OF_PARTS._replace(
    help=Text(
        "留下考核的那一个，另一个写进评分标准", "keep the one that counts, and put the other into the scoring standard"
    ),
)
SEVERAL = FAULT._replace(
    message=Text("“{name}”的“{text}”里不止一个数", "“{text}” of “{name}” holds more than one number"),
    help=Text("分成几条指标，各写一个数", "give each number a line of its own"),
)

_LONGEST = 20
_BRACKETS = (")", "）")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a number of which nothing is left to say but when and what was done with it, or what it is a part of."""
    text = indicator.target.text.rstrip(STOPS)
    if len(text) > _LONGEST:
        return None
    if number := number_in_phrase(indicator, text, known):
        return on("value", better=number).fixed(number)
    # Most are characters alone; a name that is said again is told as that.
    if text.isalpha() or number_after_name(indicator.name, text):
        return None
    if said := _on_several(indicator, text, known):
        return said
    better, rest = number_and_rest(indicator, text, known) or ("", "")
    if not rest:
        return on("value", better=better).fixed(better) if better else None
    return on("value", better=better, rest=rest).said_as(WITH_REMARK if text.endswith(_BRACKETS) else TO_NAME)


def _on_several(indicator: Indicator, text: str, known: Knowledge) -> Verdict | None:
    """The verdict on numbers that belong into lines of their own."""
    if parts := parts_of_share(indicator.name, text, known):
        return on("value", first=parts[0], second=parts[1]).said_as(OF_PARTS)
    two = two_targets(text)
    if two and not two["each"]:
        return on("value").said_as(EITHER)
    counts = known.class_of(indicator.categories) == "quantity" and counts_several(text)
    return on("value").said_as(SEVERAL) if two or counts else None


RULE = Rule(FAULT, "数读成文字", "number", judge=judge, kinds=(Words,))
