"""Lines that begin with a label of the form and lack the colon after it: `年度资金总额 203`, `其中:财政拨款 203`."""

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.language import faults as shape_faults
from sheetlang.language.signs import BLANKS
from sheetlang.model import faults
from sheetlang.model.fields import read_field
from sheetlang.model.sheet import Origin
from sheetlang.source import Span

_LONGEST_LABEL = 30


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
