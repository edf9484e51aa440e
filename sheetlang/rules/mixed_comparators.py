"""One comparison is written with several signs in one sheet.

Why: `≥`, `>=` and 不少于 mean the same; a reader who meets all three looks for a difference.
Basis: seen on a published sheet: `>=17600株` beside `≤28.40/株`; another mixes `≧` and `═`.
Bad:
    产出.数量.种植乔木 ≥ 400 株
Good:
    产出.数量.种植灌木 >= 17600 株

同一张表里，同一个比较符有几种写法。

原因: “≥”“>=”“不少于”意思一样，混着写，看的人会以为有区别。
依据: 公开的一张表里“>=17600株”和“≤28.40/株”并列；另一张混用“≧”和“═”。
"""

from collections import Counter
from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Edit, Fault, Fix, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.language.document import COLONS
from sheetlang.language.keywords import comparator_of
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule
from sheetlang.source import Span

FAULT = Fault(
    "mixed-comparators",
    "info",
    Text("“{mark}”和表里别处的“{usual}”是一个意思", "“{mark}” means the same as “{usual}” elsewhere in the sheet"),
    help=Text("统一写成“{usual}”", "write “{usual}” throughout"),
)
_ASCII = frozenset({">=", "<=", "=", ">", "<", *COLONS})


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at each mark that is not the one its comparison mostly has in the sheet."""
    marks = [one.entry.mark for one in sheet.indicators]
    used = set(marks).difference(COLONS)
    if used <= _ASCII or len(used) == len({comparator_of(mark) for mark in used}):
        return
    usual = _usual(Counter(marks))
    odd = {mark: usual[comparator_of(mark)] for mark in used if mark not in usual.values()}
    for one, mark in zip(sheet.indicators, marks, strict=True):
        if mark in odd and not one.shared:
            span = Span(one.entry.mark_at, one.entry.mark_at + len(mark))
            values, fix = {"mark": mark, "usual": odd[mark]}, Fix((Edit(span, odd[mark]),), safe=True)
            yield Diagnostic(FAULT, one.source, span, values, fix=fix)


def _usual(marks: Counter[str]) -> dict[str, str]:
    """The mark that each comparison has most often; where two are as frequent, the one of the keyboard."""
    by_frequency = sorted(marks, key=lambda mark: (marks[mark], mark in _ASCII))
    return {comparator_of(mark): mark for mark in by_frequency if mark not in COLONS}


RULE = Rule(FAULT, "比较符混用", "number", check, code="N11")
