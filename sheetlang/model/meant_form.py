"""Which form a sheet is written for, where the one that it names knows few of its labels."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.language.document import Entry, Passage
from sheetlang.model import faults, line_faults
from sheetlang.model.paths import DOT, read_path
from sheetlang.model.reading import keyword_field, settle
from sheetlang.model.sections import Item
from sheetlang.naming import key
from sheetlang.source import Source

_FEWEST = 5
_NEARLY_ALL = 10
_THIRD = 3
# No sheet has so many fields and categories, but a made one may.
_MOST_COMPARED = 500
_STRANGE = {
    faults.UNKNOWN_FIELD.name,
    line_faults.UNKNOWN_CATEGORY.name,
    line_faults.MISPLACED_CATEGORY.name,
}


def seems_strange(findings: Iterable[Diagnostic]) -> bool:
    """Whether so many labels are unknown that a closer look is worth its time."""
    return sum(one.rule in _STRANGE for one in findings) >= _FEWEST


class Meant(NamedTuple):
    """The form that is meant, and how many labels the stated one does not know."""

    form: Form
    strange: int


def meant_form(items: Iterable[Item], stated: Form, forms: Iterable[Form], source: Source) -> Meant | None:
    """The form that knows nearly all labels of a sheet, of which the stated one does not know a third.

    Of several that do, the one whose required fields are there, then the one with the fewest fields; None
    where that tells nothing. Forms without categories take any label, so they are never meant.
    """
    lines = _telling(items, source)
    unknown = _unknown(lines, stated, source) if len(lines) <= _MOST_COMPARED else 0
    if unknown < _FEWEST or unknown * _THIRD < len(lines):
        return None
    scored = []
    for form in forms:
        lost = _unknown(lines, form, source) if form.categories and form.id != stated.id else len(lines)
        if lost * _NEARLY_ALL <= len(lines):
            missing = sum(
                not any(form.field_named(label) is one for label in lines) for one in form.fields if one.required
            )
            scored.append(((lost, missing, len(form.fields)), form))
    best = [form for score, form in scored if score == min(score for score, _ in scored)]
    return Meant(best[0], unknown) if len(best) == 1 else None


def _telling(items: Iterable[Item], source: Source) -> Mapping[str, Entry | Passage]:
    """A line for each label of a field and each category: what forms differ in."""
    lines: dict[str, Entry | Passage] = {}
    for item in items:
        line = settle(item.line, None, source)
        if isinstance(line, Diagnostic) or line.indented or keyword_field(line.label):
            continue
        categories, dot, _ = line.label.rpartition(".")
        if dot or not (isinstance(line, Entry) and line.has_sign):
            lines.setdefault(key(categories if dot else line.label), line)
    return lines


def _unknown(lines: Mapping[str, Entry | Passage], form: Form, source: Source) -> int:
    return sum(not form.field_named(line.label) and not _is_path(line, form, source) for line in lines.values())


def _is_path(line: Entry | Passage, form: Form, source: Source) -> bool:
    """Whether a form has all categories of a line; one that has no second level would take any word there for a name."""
    path, _ = read_path(line, form, source)
    return path is not None and DOT.search(path[-1]) is None
