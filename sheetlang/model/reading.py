"""Statements against a form: whether a line is a field or an indicator, and what it says.

One line in, one value or findings out; what a project makes of them is `resolve`'s job.
"""

import re

from attrs import field, frozen

from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.forms.form import Form, FormField
from sheetlang.language import faults as shape_faults
from sheetlang.language.document import Entry, Forked, Passage
from sheetlang.language.keywords import FORM, YEAR
from sheetlang.language.quoting import quoted, unquoted
from sheetlang.language.statement import SIGN_CHARACTERS
from sheetlang.model import faults, line_faults
from sheetlang.model.fields import problem_at, read_attribute
from sheetlang.model.flags import Marks, is_weight, read_flags
from sheetlang.model.paths import looks_like_path, name_start, read_path
from sheetlang.model.sections import Item
from sheetlang.model.sheet import AttributeValue, Indicator, Origin
from sheetlang.model.target import NotApplicable, Target, Words, read_target
from sheetlang.naming import closest, field_key, key, similarity
from sheetlang.source import Source, Span

_SURELY_A_FIELD = 0.75
_STUCK_FLAG = re.compile(r"(?<=\S)[\[［【]([^\[\]［］【】]+)[\]］】]$")
_UNCLOSED = re.compile(r"\s([\[［【])[^\[\]［］【】]*$")
_NO_MARKS = Marks()

FORM_KEYS = frozenset(key(word) for word in FORM.spellings)
YEAR_KEYS = frozenset(key(word) for word in YEAR.spellings)


@frozen
class Statement:
    """A line read against a form: a field's label and text, or an indicator."""

    label: str
    text: str
    paragraphs: tuple[str, ...]
    field: FormField | None
    at: Origin
    has_sign: bool = False


@frozen
class Readings:
    """What reading one item gave; `refused` holds the text of a line that was reported."""

    statement: Statement | None = None
    indicator: Indicator | None = None
    overrides: bool = False
    findings: list[Diagnostic] = field(factory=list)
    refused: str = ""


def settle(line: Entry | Forked | Passage, form: Form | None, source: Source) -> Entry | Passage | Diagnostic:
    """The one reading of a line: a label that is a field's name decides, else the marks do."""
    if not isinstance(line, Forked):
        return line
    for reading in line.readings:
        if not reading.has_sign and (is_keyword_field(reading.label) or (form and form.field_named(reading.label))):
            return reading
    if line.preferred is not None:
        return line.preferred
    first = line.readings[0]
    if len(line.readings) == 1:
        better = f"{first.label}: {first.value}"
        return shape_faults.MISSING_COLON.at(source, Span(first.mark_at, first.mark_at + 1), suggestion=better)
    return _ambiguous(line, form, source)


def is_keyword_field(label: str) -> bool:
    """Whether a label is 表式 or 年度, in any spelling."""
    return key(label) in FORM_KEYS or key(label) in YEAR_KEYS


def read_item(item: Item, form: Form, source: Source) -> Readings:
    """A field statement or an indicator, with findings for what is wrong in it."""
    line = settle(item.line, form, source)
    if isinstance(line, Diagnostic):
        return Readings(findings=[line], refused=_head(item.line))
    if line.indented:
        return Readings(findings=[line_faults.ATTRIBUTE_WITHOUT_INDICATOR.at(source, line.label_span)])
    known = form.field_named(line.label)
    if known is not None or is_keyword_field(line.label) or not _is_indicator(line, form):
        return _field_statement(line, known, item, form, source)
    return _indicator(line, item, form, source)


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
    if known is None and not is_keyword_field(line.label):
        return Readings(findings=[_unknown_field(line, form, source)], refused=line.label)
    if isinstance(line, Entry) and line.overrides:
        return Readings(
            findings=[line_faults.NOTHING_TO_OVERRIDE.at(source, line.label_span, name=line.label)], refused=line.label
        )
    if isinstance(line, Passage):
        end = line.body_at + sum(map(len, line.paragraphs))
        place = Origin(source, Span(line.at, max(line.at + len(line.label), min(end, len(source.text)))))
        return Readings(
            Statement(line.label, "\n".join(line.paragraphs), line.paragraphs, known, place), findings=strays
        )
    if line.has_sign:
        name = known.name if known else line.label
        span = Span(line.mark_at, line.mark_at + len(line.mark))
        return Readings(
            findings=[faults.FIELD_WITH_COMPARISON.at(source, span, name=name, sign=line.mark)], refused=line.label
        )
    text = source.text[line.value_at : line.span.end] if line.flags else line.value
    span = Span(line.value_at, line.value_at + len(text)) if text else line.value_span
    paragraphs = (text,) if text else ()
    return Readings(Statement(line.label, text, paragraphs, known, Origin(source, span)), findings=strays)


