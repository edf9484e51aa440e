"""A project that builds, repairs or buys has no cost that is measured.

Why: for works and purchases the price is what a reviewer compares; “by the rules of procurement” cannot be checked.
Basis: seen on a published sheet: 教育基础设施, cost `参照政府采购成本控制`.
Bad:
    产出.成本.建设项目成本: 参照政府采购成本控制
Good:
    产出.成本.校舍加固单价 <= 1200 元/平方米

建设、修缮、购置的项目没有量化的成本指标。

原因: 工程和购置先看价钱；“参照政府采购成本控制”没法核对。
依据: 公开的表里见过教育基础设施项目的成本写“参照政府采购成本控制”。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import is_written, lost_categories
from sheetlang.model.sheet import Sheet
from sheetlang.model.target import NotApplicable, Pending, Placeholder, Words
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "missing-cost",
    "warning",
    Text("“{word}”类的项目没有成本指标", "a project of “{word}” has no cost indicator"),
    help=Text(
        "加一条，例如“{category}.单位造价 <= 1200 元/平方米”",
        "add one, such as “{category}.单位造价 <= 1200 元/平方米”",
    ),
)
IN_WORDS = FAULT._replace(
    message=Text(
        "“{word}”类的项目，成本“{name}”没有写数", "in a project of “{word}”, the cost “{name}” is not a number"
    ),
    help=Text("写成数，例如“<= 1200 元/平方米”", "give a number, such as “<= 1200 元/平方米”"),
)
_UNMEASURED = (Words, NotApplicable, Pending, Placeholder)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the project, or at the first of its costs in words."""
    works = known.words("project-words", "works").found_in(sheet.project)
    if works is None or known.words("project-words", "not").found_in(sheet.project):
        return
    lost = lost_categories(sheet)
    if lost is None or any(known.class_of(categories) == "cost" for categories in lost):
        return
    costs = [
        one
        for categories in sheet.by_category
        if known.class_of(categories) == "cost"
        for one in sheet.by_category[categories]
    ]
    category = _cost_category(sheet.form, known)
    if category is None or any(not isinstance(one.target, _UNMEASURED) for one in costs):
        return
    in_words = next((one for one in costs if type(one.target) is Words), None)
    if in_words is not None:
        at = in_words.value
        yield IN_WORDS.at(at.source, at.span, word=works, name=in_words.name)
    elif not costs and is_written(sheet):
        yield FAULT.at(sheet.origin.source, sheet.origin.span, word=works, category=category)


def _cost_category(form: Form, known: Knowledge) -> str | None:
    for parent in form.categories:
        for child in parent.categories or (parent,):
            if known.class_of((parent.name, child.name)) == "cost":
                return parent.name if child is parent else f"{parent.name}.{child.name}"
    return None


RULE = Rule(FAULT, "缺少成本指标", "completeness", check=check, code="S05")
