"""The parts of an amount do not add up to it.

Why: the total is what is approved; where its sources say another sum, nobody knows which holds. Up to 0.1 万元 is
taken for rounding; a sheet that states no source, or has one still 待定, is not judged. Where a form prints one source
only, that one cannot exceed the total.
Basis: seen on a published sheet: total 0, of it 90 from the budget; the sources printed under the total in the forms.
Bad:
    年度资金总额: 86.50 万元
Good:
    年度资金总额: 90.00 万元

总额和各项来源的合计对不上。

原因: 批的是总额；来源加起来是另一个数，就不知道哪个算数。差 0.1 万元以内当作四舍五入；一项来源都没写、或者还有“待定”的，不判断。表式只列一项来源的，它不能超过总额。
依据: 公开的表里见过年度资金总额 0、其中财政拨款 90；各表式在总额下面列的来源。
"""

from collections.abc import Iterator
from decimal import Decimal

from sheetlang.diagnostic import Diagnostic, Fault, Text, quoted
from sheetlang.knowledge.amounts import ROUNDING, written, yuan
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import may_lack
from sheetlang.model.sheet import MoneyValue, Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "total-mismatch",
    "error",
    Text(
        "“{name}”是 {total}，{parts}合计 {sum}，差 {difference}",
        "“{name}” is “{total}”, but {parts} add up to “{sum}”: off by “{difference}”",
    ),
    help=Text("核对总额和各项来源，改正写错的一项", "check the total and its parts, and mend the wrong one"),
)
REST_UNSAID = FAULT._replace(
    severity="warning",
    help=Text(
        "其余的 {difference} 来自哪里？补上{unsaid}，或改正总额",
        "say where the other “{difference}” come from: {unsaid}",
    ),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each total that its stated parts do not make up."""
    for name, parts in sheet.form.parts.items():
        total = sheet.fields.get(name)
        stated = {part: sheet.fields[part] for part in parts if part in sheet.fields}
        amounts = [yuan(value) for value in stated.values()]
        whole = yuan(total)
        if whole is None or not amounts or None in amounts or type(total) is not MoneyValue:
            continue
        if may_lack(sheet, (name, *parts)):
            continue
        added = sum((amount for amount in amounts if amount is not None), Decimal(0))
        if abs(added - whole) <= ROUNDING or (len(parts) == 1 and added < whole):
            continue
        unsaid = tuple(quoted(part) for part in parts if part not in stated)
        fault = REST_UNSAID if unsaid and added < whole else FAULT
        at = sheet.origins[name]
        yield fault.at(
            at.source, at.span, name=name, total=written(whole, total.unit), sum=written(added, total.unit),
            parts=tuple(quoted(part) for part in stated), difference=written(abs(added - whole), total.unit), unsaid=unsaid,
        )  # fmt: skip


RULE = Rule(FAULT, "总额与来源不符", "money", check=check, code="B01")
