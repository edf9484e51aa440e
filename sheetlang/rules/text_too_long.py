"""A text is longer than a cell of a spreadsheet can hold.

Why: Excel and WPS cut a cell at 32,767 characters (an emoji counts as two), and what is cut is lost in what is handed in.
Basis: the limit of the file format.
Bad:
    产出.数量.培训人次:
        ⟨很×18000⟩
        ⟨很×18000⟩
Good:
    年度绩效目标: 培训 400 人次，详见附件。

一段文字比电子表格的一格能放的还长。

原因: Excel 和 WPS 一格只存 32,767 个字（一个表情符号算两个），多出来的就丢了。
依据: 文件格式的限度。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.language.keywords import COMMANDS
from sheetlang.layout.longest_text import LONGEST_TEXT, cell_length
from sheetlang.model.sheet import Indicator, Origin, Sheet
from sheetlang.rules.rule import Rule, Verdict, on

_SHOWN = 20
_SURELY_FITS = LONGEST_TEXT // 2

FAULT = Fault(
    "text-too-long",
    "error",
    Text(
        "“{name}”有 {length} 个字，超过一格能放的 {limit} 个",
        "“{name}” has {length} characters, more than the {limit} a cell can hold",
    ),
    help=Text("表里写要点，其余放附件", "keep the gist here and put the rest in an annex"),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each field, prose and name of a project that fills a cell and is too long for it."""
    for name, text, at in _texts(sheet):
        if length := _length_if_too_long(text):
            yield FAULT.at(at.source, at.span, name=name, length=length, limit=LONGEST_TEXT)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Iterator[Verdict]:
    """A verdict for the name, the target and each column that is too long."""
    shown = indicator.name[:_SHOWN]
    if length := _length_if_too_long(indicator.name):
        yield on("path", name=shown, length=length, limit=LONGEST_TEXT)
    if length := _length_if_too_long(indicator.target.text):
        yield on("value", name=shown, length=length, limit=LONGEST_TEXT)
    for column, one in indicator.attributes.items():
        if length := _length_if_too_long(one.text):
            yield on(column, name=column, length=length, limit=LONGEST_TEXT)


def _length_if_too_long(text: str) -> int | None:
    length = cell_length(text) if len(text) > _SURELY_FITS else 0
    return length if length > LONGEST_TEXT else None


def _texts(sheet: Sheet) -> Iterator[tuple[str, str, Origin]]:
    yield COMMANDS["project"].zh, sheet.project, sheet.origin
    for name, value in sheet.fields.items():
        yield name, value.text, sheet.origins[name]
    for name, paragraphs in sheet.prose.items():
        yield name, "\n".join(paragraphs), sheet.origins[name]


RULE = Rule(FAULT, "文字太长", "completeness", check, judge)
