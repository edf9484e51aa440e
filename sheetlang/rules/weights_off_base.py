"""The weights of a sheet do not add up to what its form asks for.

Why: the score would not be out of 100; the budget system refuses the sheet. Not judged until every indicator has a weight.
A form that keeps 10 of 100 points for the use of the money is also met where an indicator carries those. Beside others
that count, an indicator of 0 points is told at once.
Basis: seen on published sheets: 70+20+10+10 called 100, 20+98; the sum that the form states.
Bad:
    项目 多出十分
Good:
    项目 正好九十分

各条指标的分值加起来不是表式规定的数。

原因: 得分就不是百分制，预算系统也不收。每条都有分值才判断；表式给预算执行率留 10 分的，表里自己列了执行率的也算对。别的都有分、只有它是 0 分的，另外说。
依据: 公开的表里见过 70+20+10+10 当作 100 的，也见过 20+98 的；表式规定的分值合计。
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetlang.diagnostic import Diagnostic, Fault, Text, quoted
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import is_written
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "weights-off-base",
    "error",
    Text("分值合计 {sum} 分，应当是 {base} 分", "the weights add up to {sum}; the form asks for {base}"),
    help=Text("{change} {difference} 分；现在是：{classes}", "{change} {difference}; now there are {classes}"),
)
OF_NO_POINTS = FAULT._replace(
    severity="warning",
    message=Text("“{name}”是 {points} 分，做不做都不影响得分", "“{name}” is worth {points}: to miss it costs nothing"),
    help=Text("写上应得的分，或者删去这一条", "give it the points that it is worth, or leave it out"),
)
_LESS, _MORE = Text("减去", "take away"), Text("补上", "add")
_FULL = 100
_USE_OF_MONEY = "执行率"


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the project, with the sum of each class, and one for each indicator without worth."""
    base = sheet.form.weight_base
    if base is None or not sheet.indicators or sheet.indicators[0].weight is None:
        return
    yield from _worthless(sheet.indicators)
    if sheet.lost or not is_written(sheet):
        return
    by_class: dict[str, Decimal] = {}
    for one in sheet.indicators:
        points = one.weight.points.decimal if one.weight else None
        if points is None:
            return
        top = "".join(one.categories[:1]) or one.name
        by_class[top] = by_class.get(top, Decimal(0)) + points
    added = sum(by_class.values(), Decimal(0))
    if added == base or (added == _FULL and any(_USE_OF_MONEY in one.name for one in sheet.indicators)):
        return
    yield FAULT.at(
        sheet.origin.source, sheet.origin.span, sum=_plain(added), base=base, difference=_plain(abs(added - base)),
        change=_LESS if added > base else _MORE, classes=tuple(f"{quoted(name)} {_plain(sum)}" for name, sum in by_class.items()),
    )  # fmt: skip


def _worthless(indicators: Sequence[Indicator]) -> Iterator[Diagnostic]:
    """A finding for each indicator of no points; where all are, they have not been filled in yet."""
    weighted = [(one, one.weight.points) for one in indicators if one.weight]
    worthless = [(one, points.typed) for one, points in weighted if points.value <= 0]
    for one, typed in worthless if len(worthless) < len(weighted) else ():
        yield OF_NO_POINTS.at(one.label.source, one.label.span, name=one.name, points=typed)


def _plain(points: Decimal) -> str:
    return f"{points.normalize():f}"


RULE = Rule(FAULT, "分值合计不对", "weight", check=check, code="W01")
