"""Most indicators of a long sheet belong to one class.

Why: forty lines of what is done and a handful of what it is good for show a list of tasks, not of results.
Basis: seen on a published sheet: 41 of 63 indicators are outputs. Sheets with fewer than 20 are not judged; up to 30 of a class may be three quarters.
Bad:
    项目 大半是产出
Good:
    项目 匀称

一张长表的指标大半挤在一类里。

原因: 做什么写了几十条，有什么用只有几条，看上去是任务清单，不是绩效目标。
依据: 公开的表里见过 63 条里 41 条是产出的。不到 20 条的表不看；一类 30 条以内的，过四分之三才算。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "one-sided-sheet",
    "info",
    Text("{total} 条指标里有 {count} 条是“{name}”", "{count} of {total} indicators are “{name}”"),
    help=Text("合并相近的，把说明效果的补上", "merge those alike, and add what shows the effect"),
)
WITHOUT_COSTS = FAULT._replace(
    message=Text(
        "{total} 条指标里有 {count} 条是“{name}”，成本不算在内",
        "{count} of {total} indicators are “{name}”, those of cost not counted",
    ),
)
_FEWEST = 20
# Outputs have half of the points and need more lines than effects do; a list of tasks is longer than that.
_MANY, _MOST, _MOST_OF_MANY = 30, 0.75, 0.6


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the project for the class that has more than its share."""
    total = len(sheet.indicators)
    if total < _FEWEST or sheet.lost:
        return
    counts: dict[str, int] = {}
    costs = set()
    for categories, indicators in sheet.by_category.items():
        # Under 产出 or not, what it costs is no output.
        if categories and known.class_of(categories) == "cost":
            costs.add(categories[0])
        elif categories:
            counts[categories[0]] = counts.get(categories[0], 0) + len(indicators)
    name, count = max(counts.items(), key=lambda one: one[1], default=("", 0))
    if count > (_MOST_OF_MANY if count > _MANY else _MOST) * total:
        fault = WITHOUT_COSTS if name in costs else FAULT
        yield fault.at(sheet.origin.source, sheet.origin.span, name=name, count=count, total=total)


RULE = Rule(FAULT, "指标偏在一类", "completeness", check=check)
