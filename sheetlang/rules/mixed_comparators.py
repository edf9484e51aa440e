"""One comparison is written with several signs in one sheet.

Why: `≥`, `≧` and 不少于 mean the same; a reader who meets all three looks for a difference. `>=` is printed as `≥`.
Basis: seen on a published sheet that mixes `≧` and `═`.
Bad:
    产出.数量.种植乔木 不少于 400 株
Good:
    产出.数量.种植灌木 >= 17600 株

同一张表里，同一个比较符有几种写法。

原因: “≥”“≧”“不少于”意思一样，混着写，看的人会以为有区别。“>=”印出来就是“≥”，不算。
依据: 公开的一张表里混用“≧”和“═”。
"""

from collections import Counter
from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Edit, Fault, Fix, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.targets import comparison_length
from sheetlang.language.document import COLONS
from sheetlang.language.keywords import COMPARATORS, PRINTED, REACHES, comparator_of
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Date, Quantity
from sheetlang.naming import half_width
from sheetlang.rules.rule import Rule
from sheetlang.source import Span

FAULT = Fault(
    "mixed-comparators",
    "info",
    Text("“{mark}”和表里别处的“{usual}”是一个意思", "“{mark}” means the same as “{usual}” elsewhere in the sheet"),
    help=Text("统一写成“{usual}”", "write “{usual}” throughout"),
)
_PRINTED = frozenset(PRINTED.values())
_ASCII = frozenset(COMPARATORS)
_SIGNS = _PRINTED | _ASCII
# What a comparison may begin with, which most targets do not.
_OPENERS = frozenset(word[0] for words in COMPARATORS.values() for word in words) | frozenset("<=>＜＝＞")


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at each mark that is not the one its comparison mostly has in the sheet."""
    marks = [
        entry.mark if entry.mark not in COLONS else _behind_colon(one) if entry.value[:1] in _OPENERS else ""
        for one in sheet.indicators
        for entry in (one.entry,)
    ]
    counts = Counter(filter(None, marks))
    if len({_printed(mark) for mark in counts}) == len({comparator_of(mark) for mark in counts}):
        return
    usual = _usual(counts)
    odd = {mark: better for mark in counts if _printed(mark) != _printed(better := usual[comparator_of(mark)])}
    for one, mark in zip(sheet.indicators, marks, strict=True):
        if mark in odd and not one.shared:
            at = one.entry.value_at if one.entry.mark in COLONS else one.entry.mark_at
            span = Span(at, at + len(mark))
            values, fix = {"mark": mark, "usual": odd[mark]}, Fix((Edit(span, odd[mark]),), safe=True)
            yield Diagnostic(FAULT, one.source, span, values, fix=fix)


def _behind_colon(indicator: Indicator) -> str:
    """The comparison that a target begins with; 达到95% there tells what is reached."""
    value = indicator.entry.value
    if value[0] in _PRINTED:
        return value[0]
    mark = value[: comparison_length(value)]
    return mark if mark not in REACHES and isinstance(indicator.target, (Quantity, Date)) else ""


def _printed(mark: str) -> str:
    """What a mark is in the table: those of the keyboard, in whatever width, are printed as signs."""
    plain = half_width(mark)
    return PRINTED.get(plain, plain)


def _usual(marks: Counter[str]) -> dict[str, str]:
    """The mark that each comparison has most often; of two as frequent, a sign before a word."""
    printed: Counter[str] = Counter()
    for mark, count in marks.items():
        printed[_printed(mark)] += count
    by_frequency = sorted(marks, key=lambda mark: (printed[_printed(mark)], _kind(mark), marks[mark], mark in _ASCII))
    return {comparator_of(mark): mark for mark in by_frequency}


def _kind(mark: str) -> int:
    """Words, odd signs, signs as they are printed."""
    return 2 if _printed(mark) in _SIGNS else 0 if mark[0].isalpha() else 1


RULE = Rule(FAULT, "比较符混用", "number", check, code="N11")
