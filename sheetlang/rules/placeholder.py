"""A template's placeholder was left in a target, a field or its text.

Why: `**` and `xx` show that nobody filled the place in; a reviewer sends the form back.
Basis: seen on published sheets: `★农村低保发放人数 : **人`, `≤****000元`; the upload of the budget system refuses `*`.
Bad:
    产出.数量.受益人数 >= ** 人
    产出.数量.指标2 >= 4 个
Good:
    产出.数量.受益户数 >= 29 户

目标、基本信息或者正文里还留着模板的占位符。

原因: “**”“xx” 说明没有人填过，审核时会退回。
依据: 公开的表里见过“★农村低保发放人数 : **人”“≤****000元”；预算系统上传时不收“*”。
"""

from collections.abc import Iterable, Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.prose import MARKS, blank_in, place_of_words
from sheetlang.knowledge.wording import is_left_over
from sheetlang.language.keywords import COMMANDS
from sheetlang.model.sheet import Indicator, Sheet, TextValue
from sheetlang.model.stated import stated_columns, stated_fields
from sheetlang.model.target import Pending, Placeholder
from sheetlang.naming import is_nameless
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "placeholder",
    "warning",
    Text("“{name}”里还留着模板的占位符“{text}”", "“{name}” still holds the template's placeholder “{text}”"),
    help=Text("换成真实的内容；还没定的写“待定”", "put what is meant; write “待定” where it is not decided"),
)
NAME = FAULT._replace(
    message=Text("名称还是模板里的“{name}”", "the name is still the template's “{name}”"),
    help=Text("写上考核什么，例如“培训人次”", "name what is measured, such as “培训人次”"),
)
NAMELESS = FAULT._replace(
    message=Text(
        "“{name}”不是名称，像是模板里没有填的行",
        "“{name}” is no name: it looks like a row of the template that was not filled in",
    ),
    help=Text("删掉这一行；要考核的，写上名称", "delete the line, or name what is measured"),
)


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding for each field and prose that is a placeholder, or in which one was left."""
    told = set()
    for name, target, origin in stated_fields(sheet, Placeholder):
        told.add(name)
        yield FAULT.at(origin.source, origin.span, name=name, text=target.text)
    for name, text in _texts(sheet):
        blank = blank_in(text)
        if blank and name not in told:
            at = sheet.origins[name]
            yield FAULT.at(at.source, place_of_words(text, *blank, at), name=name, text=text[slice(*blank)])
    # In a text as short as that all marks are looked for at once.
    if not MARKS.isdisjoint(sheet.project) and (blank := blank_in(sheet.project)):
        yield FAULT.at(*sheet.origin, name=COMMANDS["project"].zh, text=sheet.project[slice(*blank)])


def _texts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The fields in words, each with its name."""
    yield from ((name, one.text) for name, one in sheet.fields.items() if isinstance(one, TextValue))
    yield from ((name, "\n".join(texts)) for name, texts in sheet.prose.items())


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Iterable[Verdict] | None:
    """A verdict for the target and for each column that is a placeholder."""
    if is_nameless(indicator.name):  # a name of marks alone is told as that
        numbered = any(one.isdigit() for one in indicator.name) and not isinstance(indicator.target, Pending)
        return [on("name").said_as(NAMELESS)] if numbered else None
    said = [on("value")] if isinstance(indicator.target, Placeholder) else []
    if not said and not isinstance(indicator.target, Pending) and is_left_over(indicator.name):
        said.append(on("name").said_as(NAME))
    if indicator.attributes:
        said += [on(column, name=column, text=target.text) for column, target in stated_columns(indicator, Placeholder)]
    return said or None


RULE = Rule(
    FAULT,
    "占位符",
    "completeness",
    check,
    judge,
    code="S02",
    nameless=True,
    at_release="error",
)