def _unknown_field(line: Entry | Passage, form: Form, source: Source) -> Diagnostic:
    names = [label for one in form.fields for label in (one.name, *one.aliases)]
    keywords = [FORM.zh, YEAR.zh]
    suggestion = closest(field_key(line.label), (*names, *keywords))
    if suggestion is not None:
        return faults.UNKNOWN_FIELD.at(source, line.label_span, name=line.label, suggestion=suggestion)
    node, example = form.root, []
    while node.categories:
        node = node.categories[0]
        example.append(node.name)
    path = ".".join((*example, line.label.rpartition(".")[2]))
    return faults.UNKNOWN_FIELD_NO_IDEA.at(source, line.label_span, name=line.label, example=path)


def _indicator(line: Entry | Passage, item: Item, form: Form, source: Source) -> Readings:
    entry = line if isinstance(line, Entry) else _as_entry(line)
    path, finding = read_path(entry, form, source)
    findings = [finding] if finding else []
    target, problem = _target(line, path, form, source)
    findings += [problem] if problem else []
    marks, unknown = read_flags(entry, form, source) if entry.flags else (_NO_MARKS, [])
    findings += unknown
    attributes, places = _attributes(item, form, source, findings)
    if path is None or target is None:
        return Readings(findings=findings, refused=line.label)
    label, value = Origin(source, entry.label_span), Origin(source, entry.value_span)
    indicator = Indicator(
        path, target, marks.weight, marks.flags, marks.former_names, attributes, places=places, label=label, value=value
    )
    return Readings(indicator=indicator, overrides=entry.overrides, findings=findings)


def _as_entry(line: Passage) -> Entry:
    at = line.body_at
    return Entry(line.label, ":", "\n".join(line.paragraphs), at=line.at, mark_at=line.label_span.end, value_at=at)


def _target(
    line: Entry | Passage, path: tuple[str, ...] | None, form: Form, source: Source
) -> tuple[Target | None, Diagnostic | None]:
    name = path[-1] if path else line.label
    if isinstance(line, Passage):
        if any(form.attribute_named(text.replace("：", ":").partition(":")[0]) for text in line.paragraphs):
            return None, faults.EMPTY_VALUE.at(source, line.label_span, name=name)
        return _target_below(line, name, source)
    text = source.text[line.mark_at : line.value_span.end] if line.has_sign else line.value
    if not line.value:
        return None, faults.EMPTY_VALUE.at(source, line.value_span, name=name)
    if finding := _bracket_slip(line, form, source):
        return None, finding
    if len(text) > 2 and text[0] == text[-1] == '"' and '"' not in text[1:-1]:
        return Words(text[1:-1]), None
    target, problem = read_target(text, line.has_sign or text[0] in SIGN_CHARACTERS)
    if problem is not None:
        start = line.mark_at if line.has_sign else line.value_at
        whole = Origin(source, Span(start, line.value_span.end))
        if problem.fault is faults.COMPARISON_NEEDS_NUMBER and line.has_sign:
            return None, problem.fault.at(source, line.value_span)
        return None, problem_at(problem, whole, 0)
    if isinstance(target, NotApplicable) and line.has_sign:
        return Words(text), None
    return target, None


