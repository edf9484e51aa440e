"""A name holds characters that only look like the ordinary ones: radicals, compatibility forms, foreign letters.

Why: ⽬标 with a radical is not 目标 to any search, sum or upload; nobody sees why it is not found.
Basis: text copied from PDF files, where radicals stand for characters; UTS #39 on confusable characters.
Bad:
    产出.数量.建设项⽬数量 >= 4 个
Good:
    产出.数量.改造项目数量 >= 4 个

名称里有看上去一样、编码不同的字：部首、兼容字形、别国字母、全角字母数字。

原因: 带部首的“⽬标”查不到、加不上、传不了，看又看不出来。
依据: 从 PDF 复制的文字里常有部首代替汉字；Unicode 的 UTS #39 讲易混字符。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text, quoted
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.look_alikes import look_alikes, may_hold_look_alikes
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "confusable-characters",
    "warning",
    Text("“{name}”里的{found}应是{meant}", "“{name}” holds {found}, which should be {meant}"),
    help=Text("改成{meant}", "write {meant}"),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for the project's name."""
    if may_hold_look_alikes(sheet.project) and (meant := look_alikes(sheet.project, known)):
        yield FAULT.at(sheet.origin.source, sheet.origin.span, name=sheet.project, **_told(sheet.project, meant))


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on the name, with what the characters stand for."""
    name = indicator.name
    if not may_hold_look_alikes(name) or not (meant := look_alikes(name, known)):
        return None
    first, last = min(meant), max(meant) + 1
    mended = "".join(meant.get(at, name[at]) for at in range(first, last))
    return on("name", **_told(name, meant)).within(first, last).fixed(mended, safe=True)


def _told(name: str, meant: dict[int, str]) -> dict[str, tuple[str, ...]]:
    found = {f"{quoted(name[at])}(U+{ord(name[at]):04X})": quoted(right) for at, right in sorted(meant.items())}
    return {"found": tuple(found), "meant": tuple(dict.fromkeys(found.values()))}


RULE = Rule(FAULT, "形近字符", "name", check, judge, odd_names=True)
