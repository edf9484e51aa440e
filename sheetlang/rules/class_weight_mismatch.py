"""The weights of a class do not add up to what its label, or the form, says of the class.

Why: `产出指标(50分)` above lines that sum to 45 leaves the reader to guess which holds.
Basis: seen on published sheets: `产出指标(70分)`, `效益指标(20分)`, with a note that says 50 and 30.
Bad:
    产出指标(50分).数量.培训人次 >= 400 人次  [45分]
Good:
    效益指标(30分).社会效益.就业人数 >= 40 人  [30分]

一类指标的分值加起来，不是类名后面或表式里写的数。

原因: “产出指标(50分)”下面各条只有 45 分，不知道哪个算数。
依据: 公开的表里见过“产出指标(70分)”“效益指标(20分)”，同一张表的说明却写 50、30。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import lost_categories
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "class-weight-mismatch",
    "warning",
    Text("“{name}”各条分值合计 {sum}，应当是 {stated}", "the weights of “{name}” add up to {sum}, not to {stated}"),
    help=Text("改其中一条的分值，或改类的分值", "change the weight of one of them, or that of the class"),
)
_IN_LABEL = r"[(（]([0-9]{1,3})\s*分?[)）]\s*分?"


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the first line of each class whose weights do not make up what is stated."""
    if not sheet.indicators or sheet.indicators[0].weight is None:
        return
    lost = lost_categories(sheet)
    of_form = {one.name: one.weight for one in sheet.form.categories if one.weight is not None}
    classes: dict[str, list[Indicator]] = {}
    for one in sheet.indicators:
        classes.setdefault("".join(one.categories[:1]), []).append(one)
    for name in {"".join(categories[:1]) for categories in lost or ()}:
        classes.pop(name, None)
    for name, indicators in classes.items() if lost is not None and "" not in classes else ():
        stated, added = _stated(indicators) or of_form.get(name), _sum(indicators)
        if stated is not None and added is not None and added != stated:
            at = indicators[0].label
            yield FAULT.at(at.source, at.span, name=name, sum=f"{added.normalize():f}", stated=stated)


def _stated(indicators: Sequence[Indicator]) -> int | None:
    """The one number that the labels of a class state."""
    labels = {one.entry.label.partition(".")[0] for one in indicators if "分" in one.entry.label}
    found = {int(match[1]) for label in labels if (match := re.search(_IN_LABEL, label))}
    return found.pop() if len(found) == 1 else None


def _sum(indicators: Sequence[Indicator]) -> Decimal | None:
    points = [one.weight.points.decimal for one in indicators if one.weight]
    known = [one for one in points if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(indicators) else None


RULE = Rule(FAULT, "类的分值不符", "weight", check=check, code="W02")
