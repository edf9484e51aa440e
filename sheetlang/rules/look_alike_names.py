"""Two names of one sheet look the same, but are not: one holds characters that look like others.

Why: in print they are one indicator written twice; to the machine they are two, and both are added up.
Basis: text copied from PDF files, where radicals stand for characters; UTS #39 on confusable characters.
Bad:
    产出.数量.PM监测点数 >= 4 个
    产出.数量.PМ监测点数 >= 5 个
Good:
    产出.数量.监测报告篇数 >= 4 篇

同一张表里两个名称看上去一样，其实不是：其中一个有形近的字符。

原因: 印出来是同一条指标写了两遍，机器却当成两条，数都加进去。
依据: 从 PDF 复制的文字里常有部首代替汉字；Unicode 的 UTS #39 讲易混字符。
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import FIRST_HERE, Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.look_alikes import folded, may_hold_look_alikes
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.naming import key
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "look-alike-names",
    "error",
    Text("“{name}”和前面一条看上去一样，字符却不同", "“{name}” looks like an earlier one, but its characters differ"),
    help=Text("是同一条就删掉一行，不是就改名", "delete one line if they are the same, else rename one"),
)


def picks(indicator: Indicator, form: Form, known: Knowledge) -> bool:
    """Every name that may hold look-alikes."""
    return may_hold_look_alikes(indicator.name)


def compare(suspects: Sequence[Indicator], sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each name that equals an earlier one only when look-alikes are folded."""
    seen: dict[str, Indicator] = {}
    for one in sheet.indicators:
        first = seen.setdefault(key(folded(one.name, known)), one)
        if one.name != first.name and any(folded(two.name, known) != two.name for two in (one, first)):
            yield FAULT.at(*one.label, name=one.name).with_label(*first.label, FIRST_HERE)


RULE = Rule(FAULT, "名称形似", "name", picks=picks, compare=compare, odd_names=True)
