"""A line as an indicator: its path, its target, what stands in brackets, and the columns under it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.language.document import COLONS, Entry, Passage
from sheetlang.language.signs import SIGN_CHARACTERS
from sheetlang.model import faults, line_faults
from sheetlang.model.fields import problem_at, read_attribute
from sheetlang.model.flags import Marks, is_weight, read_flags
from sheetlang.model.instructions import is_instruction
from sheetlang.model.moment import month_meant, numbered_day
from sheetlang.model.name_targets import empty_value
from sheetlang.model.paths import ordinary_path
from sheetlang.model.readings import Readings
from sheetlang.model.sections import Item
from sheetlang.model.sheet import NOTHING, AttributeValue, ChoiceValue, Indicator, Origin, TextValue
from sheetlang.model.target import Date, NotApplicable, Quantity, Target, Words
from sheetlang.model.target_problems import GRADE
from sheetlang.model.target_reading import by_shape, read_plainly, read_target
from sheetlang.naming import closest, key
from sheetlang.source import Source, Span

# Patterns as text are compiled when first used: few values hold a bracket.
_STUCK_FLAG = r"(?<=\S)[\[［【]([^\[\]［］【】]+)[\]］】]$"
_UNCLOSED = r"\s([\[［【])[^\[\]［］【】]*$"
_NO_MARKS = Marks()
# Half the time of calling the class.
_new = tuple.__new__


def ordinary_indicator(line: Entry, form: Form, source: Source) -> Indicator | None:
    """The indicator that a sound line without brackets and columns says; None where `read_item` must look closer."""
    label, mark, value, flags, _, indented, overrides, places = line
    if "." not in label or not value or flags or indented or overrides:
        return None
    path = ordinary_path(label, form)
    if path is None:
        return None
    has_sign = mark not in COLONS
    target = _ordinary_target(source.text[places[1] : places[2] + len(value)] if has_sign else value, has_sign)
    if target is None:
        return None
    if type(target) is Quantity and target.unit is None:
        target = _number_or_month(target, path)
    return _new(Indicator, (path, target, line, source, None, (), (), NOTHING, NOTHING, False, ()))


@lru_cache(maxsize=4096)
def _ordinary_target(text: str, has_sign: bool) -> Target | None:
    """The target of a text that is neither quoted nor holds brackets, if nothing is wrong with it."""
    if text[0] == '"' or "[" in text or "［" in text or "【" in text:
        return None
    if quantity := by_shape(text):
        return quantity
    target, problem = read_plainly(text, has_sign or text[0] in SIGN_CHARACTERS)
    return None if problem or (has_sign and type(target) is NotApplicable) else target


def read_indicator(
    line: Entry | Passage, path: tuple[str, ...] | None, wrong_path: Diagnostic | None, item: Item, form: Form, source: Source
) -> Readings:  # fmt: skip
    """The indicator that a line and the columns under it state, with findings for what is wrong in them.

    `path` is what its label means; None where `wrong_path` says why it means nothing.
    """
    entry = line if isinstance(line, Entry) else _as_entry(line)
    if entry.flags and not entry.value and is_instruction(entry.flags):  # 【请根据实际填写】 is no flag
        line = entry = entry._replace(value=entry.flags, flags="")
    target, problem = _target(line, path, form, source)
    findings = [finding for finding in (wrong_path, problem) if finding]
    marks = _NO_MARKS
    if entry.flags:
        marks, unknown = read_flags(entry, form, source)
        findings += unknown
    attributes, places = _attributes(item, form, source, findings) if item.attributes else (NOTHING, NOTHING)
    if path is None or target is None:
        return Readings(findings=findings, refused=line.label)
    indicator = Indicator(
        path, target, entry, source, marks.weight, marks.flags, marks.former_names, attributes, places
    )
    if stages := tuple(_stages(indicator, item, form)):
        indicator = indicator._replace(stages=stages)
    return Readings(None, indicator, entry.overrides, findings)


def _as_entry(line: Passage) -> Entry:
    places = (line.at, line.label_span.end, line.body_at, 0, 0)
    return Entry(line.label, ":", "\n".join(line.paragraphs), places=places)


def _target(
    line: Entry | Passage, path: tuple[str, ...] | None, form: Form, source: Source
) -> tuple[Target | None, Diagnostic | None]:
    name = path[-1] if path else line.label
    if isinstance(line, Passage):
        if any(form.attribute_named(text.replace("：", ":").partition(":")[0]) for text in line.paragraphs):
            return None, faults.EMPTY_VALUE.at(source, line.label_span, name=name)
        return _target_below(line, name, source)
    value, has_sign = line.value, line.has_sign
    if not value:
        return None, empty_value(line, name, source)
    text = source.text[line.mark_at : line.value_at + len(value)] if has_sign else value
    if ("[" in value or "［" in value or "【" in value) and (finding := _bracket_slip(line, form, source)):
        return None, finding
    if text[0] == '"' and re.fullmatch(r'"[^"]*"', text):
        words = text[1:-1]
        empty = faults.EMPTY_VALUE.at(source, line.value_span, name=name)
        return (Words(words), None) if words.strip() else (None, empty)
    target, problem = read_target(text, has_sign or text[0] in SIGN_CHARACTERS)
    if problem is not None:
        # A grade follows a word of comparison as it follows any other: 不低于 A 级, but not >= A 级.
        if has_sign and line.mark[0] not in SIGN_CHARACTERS and GRADE.fullmatch(value):
            return Words(text), None
        start = line.mark_at if has_sign else line.value_at
        whole = Origin(source, Span(start, line.value_span.end))
        from sheetlang.model.odd_units import odd_characters  # few values are that wrong

        if odd := odd_characters(value, Origin(source, line.value_span), problem.fault.name):
            return None, odd
        days = {numbered_day(name, part) for part in value.split()}
        if len(days) == 1 and (day := days.pop()):
            return None, faults.DAY_AS_NUMBER.at(source, line.value_span, text=value, day=day)
        if problem.fault is faults.SAID_TWICE:
            finding = problem_at(problem, whole, 0)
            return target, finding.with_fix(finding.span, "", safe=True)
        if problem.fault is faults.ABOUT_MORE:
            finding = problem_at(problem, whole, 0)
            return None, finding.with_fix(finding.span, "")
        if problem.fault is faults.GRADE_COMPARED:
            start, better = (line.label_span.end, ": ") if has_sign else (line.value_at, "")
            finding = problem.fault.at(source, line.value_span, **problem.values)
            return None, finding.with_fix(Span(start, line.value_span.end), better + problem.values["better"])
        if problem.fault.name == faults.COMPARISON_NEEDS_NUMBER.name and has_sign:
            return None, problem.fault.at(source, line.value_span, **problem.values)
        return None, problem_at(problem, whole, 0)
    if has_sign and isinstance(target, NotApplicable):
        return Words(text), None
    if path and isinstance(target, Quantity) and target.unit is None:
        return _number_or_month(target, path), None
    return target, None


def _number_or_month(target: Quantity, path: tuple[str, ...]) -> Quantity | Date:
    month = month_meant(path, target.value.typed)
    if month is None or target.comparator in (">=", ">"):
        return target
    return Date(target.text, target.comparator, None, month, deadline=target.comparator in ("<=", "<"))


def _target_below(line: Passage, name: str, source: Source) -> tuple[Target | None, Diagnostic | None]:
    """A target in words may stand in lines under its name; a measured one belongs on the name's line."""
    whole = "\n".join(line.paragraphs)
    target, problem = read_target(whole, whole[0] in SIGN_CHARACTERS)
    if problem is not None or not isinstance(target, Words):
        return None, faults.TARGET_ON_NEXT_LINE.at(source, line.label_span, name=name, text=whole)
    return target, None


