"""An amount exceeds the one that it is a share of: this year's the whole project's, a source's the total.

Why: a year cannot spend more than the project has; mostly the two figures changed places, or one is in another unit.
Basis: seen on a published sheet: 中期资金总额 170.00, 年度资金总额 340.00.
Bad:
    年度资金总额: 340.00 万元
Good:
    年度资金总额: 85.00 万元

一项金额超过了包含它的那一项：年度的超过整个项目的，或来源超过总额。

原因: 一年花的不会比整个项目还多；多半是两个数填反了，或者有一个单位不对。
依据: 公开的表里见过中期资金总额 170.00、年度资金总额 340.00。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.amounts import ROUNDING, written, yuan
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "exceeds-total",
    "error",
    Text("“{name}” {amount}，超过了“{whole}” {total}", "“{name}”, “{amount}”, exceeds “{whole}”, “{total}”"),
    help=Text("核对两个数：是不是填反了，或者单位不对", "check both: they may have changed places, or a unit is wrong"),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each amount above its whole; of a total that is, its parts are not told as well."""
    told: set[str] = set()
    for one in sheet.form.bounded:
        if one.part_of in told:
            continue
        amount, total = yuan(sheet.fields.get(one.name)), yuan(sheet.fields.get(one.within))
        if amount is not None and total is not None and amount > total + ROUNDING:
            told.add(one.name)
            at = sheet.origins[one.name]
            texts = [written(one, sheet.form.money_unit) for one in (amount, total)]
            yield FAULT.at(at.source, at.span, name=one.name, whole=one.within, amount=texts[0], total=texts[1])


RULE = Rule(FAULT, "超过总额", "money", check=check, code="B02")