def _target_below(line: Passage, name: str, source: Source) -> tuple[Target | None, Diagnostic | None]:
    """A target in words may stand in lines under its name; a measured one belongs on the name's line."""
    whole = "\n".join(line.paragraphs)
    target, problem = read_target(whole, whole[0] in SIGN_CHARACTERS)
    if problem is not None or not isinstance(target, Words):
        return None, faults.TARGET_ON_NEXT_LINE.at(source, line.label_span, name=name, text=whole)
    return target, None


def _bracket_slip(line: Entry, form: Form, source: Source) -> Diagnostic | None:
    """A weight or flag that is stuck to the value, or whose bracket is not closed."""
    found = _STUCK_FLAG.search(line.value)
    if found is not None and (_is_flag(found.group(1), form)):
        span = Span(line.value_at + found.start(), line.value_at + found.end())
        better = f"{line.value[: found.start()]}  {found.group()}"
        return line_faults.FLAG_WITHOUT_SPACE.at(source, span, flag=found.group(), suggestion=better)
    unclosed = _UNCLOSED.search(line.value)
    if unclosed is not None:
        at = line.value_at + unclosed.start(1)
        return line_faults.UNCLOSED_BRACKET.at(source, Span(at, at + 1), bracket=unclosed.group(1))
    return None


def _is_flag(text: str, form: Form) -> bool:
    return is_weight(text) or any(key(text) == key(flag) for flag in form.flags)


def _attributes(
    item: Item, form: Form, source: Source, findings: list[Diagnostic]
) -> tuple[dict[str, AttributeValue], dict[str, Origin]]:
    values: dict[str, AttributeValue] = {}
    places: dict[str, Origin] = {}
    for line in item.attributes:
        known = form.attribute_named(line.label)
        if known is None:
            names = [one.name for one in form.attributes]
            near = closest(line.label, names)
            shown = (near,) if near else tuple(names)
            findings.append(line_faults.UNKNOWN_ATTRIBUTE.at(source, line.label_span, name=line.label, names=shown))
        elif known.name in places:
            findings.append(faults.REPEATED_FIELD.at(source, line.label_span, name=known.name))
        else:
            text, has_sign, places[known.name] = _attribute_text(line, source)
            value, finding = read_attribute(known, text, has_sign, places[known.name])
            findings += [finding] if finding else []
            if value is not None:
                values[known.name] = value
    return values, places


def _attribute_text(line: Entry | Passage, source: Source) -> tuple[str, bool, Origin]:
    """What an attribute says, whether a comparison opens it, and where it stands."""
    if isinstance(line, Passage):
        return "\n".join(line.paragraphs), False, Origin(source, line.label_span)
    if not line.value or not line.has_sign:
        return line.value, False, Origin(source, line.value_span)
    return line.target_text, True, Origin(source, Span(line.mark_at, line.value_span.end))


def _ambiguous(line: Forked, form: Form | None, source: Source) -> Diagnostic:
    first, second = line.readings[:2]
    start = name_start(first.label, form) if form else first.label.rfind(".") + 1
    names = [reading.label[start:] for reading in (first, second)]
    spellings = [
        f"{reading.label[:start]}{quoted(name)}{reading.mark if not reading.has_sign else ' ' + reading.mark} {reading.value}"
        for name, reading in zip(names, (first, second), strict=True)
    ]
    span = Span(first.at, second.mark_at + len(second.mark))
    finding = shape_faults.AMBIGUOUS_LINE.at(
        source, span, first=names[0], second=names[1], one=spellings[0], other=spellings[1]
    )
    marks = [Span(reading.mark_at, reading.mark_at + len(reading.mark)) for reading in (first, second)]
    texts = (Text("一种读法在这里分开", "one reading splits here"), Text("另一种在这里", "the other here"))
    for mark, text in zip(marks, texts, strict=True):
        finding = finding.with_label(source, mark, text)
    return finding


def _head(line: Entry | Forked | Passage) -> str:
    return line.readings[0].label if isinstance(line, Forked) else line.label
