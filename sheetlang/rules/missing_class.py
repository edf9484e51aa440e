"""A class of indicators that every sheet needs has none.

Why: without outputs there is nothing to deliver, without effects no reason to pay for it; number and quality say what
is delivered, and satisfaction what those say who get it. Only classes that the form has are asked for,
and not while a sheet has fewer than four lines that carry less than 50 points: it is still being written, unless
all is filled in but the indicators, or it is to be handed in (`--release`).
Basis: the forms; seen on a published sheet: one cost line that carries all 90 points.
Bad:
    项目 只有成本
    项目 没有满意度
Good:
    项目 齐全

每张表都要有的一类指标，一条也没有。

原因: 没有产出，就没有要交付的；没有效益，就说不清为什么花这笔钱；数量、质量说明交付什么，满意度是受益的人怎么看。表式里没有的类别不要求；不到四条、也不到 50 分的，当作还在写；别的都填好了却一条指标也没有的，和定稿时（`--release`），照样说。
依据: 各表式的指标类别；公开的表里见过一条成本指标占全部 90 分的。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text, quoted
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import is_written, lacking
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "missing-class",
    "error",
    Text("没有{classes}", "there is no indicator under {classes}"),
    help=Text("至少各写一条：“{example}.指标名 …”", "write at least one of each: “{example}.指标名 …”"),
)
LESSER = FAULT._replace(
    severity="warning",
    help=Text(
        "各补一条，例如“{example}.指标名 …”；确实不适用的，写明“# 允许 missing-class: 原因”",
        "add one of each, such as “{example}.指标名 …”; where it does not apply, write “# 允许 missing-class: 原因”",
    ),
)
ONE = Text("写一条：“{example}.指标名 …”", "write one: “{example}.指标名 …”")
LESSER_ONE = Text(
    "补一条：“{example}.指标名 …”；确实不适用的，写明“# 允许 missing-class: 原因”",
    "add one: “{example}.指标名 …”; where it does not apply, write “# 允许 missing-class: 原因”",
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for the classes that no sheet can do without, and one for the others."""
    absent = lacking(sheet, known) if is_written(sheet) else []
    for fault, of_one, grave in ((FAULT, ONE, True), (LESSER, LESSER_ONE, False)) if absent else ():
        told = [one for one in absent if one.grave is grave]
        if told:
            fault = fault if len(told) > 1 else fault._replace(help=of_one)
            classes = tuple(quoted(one.name) for one in told)
            yield fault.at(sheet.origin.source, sheet.origin.span, classes=classes, example=told[0].path)


RULE = Rule(FAULT, "缺少一类指标", "completeness", check=check, code="S04")
