"""Lines that begin with a label of the form and lack the colon after it: `年度资金总额 203`, `其中:财政拨款 203`."""

from collections.abc import Sequence

from sheetlang.diagnostic import Diagnostic, Findings
from sheetlang.forms.form import Form
from sheetlang.language import faults as shape_faults
from sheetlang.language.document import Entry
from sheetlang.language.keywords import YEAR
from sheetlang.language.statement import BLANKS, flags_start
from sheetlang.model import faults
from sheetlang.model.fields import read_field
from sheetlang.model.paths import read_path
from sheetlang.model.sheet import Origin, Sheet
from sheetlang.model.target import Words
from sheetlang.model.target_reading import read_target
from sheetlang.source import Source, Span

_LONGEST_LABEL = 30


def told_by_form(told: Findings, sheets: Sequence[Sheet]) -> None:
    """Say of each line without a mark what it lacks under its sheet's form: a colon after a label, or more than that."""
    for number, one in enumerate(told):
        if one.fault in (shape_faults.UNREADABLE_LINE, shape_faults.WITHOUT_COLON):
            above = (sheet.form for sheet in reversed(sheets) if sheet.origin.span.start <= one.span.start)
            form = next(above, sheets[0].form)
            told[number] = without_colon(one, one.span, form) or _readable(one, form)


def _readable(finding: Diagnostic, form: Form) -> Diagnostic:
    """The finding without what it offers where that has no place in the form and would be refused as well."""
    if finding.fault is not shape_faults.WITHOUT_COLON:
        return _in_two(finding, form)
    label, _, _ = str(finding.values["suggestion"]).partition(": ")
    if label in YEAR.spellings or _is_path(label, form, finding.source):
        return finding
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


def _is_path(label: str, form: Form, source: Source) -> bool:
    return read_path(Entry(label, ":", ""), form, source)[0] is not None


def without_colon(finding: Diagnostic, line: Span, form: Form) -> Diagnostic | None:
    """The finding for a line that begins with a label of the form, the colon put after it; None where none does."""
    source, text = finding.source, finding.source.text[line.start : line.end]
    for end in range(min(len(text), _LONGEST_LABEL), 1, -1):
        label, rest = text[:end], text[end:].lstrip(BLANKS)
        ends = text[end : end + 1] in BLANKS or rest[:1].isdigit()
        known = form.field_named(label) if ends and label[-1] not in BLANKS else None
        if known is None:
            continue
        value = Span(line.end - len(rest), line.end)
        if not rest:
            return faults.AMOUNT_LEFT_OUT.at(source, line, name=label) if known.type == "money" else None
        if read_field(known, form, label, rest, Origin(source, value))[1] is not None:
            return None
        fault = finding.fault._replace(help=shape_faults.WITHOUT_COLON.help)
        told = finding._replace(fault=fault, values={**finding.values, "suggestion": f"{label}: {rest}"})
        return told.with_fix(Span(line.start + end, value.start), ": ")
    return None
