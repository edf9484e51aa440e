"""Statements against a form: whether a line is a field or an indicator, and what it says.

One line in, one value or findings out; what a project makes of them is `resolve`'s job.
"""

from collections.abc import Sequence
from functools import lru_cache

from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.forms.form import Form
from sheetlang.forms.parts import FormField
from sheetlang.language import faults as shape_faults
from sheetlang.language.document import COLONS, Entry, Forked, Passage
from sheetlang.language.keywords import FORM, YEAR
from sheetlang.language.quoting import quoted, unquoted
from sheetlang.language.signs import SIGN_CHARACTERS
from sheetlang.language.statement import gap_before_number
from sheetlang.model import faults, line_faults
from sheetlang.model.indicators import read_indicator
from sheetlang.model.instructions import is_sample
from sheetlang.model.paths import looks_like_path, name_start, owner_of, read_path
from sheetlang.model.readings import Readings, Statement
from sheetlang.model.sections import Item
from sheetlang.model.sheet import Origin
from sheetlang.model.target import Change, Compound, Date, Range
from sheetlang.model.target_reading import read_target
from sheetlang.model.unmarked import without_colon
from sheetlang.naming import closest, field_key, is_slip, key, similarity
from sheetlang.patterns import pattern
from sheetlang.source import Source, Span

_SURELY_A_FIELD = 0.75

# What a printed form has before a name, with a colon of its own: alone it names nothing.
_LEAD = pattern(r"(?:指标|目标)[ ]?[0-9０-９一二三四五六七八九十]{1,3}|其中|示?例|例?如|样例")
# What a colon says as well.
_EQUALS = ("=", "＝", "﹦", "═", "==")
_MOST_ADDED = 2
_SHORTEST_KIN = 3
# What makes a label that of another office, another year or something else altogether.
_ANOTHER = tuple("中央 省 市 县 区 乡 镇 地方 上级 本级 非 上年 其中".split())
# Half the time of calling the classes.
_new = tuple.__new__
_KEYWORD_OF = {key(word): name for name, words in (("form", FORM), ("year", YEAR)) for word in words.spellings}


def settle(line: Entry | Forked | Passage, form: Form | None, source: Source) -> Entry | Passage | Diagnostic:
    """The one reading of a line: a label that is a field's name decides, else the marks do."""
    if not isinstance(line, Forked):
        return line
    for reading in line.readings:
        if not reading.has_sign and (keyword_field(reading.label) or (form and form.field_named(reading.label))):
            return reading
    first = line.readings[0]
    if is_sample(first.value):
        return first
    if line.preferred is not None:
        if first is line.preferred or first.has_sign or not _says_more_than_a_comparison(first, line.preferred):
            return line.preferred
        return _ambiguous(line.readings, form, source) if first.value[0] in SIGN_CHARACTERS else first
    if len(line.readings) == 1:
        return _missing_colon(first, form, source)
    named = [one for one in line.readings if not _LEAD.fullmatch(one.label[_name_start(one.label, form) :])]
    return named[0] if len(named) == 1 else _ambiguous(named if len(named) > 1 else line.readings, form, source)


def _missing_colon(line: Entry, form: Form | None, source: Source) -> Diagnostic:
    """The finding for a line with a half-width colon that no blank follows; what a form prints before a name has one."""
    label, _, value, *_ = line
    after = line.mark_at + 1
    finding = shape_faults.MISSING_COLON.at(source, Span(line.mark_at, after), suggestion=f"{label}: {value}")
    if form and (told := without_colon(finding, Span(line.at, line.value_span.end), form)):
        return told
    gap = gap_before_number(value) if _LEAD.fullmatch(label[_name_start(label, form) :]) else None
    if gap is None:
        return finding.with_fix(Span(after, after), " ")
    better = f"{label}:{value[: gap.start]}: {value[gap.end :]}"
    told = finding._replace(values={"suggestion": better})
    return told.with_fix(Span(line.value_at + gap.start, line.value_at + gap.end), ": ")


def _name_start(label: str, form: Form | None) -> int:
    return name_start(label, form) if form else label.rfind(".") + 1


@lru_cache(maxsize=1024)
def keyword_field(label: str) -> str | None:
    """`form` or `year` where a label is 表式 or 年度, in any spelling."""
    return _KEYWORD_OF.get(key(label))


def ordinary_statement(item: Item, form: Form, source: Source) -> Statement | None:
    """What a sound line says of a field that it names as the form does; None where `read_item` must look closer."""
    line = item.line
    if isinstance(line, Forked) or item.attributes:
        return None
    known = form.fields_as_spelt.get(line.label)
    if known is None or line.indented:
        return None
    if isinstance(line, Passage):
        return Statement(line.label, "\n".join(line.paragraphs), line.paragraphs, known, _body(line, source))
    label, mark, text, flags, _, _, overrides, places = line
    if flags or overrides or not text or mark not in COLONS:
        return None
    at = places[2]
    origin = _new(Origin, (source, _new(Span, (at, at + len(text)))))
    return _new(Statement, (label, text, (text,), known, origin))


def _says_more_than_a_comparison(first: Entry, preferred: Entry) -> bool:
    """Whether what stands between a colon and a comparison is no name: 12月底前 ≥ 95 %, 较上年增长 ≥ 5 %, ≥ 95 % 且 ≤ 100 %."""
    if first.value[:1] in SIGN_CHARACTERS:
        return preferred.label[first.mark_at - first.at + len(first.mark) :].strip() != ""
    target, problem = read_target(first.value)
    return problem is None and isinstance(target, Range | Change | Date | Compound)


def _body(line: Passage, source: Source) -> Origin:
    return Origin(source, Span(line.at, line.body_end))


