"""A field that the form requires is not there.

Why: a form with an empty required field is sent back unread; a field whose line was reported for
another reason is not missed a second time.
Basis: the fields that the form marks as required.
Bad:
    项目 甲
Good:
    项目 乙
    年度总体目标: 待定

表式要求必填的一项没有写。

原因: 必填项空着，表不看就退回；已经因为别的原因报过的那一行，不再说它缺少。
依据: 表式里标为必填的项。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.faults import MISSING_FIELD
from sheetlang.model.sheet import Sheet
from sheetlang.naming import field_key, similarity
from sheetlang.rules.rule import Rule

_ATTEMPTED = 0.5


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding at the project's line for each required field that has no line."""
    missing = [name for name in sheet.form.required if name not in sheet.fields and name not in sheet.prose]
    if missing:
        heads = tuple(dict.fromkeys(field_key(text.replace("：", ":").partition(":")[0]) for text in sheet.refused))
        for name in missing:
            if not _was_attempted(name, heads):
                yield MISSING_FIELD.at(sheet.origin.source, sheet.origin.span, name=name)


def _was_attempted(name: str, heads: tuple[str, ...]) -> bool:
    return any(similarity(head, name, _ATTEMPTED) >= _ATTEMPTED for head in heads)


RULE = Rule(MISSING_FIELD, "缺少必填项", "completeness", check)
