"""An amount exceeds the one that it is a share of: this year's the whole project's, a source's the total.

Why: a year cannot spend more than the project has; mostly the two figures changed places, or one is in another unit.
So it is with what is counted in a year and in the years together; a share may well be lower in the end;
and with a row that begins with 其中, which is part of the one before it.
Basis: seen on a published sheet: 中期资金总额 170.00, 年度资金总额 340.00.
Bad:
    年度资金总额: 340.00 万元
Good:
    年度资金总额: 85.00 万元

一项金额超过了包含它的那一项：年度的超过整个项目的，或来源超过总额。

原因: 一年花的不会比整个项目还多；多半是两个数填反了，或者有一个单位不对。数得出的目标也一样：一年做的不会比中期几年合计还多；比率不管。“其中……”的一行也不会比上一行还多。
依据: 公开的表里见过中期资金总额 170.00、年度资金总额 340.00。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.adding_up import is_part, parts_above_whole, years_below_one
from sheetlang.knowledge.amounts import ROUNDING, written, yuan
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "exceeds-total",
    "error",
    Text("“{name}” {amount}，超过了“{whole}” {total}", "“{name}”, “{amount}”, exceeds “{whole}”, “{total}”"),
    help=Text("核对两个数：是不是填反了，或者单位不对", "check both: they may have changed places, or a unit is wrong"),
)
OF_YEARS = FAULT._replace(
    severity="warning",
    message=Text(
        "“{name}”的“{column}”是 {text}，年度的 {amount} 比它还多",
        "“{name}” is “{amount}” in a year, more than the “{text}” of “{column}”",
    ),
    help=Text(
        "核对两个数：是不是填反了，几年合计不会比一年少",
        "check both: they may have changed places; all years together are no less than one",
    ),
)
OF_ROW = OF_YEARS._replace(
    message=Text(
        "“{name}”是 {text}，比“{whole}”的 {amount} 还多", "“{name}” is “{text}”, more than the “{amount}” of “{whole}”"
    ),
    help=Text(
        "核对两个数：“其中”的不会比上一行还多", "check both: what begins with “其中” is part of the row before it"
    ),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each amount above its whole; of a total that is, its parts are not told as well."""
    yield from _counted(sheet, known)
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


def _counted(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each count of the years together below that of one."""
    for one in sheet.indicators:
        for stage in years_below_one(one, known) if one.stages else ():
            at, column, text = stage.value, stage.entry.label, stage.target.text
            yield OF_YEARS.at(at.source, at.span, name=one.name, column=column, text=text, amount=one.target.text)


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every row that says that it is part of the one before it."""
    return is_part(indicator)


def compare(parts: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each part above its whole."""
    for one, whole in parts_above_whole(parts, sheet, known):
        at, values = one.value, {"name": one.name, "text": one.target.text}
        yield OF_ROW.at(at.source, at.span, **values, whole=whole.name, amount=whole.target.text)


RULE = Rule(FAULT, "超过总额", "money", check, code="B02", kinds=(Quantity,), picks=picks, compare=compare)
