"""A field that the form requires is not there.

Why: a form with an empty required field is sent back unread; a field whose line was reported for
another reason is not missed a second time. The year is noted where the form prints it, once a sheet is
written; in one that is to be handed in it is an error.
Basis: the fields that the form marks as required.
Bad:
    项目 甲
Good:
    项目 乙
    年度总体目标: 待定

表式要求必填的一项没有写。

原因: 必填项空着，表不看就退回；已经因为别的原因报过的那一行，不再说它缺少。表头印年度的表式，表写好了还没有年度，先提示一声，定稿时算错误。
依据: 表式里标为必填的项。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.lacking import is_written
from sheetlang.language.keywords import YEAR
from sheetlang.model.faults import MISSING_FIELD
from sheetlang.model.sheet import Sheet
from sheetlang.naming import field_key, similarity
from sheetlang.rules.rule import Rule

NO_YEAR = MISSING_FIELD._replace(
    message=Text("没有写“{name}”，表头印出来是空的", "“{name}” is missing: the form's heading is printed without it"),
    help=Text("在表式下面加一行“{name}: 2026”这样的", "add a line such as “{name}: 2026” under that of the form"),
)
NO_YEAR_YET = NO_YEAR._replace(severity="info")
_ATTEMPTED = 0.5


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the project's line for each required field that has no line, and for the year."""
    missing = [name for name in sheet.form.required if name not in sheet.fields and name not in sheet.prose]
    faults = dict.fromkeys(missing, MISSING_FIELD)
    if YEAR.zh not in sheet.origins and sheet.form.prints_year and is_written(sheet):
        faults[YEAR.zh] = NO_YEAR if sheet.released else NO_YEAR_YET
    if faults:
        heads = tuple(dict.fromkeys(field_key(text.replace("：", ":").partition(":")[0]) for text in sheet.refused))
        for name, fault in faults.items():
            if not _was_attempted(name, heads):
                yield fault.at(sheet.origin.source, sheet.origin.span, name=name)


def _was_attempted(name: str, heads: tuple[str, ...]) -> bool:
    return any(similarity(head, name, _ATTEMPTED) >= _ATTEMPTED for head in heads)


RULE = Rule(MISSING_FIELD, "缺少必填项", "completeness", check)
