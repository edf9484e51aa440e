"""A target has a number that words around it hide: 100%覆盖, 完成100%, 全年不少于2次.

Why: it is taken for words: nothing checks it, compares it with last year's, or adds it up.
Basis: seen on published sheets: 100%覆盖, 完成100%; a number with its comparison and unit says the same.
Bad:
    产出.质量.自来水通村: 100%覆盖
    产出.时效.年度任务: 完成100%
Good:
    产出.质量.自来水通村覆盖率 = 100 %
    产出.时效.年度任务完成率 = 100 %

目标值里有数，前后多了字，读不成数：100%覆盖、完成100%、全年不少于2次。

原因: 读成了一段文字：没法检查，没法和上年比，也没法合计。
依据: 公开的表里见过“100%覆盖”“完成100%”；写成比较符、数和单位，意思一样。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.numbers_in_words import (
    number_in_phrase,
    parts_of_share,
    share_of_whole,
    two_targets,
)
from sheetlang.knowledge.targets import compared, is_100
from sheetlang.language.keywords import STOPS
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Words
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import KNOWN, PERCENT, counted
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
OF_PARTS = FAULT._replace(
    message=Text("“{name}”的“{text}”里是两个数", "“{text}” of “{name}” holds two numbers"),
    help=Text("“{first}”和“{second}”各写一条指标", "give “{first}” and “{second}” a line each"),
)
EITHER = OF_PARTS._replace(
    help=Text(
        "留下考核的那一个，另一个写进评分标准", "keep the one that counts, and put the other into the scoring standard"
    ),
)
SEVERAL = OF_PARTS._replace(
    help=Text("分成几条指标，各写一个数", "give each number a line of its own"),
)

_LONGEST = 16
# What may be reached of anything, and what is surely said of a share.
_REACHED = ("均达", "达")
_BEFORE = ("全部完成", "完成", "实现", "达成")
_ALL = ("100%", "100％")
_AFTER = ("全覆盖", "覆盖", "完成", "达标", "合格", "到位", "发放", "落实", "支付", "拨付", "通过")

_COMPARED = ("较", "比", "提前")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a number of which nothing is left to say but when and what was done with it, or what it is a part of."""
    text = indicator.target.text.rstrip(STOPS)
    if len(text) > _LONGEST or text.isalpha():
        return None
    if number := number_in_phrase(indicator.name, text, known):
        return on("value", better=number).fixed(number)
    if parts := parts_of_share(indicator.name, text, known):
        return on("value", first=parts[0], second=parts[1]).said_as(OF_PARTS)
    if two := two_targets(text):
        return on("value").said_as(SEVERAL if two["each"] else EITHER)
    if share := share_of_whole(text):
        return on("value", better=share[0], rest=share[1]).said_as(TO_NAME)
    return _of_what_was_done(indicator, text)


def _of_what_was_done(indicator: Indicator, text: str) -> Verdict | None:
    reached = next((word for word in _REACHED if text.startswith(word)), "")
    before = reached or next((word for word in _BEFORE if text.startswith(word)), "")
    rest = next((word for word in _AFTER if text.endswith(word)), "")
    number = text.removeprefix(before).removesuffix(rest).strip()
    if not before and text.endswith(_ALL) and _is_done(text[:-4]):
        rest, number = text[:-4], text[-4:]
    amount, problem = read_target(number)
    if not (before or rest) or problem or not isinstance(amount, Quantity):
        return None
    counts = bool(reached) and not rest and counted(amount.unit or "") in KNOWN
    if amount.comparator == "≈" or not (counts or amount.unit in PERCENT):
        return None
    better = number if amount.comparator else compared(number, "=" if is_100(amount.value) and not reached else ">=")
    # What is reached of a rate is the rate itself.
    is_said = rest.removeprefix("全") in indicator.name or (rest == "达标" and indicator.name.endswith("率"))
    if rest and not is_said:
        return on("value", better=better, rest=rest).said_as(TO_NAME)
    return on("value", better=better).fixed(better)


def _is_done(words: str) -> bool:
    """Whether words say what is done of all of it, and compare it with nothing."""
    return words.endswith(_AFTER) and words.isalpha() and not any(one in words for one in _COMPARED)


RULE = Rule(FAULT, "数读成文字", "number", judge=judge, kinds=(Words,))
