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
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.rules.rule import Rule, Verdict, on

_SHOWN = 20
# An emoji counts as two; line breaks between paragraphs count too.
_SURELY_FITS = LONGEST_TEXT // 3

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
    if len(sheet.origin.source.text) <= _SURELY_FITS:
        return
    texts = [(name, value.text) for name, value in sheet.fields.items() if len(value.text) > _SURELY_FITS]
    for name, paragraphs in sheet.prose.items():
        if sum(map(len, paragraphs)) > _SURELY_FITS:
            texts.append((name, "\n".join(paragraphs)))
    for name, text in (*texts, (COMMANDS["project"].zh, sheet.project)):
        if length := _length_if_too_long(text):
            at = sheet.origins.get(name, sheet.origin)
            yield FAULT.at(at.source, at.span, name=name, length=length, limit=LONGEST_TEXT)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Iterator[Verdict] | None:
    """Verdicts on the name, the target and the columns that are too long."""
    if len(indicator.name) + len(indicator.target.text) <= _SURELY_FITS and not indicator.attributes:
        return None
    return _too_long(indicator)


def _too_long(indicator: Indicator) -> Iterator[Verdict]:
    shown = indicator.name[:_SHOWN]
    texts = [("path", shown, indicator.name), ("value", shown, indicator.target.text)]
    texts += [(column, column, one.text) for column, one in indicator.attributes.items()]
    for place, name, text in texts:
        if length := _length_if_too_long(text):
            yield on(place, name=name, length=length, limit=LONGEST_TEXT)


def _length_if_too_long(text: str) -> int | None:
    length = cell_length(text) if len(text) > _SURELY_FITS else 0
    return length if length > LONGEST_TEXT else None


RULE = Rule(FAULT, "文字太长", "completeness", check, judge, nameless=True)
