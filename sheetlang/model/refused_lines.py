"""Lines that were not read: what they are meant for under the form of their sheet."""

from collections.abc import Sequence

from sheetlang.diagnostic import Diagnostic, Findings
from sheetlang.forms.form import Form
from sheetlang.language import faults as shape_faults
from sheetlang.language.cutting import flags_start
from sheetlang.language.document import Entry
from sheetlang.language.keywords import YEAR
from sheetlang.language.signs import BLANKS
from sheetlang.model import faults, line_faults
from sheetlang.model.paths import read_path
from sheetlang.model.sheet import Sheet
from sheetlang.model.table_rows import as_line
from sheetlang.model.target import Quantity, Words
from sheetlang.model.target_reading import read_target
from sheetlang.model.unmarked import without_colon
from sheetlang.source import Source, Span

_UNMARKED = (shape_faults.UNREADABLE_LINE, shape_faults.WITHOUT_COLON)
_OF_ROWS = {
    one.name
    for one in (
        shape_faults.UNREADABLE_LINE,
        shape_faults.SIGN_WITHOUT_SPACE,
        shape_faults.MISSING_COLON,
        shape_faults.AMBIGUOUS_LINE,
        faults.UNKNOWN_FIELD,
        faults.COMPARISON_NEEDS_NUMBER,
        line_faults.UNKNOWN_CATEGORY,
        line_faults.MISPLACED_CATEGORY,
        line_faults.INCOMPLETE_PATH,
        line_faults.UNKNOWN_ATTRIBUTE,
        line_faults.ATTRIBUTE_WITHOUT_INDICATOR,
    )
}


def told_by_form(told: Findings, sheets: Sequence[Sheet], source: Source) -> None:
    """Say of each line what it lacks under its sheet's form: a colon, or more than that; of a row of a table, only its line."""
    rows: set[int] = set()
    kept = []
    for one in told:
        if one.source is not source or one.rule not in _OF_ROWS:
            kept.append(one)
        elif (number := source.line_number(one.span.start)) not in rows:
            above = (sheet.form for sheet in reversed(sheets) if sheet.origin.span.start <= one.span.start)
            form = next(above, sheets[0].form)
            row = as_line(one, form)
            rows.update([number] if row else [])
            kept.append(row or _without_mark(one, form))
    told[:] = kept


def _without_mark(finding: Diagnostic, form: Form) -> Diagnostic:
    """The finding with the colon that a line lacks after a label, and without an offer that the form has no place for."""
    if finding.fault not in _UNMARKED:
        return finding
    if told := without_colon(finding, finding.span, form):
        return told
    if finding.fault is not shape_faults.WITHOUT_COLON:
        return _in_two(finding, form)
    label, _, value = str(finding.values["suggestion"]).partition(": ")
    if label in YEAR.spellings:
        return finding
    if _is_path(label, form, finding.source):
        return finding._replace(fault=shape_faults.WITHOUT_SIGN) if _lacks_sign(value) else finding
    return finding._replace(fault=shape_faults.UNREADABLE_LINE, fix=None)


def _in_two(finding: Diagnostic, form: Form) -> Diagnostic:
    """The finding with a colon in the only gap of a line that begins with a path; words behind it may be of the name."""
    source, (start, end) = finding.source, finding.span
    text = source.text[start:end]
    label = text.split(maxsplit=1)[0] if text.strip() else ""
    rest = text.removeprefix(label).lstrip()
    value = rest[: flags_start(rest)].strip(BLANKS)
    if not value or len(value.split()) > 1 or not _is_path(label, form, source):
        return finding
    told = finding._replace(fault=shape_faults.WITHOUT_COLON, values={"suggestion": f"{label}: {rest}"})
    is_words = isinstance(read_target(value)[0], Words)
    return told if is_words else told.with_fix(Span(start + len(label), end - len(rest)), ": ")


def _lacks_sign(value: str) -> bool:
    """Whether a value is a number of something that a comparison is to stand before, not how often."""
    target = read_target(value[: flags_start(value)].strip(BLANKS))[0]
    return isinstance(target, Quantity) and target.comparator is None and "/" not in (target.unit or "")


def _is_path(label: str, form: Form, source: Source) -> bool:
    return read_path(Entry(label, ":", ""), form, source)[0] is not None
