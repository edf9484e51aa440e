"""An indicator has no weight, though others of its sheet have.

Why: an indicator without points is not scored, and the sum cannot be checked.
Basis: the weight column of the forms; the budget system takes no sheet whose weights are incomplete.
Bad:
    产出.数量.培训人次 >= 400 人次
Good:
    产出.数量.培训场次 >= 4 场  [10分]

别的指标都有分值，这一条没有。

原因: 没有分值就没法打分，合计也对不上。
依据: 表式里的分值一栏；预算系统不收分值不全的表。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import is_written
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "missing-weight",
    "warning",
    Text("“{name}”没有分值", "“{name}” has no weight"),
    help=Text("在行末加上，例如“  [5分]”", "add it at the end of the line, such as “  [5分]”"),
)
MANY = FAULT._replace(
    message=Text("{count} 条指标没有分值，{weighted} 条有", "{count} indicators have no weight, {weighted} have one"),
    help=Text("都写上，例如“  [5分]”，或者都不写", "give each one, such as “  [5分]”, or none"),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each indicator without a weight; one at the project where most have none."""
    if sheet.form.weight_base is None or not is_written(sheet):
        return
    missing = [one for one in sheet.indicators if one.weight is None]
    weighted = len(sheet.indicators) - len(missing)
    if len(missing) > weighted > 0:
        yield MANY.at(sheet.origin.source, sheet.origin.span, count=len(missing), weighted=weighted)
    elif weighted:
        for one in missing:
            yield FAULT.at(one.label.source, one.label.span, name=one.name)


RULE = Rule(FAULT, "缺少分值", "weight", check=check)
