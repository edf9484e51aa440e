"""Two sheets of a run say the same but for the year or the project's name.

Why: last year's sheet with a new year promises nothing new, and one project's goals do not fit another.
Texts, choices and indicators are compared, years counted from that of the sheet; not money, dates, and sheets of fewer
than four indicators.
Basis: copies of last year's sheet are what reviewers complain of most.
Bad:
    项目 乡镇卫生院设备维护
Good:
    项目 村卫生室设备维护

一次检查的两张表，除了年度或项目名称，内容都一样。

原因: 上年的表换个年份，等于没有新目标；一个项目的目标，套不到另一个项目上。
比的是文字、选项和指标，年份按和年度的差来算；不比金额和日期，不到四条指标的表不比。
依据: 照抄上年的表，是审核时意见最多的。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import ChoiceValue, Sheet, TextValue
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "copied-sheet",
    "warning",
    Text(
        "“{name}”和“{file}”里的“{other}”（{year}）除了年度和名称都一样",
        "“{name}” says the same as “{other}” ({year}) in “{file}”, but for year and name",
    ),
    help=Text(
        "写出这个项目、这一年的目标；确实没有变的，写明“# 允许 copied-sheet: 原因”",
        "state the targets of this project and year, or why they are the same: “# 允许 copied-sheet: 原因”",
    ),
)
_FEWEST = 4


def alike(sheet: Sheet, known: Knowledge) -> str | None:
    """All that is compared, in one text."""
    if len(sheet.indicators) < _FEWEST or sheet.refused:
        return None
    texts = list(_texts(sheet))
    for one in sheet.indicators:
        texts += one.path
        texts.append(one.target.text)
    text = "\n".join(texts)
    if sheet.project:
        text = text.replace(sheet.project, "")
    for offset in (-1, 0, 1) if sheet.year else ():
        text = text.replace(str((sheet.year or 0) + offset), f"<{offset}>")
    return text


def _texts(sheet: Sheet) -> Iterator[str]:
    yield sheet.form.id
    periods = [one.name for one in sheet.form.ends]
    for name, value in sheet.fields.items():
        if type(value) in (TextValue, ChoiceValue) and name not in periods:
            yield value.text
    for paragraphs in sheet.prose.values():
        yield from paragraphs


RULE = Rule(FAULT, "照抄的表", "completeness", alike=alike, code="B06")