def _bracket_slip(line: Entry, form: Form, source: Source) -> Diagnostic | None:
    """A weight or flag that is stuck to the value, or whose bracket is not closed."""
    found = re.search(_STUCK_FLAG, line.value)
    if found is not None and (_is_flag(found.group(1), form)):
        span = Span(line.value_at + found.start(), line.value_at + found.end())
        better = f"{line.value[: found.start()]}  {found.group()}"
        finding = line_faults.FLAG_WITHOUT_SPACE.at(source, span, flag=found.group(), suggestion=better)
        return finding.with_fix(Span(span.start, span.start), "  ")
    unclosed = re.search(_UNCLOSED, line.value)
    if unclosed is not None:
        at = line.value_at + unclosed.start(1)
        return line_faults.UNCLOSED_BRACKET.at(source, Span(at, at + 1), bracket=unclosed.group(1))
    return None


def _is_flag(text: str, form: Form) -> bool:
    return is_weight(text) or any(key(text) == key(flag) for flag in form.flags)


def _attributes(
    item: Item, form: Form, source: Source, findings: list[Diagnostic]
) -> tuple[Mapping[str, AttributeValue], Mapping[str, Origin]]:
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


def _stages(indicator: Indicator, item: Item, form: Form) -> Iterator[Indicator]:
    """The indicator as its columns state it that hold a target."""
    for line in item.attributes:
        column = form.attribute_named(line.label)
        if column and column.type == "target" and isinstance(line, Entry):
            target = indicator.attributes.get(column.name)
            if target is not None and not isinstance(target, TextValue | ChoiceValue):
                yield indicator._replace(target=target, entry=line)


def _attribute_text(line: Entry | Passage, source: Source) -> tuple[str, bool, Origin]:
    """What an attribute says, whether a comparison opens it, and where it stands."""
    if isinstance(line, Passage):
        return "\n".join(line.paragraphs), False, Origin(source, line.label_span)
    if not line.value or not line.has_sign:
        return line.value, False, Origin(source, line.value_span)
    return line.target_text, True, Origin(source, Span(line.mark_at, line.value_span.end))
