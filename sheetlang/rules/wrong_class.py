"""An indicator stands in a class that its name does not belong to: 资助对象满意度 under 质量.

Why: the classes have points of their own; misplaced indicators leave one class empty and another crowded.
Basis: seen on published sheets: 资助对象满意度 under 质量, 资金支出率 under 数量, 满意程度 under 社会效益.
Bad:
    产出.质量.资助对象满意度 >= 90 %
    产出.数量.资金支出率 = 100 %
Good:
    满意度.服务对象满意度.受资助学生满意度 >= 90 %

指标放错了类别：满意度写在质量里。

原因: 每一类有自己的分，放错了，一类空着，另一类挤着。
依据: 公开的表里见过质量里的“资助对象满意度”、数量里的“资金支出率”、社会效益里的“满意程度”。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Category, Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name, is_borne_by_others
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import yuan_in
from sheetlang.naming import category_key
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "wrong-class",
    "warning",
    Text("“{name}”放在“{here}”里，它属于“{there}”", "“{name}” stands under “{here}” but belongs to “{there}”"),
    help=Text("写成“{better}”", "write “{better}”"),
)

_OUTPUTS = ("quantity", "quality", "timeliness", "cost")
_BENEFITS = ("economic", "social", "ecological", "sustained")
_WITHOUT_PARTS = ("output", "effect")
# A rate of quality that is one of time or money too: 及时准确率, 成本核算准确率.
_OF_BOTH = {
    "timeliness": ("及时", "按时", "准时", "时间", "时限", "按期", "如期", "工期", "进度"),
    "cost": ("成本", "预算", "资金", "费", "价", "支出"),
}
_WORDS = tuple(word for words in _OF_BOTH.values() for word in words)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a name that ends in a word of another class; only what surely does not belong is told."""
    here = known.class_of(indicator.categories)
    if not here:
        return None
    name = bare_name(indicator.name)
    if known.words("class-names").ending(name) is None:
        return None
    for there, words in known.groups("class-names").items():
        if there != here and name.endswith(words.words) and _is_wrong(here, there, indicator):
            return _told(indicator, form, known, there)
    return None


def _is_wrong(here: str, there: str, indicator: Indicator) -> bool:
    """Rates and costs have effects of their own; satisfaction belongs nowhere else."""
    if there == "satisfaction":
        return here in (*_OUTPUTS, *_BENEFITS, *_WITHOUT_PARTS)
    # What it costs others may be counted: households that must move, complaints about dust.
    if here == "cost" and is_borne_by_others(indicator.categories):
        return False
    if there == "quality" and any(word in indicator.name for word in _OF_BOTH.get(here, ())):
        return False
    target = indicator.target
    is_money = isinstance(target, Quantity) and target.unit is not None and yuan_in(target.unit) is not None
    return here in _OUTPUTS and not (here == "quantity" and is_money)


def _told(indicator: Indicator, form: Form, known: Knowledge, there: str) -> Verdict | None:
    paths = [path for path in _leaves(form.root) if known.class_of(path) == there]
    if not paths:
        return None
    path, at = paths[0], indicator.entry.label.rfind(indicator.name)
    better = ".".join([*map(category_key, path), ""])
    told = on("path", here=indicator.categories[-1], there=path[-1], better=better + indicator.name)
    return told.within(0, at).fixed(better) if at > 0 and len(paths) == 1 else told


def _leaves(category: Category, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for one in category.categories:
        path = (*above, one.name)
        yield from _leaves(one, path) if one.categories else (path,)


RULE = Rule(FAULT, "类别不符", "class", judge=judge, code="C01", name_words=_WORDS)