def read_item(item: Item, form: Form, source: Source) -> Readings:
    """A field statement or an indicator, with findings for what is wrong in it."""
    line = settle(item.line, form, source)
    if isinstance(line, Diagnostic):
        return Readings(findings=[line], refused=item.label)
    if line.indented:
        return Readings(findings=[line_faults.ATTRIBUTE_WITHOUT_INDICATOR.at(source, line.label_span)])
    known = form.field_named(line.label)
    if known is not None or keyword_field(line.label) or not _is_indicator(line, form):
        return _field_statement(line, known, item, form, source)
    return read_indicator(line, *read_path(line, form, source), item, form, source)


def _is_indicator(line: Entry | Passage, form: Form) -> bool:
    if isinstance(line, Entry) and line.has_sign:
        return True
    if form.categories:
        return looks_like_path(line.label, form)
    if isinstance(line, Passage):
        return False
    meant = closest(line.label, (one.name for one in form.fields))
    return meant is None or similarity(line.label, meant) < _SURELY_A_FIELD or unquoted(line.label) != line.label


def _field_statement(
    line: Entry | Passage, known: FormField | None, item: Item, form: Form, source: Source
) -> Readings:
    strays = [line_faults.ATTRIBUTE_WITHOUT_INDICATOR.at(source, stray.label_span) for stray in item.attributes]
    if known is None and not keyword_field(line.label):
        finding = _unknown_field(line, form, source)
        if isinstance(line, Entry) and _LEAD.fullmatch(line.label):
            finding = without_colon(finding, Span(line.at, line.value_span.end), form) or finding
        return Readings(findings=[finding], refused=line.label)
    if isinstance(line, Entry) and line.overrides:
        return Readings(
            findings=[line_faults.NOTHING_TO_OVERRIDE.at(source, line.label_span, name=line.label)], refused=line.label
        )
    if isinstance(line, Passage):
        text = "\n".join(line.paragraphs)
        return Readings(Statement(line.label, text, line.paragraphs, known, _body(line, source)), findings=strays)
    if line.has_sign:
        name = known.name if known else line.label
        span = line.mark_span
        finding = faults.FIELD_WITH_COMPARISON.at(source, span, name=name, sign=line.mark)
        if line.mark in _EQUALS:
            finding = finding.with_fix(Span(line.label_span.end, max(line.value_at, span.end)), ": ", safe=True)
        return Readings(findings=[finding], refused=line.label)
    text = source.text[line.value_at : line.span.end] if line.flags else line.value
    span = Span(line.value_at, line.value_at + len(text)) if text else line.value_span
    paragraphs = (text,) if text else ()
    return Readings(Statement(line.label, text, paragraphs, known, Origin(source, span)), findings=strays)


def _unknown_field(line: Entry | Passage, form: Form, source: Source) -> Diagnostic:
    if shared := form.shared_labels.get(field_key(line.label)):
        fields = tuple(one.name for one in shared)
        return faults.SHARED_LABEL.at(source, line.label_span, name=line.label, fields=fields)
    if owned := owner_of(form, line.label):
        whole = ".".join(one.name for one in owned)
        return faults.CATEGORY_AS_FIELD.at(source, line.label_span, name=line.label, example=whole)
    names = [label for one in form.fields for label in (one.name, *one.aliases)]
    # 年度总体目标 of another form is no slip of 年度.
    keywords = [one for one in (FORM.zh, YEAR.zh) if len(line.label) <= len(one) + _MOST_ADDED]
    label = field_key(line.label)
    suggestion = closest(label, (*names, *keywords))
    if suggestion is not None and is_slip(label, suggestion):
        values = {"name": line.label, "suggestion": suggestion}
        return faults.UNKNOWN_FIELD.at(source, line.label_span, **values).with_fix(line.label_span, suggestion)
    if kin := _kin(label, form):
        return faults.UNKNOWN_FIELD_KIN.at(source, line.label_span, name=line.label, suggestion=kin)
    path = ".".join((*form.root.leaves[0], line.label.rpartition(".")[2]))
    return faults.UNKNOWN_FIELD_NO_IDEA.at(source, line.label_span, name=line.label, example=path)


def _kin(label: str, form: Form) -> str | None:
    """The field whose label ends as this one does: 财政资金总额 is near 资金总额, 中央主管部门 is not near 主管部门."""
    found, longest = None, _SHORTEST_KIN - 1
    for known, one in form.fields_as_spelt.items():
        short, long = sorted((label, field_key(known)), key=len)
        if len(short) > longest and long.endswith(short) and not any(word in long[: -len(short)] for word in _ANOTHER):
            found, longest = one.name, len(short)
    return found


def _ambiguous(readings: Sequence[Entry], form: Form | None, source: Source) -> Diagnostic:
    first, second = readings[:2]
    start = _name_start(first.label, form)
    names = [reading.label[start:] for reading in (first, second)]
    spellings = [
        f"{reading.label[:start]}{quoted(name)}{reading.mark if not reading.has_sign else ' ' + reading.mark} {reading.value}"
        for name, reading in zip(names, (first, second), strict=True)
    ]
    span = Span(first.at, second.mark_span.end)
    finding = shape_faults.AMBIGUOUS_LINE.at(
        source, span, first=names[0], second=names[1], one=spellings[0], other=spellings[1]
    )
    marks = [reading.mark_span for reading in (first, second)]
    texts = (Text("一种读法在这里分开", "one reading splits here"), Text("另一种在这里", "the other here"))
    for mark, text in zip(marks, texts, strict=True):
        finding = finding.with_label(source, mark, text)
    return finding
