"""An indicator stands in a class that its name does not belong to: 资助对象满意度 under 质量.

Why: the classes have points of their own; misplaced indicators leave one class empty and another crowded.
Basis: seen on published sheets: 资助对象满意度 under 质量, 资金支出率 under 数量, 满意程度 under 社会效益,
incidents counted under 满意度. So it is with heads and works of which nobody is asked, and with counts under 时效.
Bad:
    产出.质量.资助对象满意度 >= 90 %
    产出.数量.资金支出率 = 100 %
Good:
    满意度.服务对象满意度.受资助学生满意度 >= 90 %

指标放错了类别：满意度写在质量里。

原因: 每一类有自己的分，放错了，一类空着，另一类挤着。
依据: 公开的表里见过质量里的“资助对象满意度”、数量里的“资金支出率”、社会效益里的“满意程度”，满意度里数出了几次事的。满意度里的人数、合格率，时效里的场数、件数，也一样。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.belonging import asks_nobody, class_before, counts_incidents, is_of_spending, other_class
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.paths import DOT
from sheetlang.model.sheet import Indicator
from sheetlang.naming import CATEGORY_SUFFIXES, category_key
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "wrong-class",
    "warning",
    Text("“{name}”放在“{here}”里，它属于“{there}”", "“{name}” stands under “{here}” but belongs to “{there}”"),
    help=Text("写成“{better}”", "write “{better}”"),
)
INCIDENTS = FAULT._replace(
    message=Text(
        "“{name}”放在“{here}”里，数的是出了几次事，没有问谁满意",
        "“{name}” stands under “{here}”, but counts incidents and asks nobody",
    ),
    help=Text("放到质量或效益里", "put it under quality or effect"),
)
NOBODY_ASKED = INCIDENTS._replace(
    message=Text(
        "“{name}”放在“{here}”里，没有问谁满意不满意",
        "“{name}” stands under “{here}”, but nobody is asked whether pleased",
    ),
    help=Text(
        "放到产出、成本或效益里；满意度写成“…满意度 >= 90 %”",
        "put it under output, cost or effect; name satisfaction “…满意度 >= 90 %”",
    ),
)
SPENDING = FAULT._replace(
    message=Text(
        "“{name}”放在“{here}”里，它考核的是钱花得快慢，不是花多少",
        "“{name}” stands under “{here}”, but measures how fast money is spent, not how much",
    ),
    help=Text("多数放在时效里；本地另有规定的从规定", "most put it under timeliness, unless the bureau says otherwise"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a name that ends in a word of another class; only what surely does not belong is told."""
    here = known.class_of(indicator.categories)
    if not here:
        return None
    if here == "satisfaction":
        counts = counts_incidents(indicator, known)
        fault = INCIDENTS if counts else NOBODY_ASKED if asks_nobody(indicator, known) else None
        return on("name", here=indicator.categories[-1]).said_as(fault) if fault else None
    there = other_class(indicator, here, known)
    if here == "cost" and there == "timeliness" and is_of_spending(indicator.name):
        return on("name", here=indicator.categories[-1]).said_as(SPENDING)
    return _told(indicator, form, known, there) if there else None


def _told(indicator: Indicator, form: Form, known: Knowledge, there: str) -> Verdict | None:
    paths = [path for path in form.root.leaves if known.class_of(path) == there]
    if not paths:
        return None
    path, at = paths[0], indicator.entry.label.rfind(indicator.name)
    category, kept = class_before(indicator.name, known)
    # Another rule takes a class out of the name; the line is moved after that.
    is_moved = at > 0 and len(paths) == 1 and not category
    typed, categories = indicator.entry.label[:at], indicator.categories
    names = _as_typed(path, typed, categories[0]) if is_moved else [category_key(one) for one in path]
    better = ".".join([*names, ""])
    told = on("path", here=categories[-1], there=path[-1], better=better + (kept or indicator.name))
    return told.within(0, at).fixed(better) if is_moved else told


def _as_typed(path: tuple[str, ...], typed: str, here: str) -> list[str]:
    """The categories of a path as a line writes its own: in full or short, and the first as it is, if that stays."""
    names = list(path) if any(one in typed for one in CATEGORY_SUFFIXES) else [category_key(one) for one in path]
    return [DOT.split(typed)[0], *names[1:]] if path[0] == here else names


RULE = Rule(FAULT, "类别不符", "class", judge=judge, code="C01")
