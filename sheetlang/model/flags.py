"""What stands in brackets at the end of an indicator line: weight, flags, former names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.language.document import Entry
from sheetlang.language.keywords import FORMERLY, POINTS
from sheetlang.language.quoting import unquoted
from sheetlang.model import line_faults
from sheetlang.model.number import read_number
from sheetlang.model.sheet import Weight
from sheetlang.naming import closest, key
from sheetlang.source import Source, Span

# Patterns as text are compiled when first used: many sheets need none of them.
_GROUP = r"[\[［【]([^\[\]［］【】]*)[\]］】]"
_WEIGHT = rf"(?i)([0-9０-９]+(?:[.．][0-9０-９]+)?)\s*(?:{'|'.join(POINTS.spellings)})"
# 20, 15.0, 分值20, 分值:20分: what a column of points holds.
_POINTS_AS_PRINTED = r"(分值[:：]?)?([0-9０-９]{1,3}(?:[.．][0-9０-９]+)?)分?"
_MOST_POINTS = 100
_FORMERLY = rf"(?i)(?:{'|'.join(FORMERLY.spellings)})[\s:：]++(.+)"
_ITEM = (
    rf"(?i)((?:{'|'.join(FORMERLY.spellings)})[\s:：]+(?:「[^「」]*」|[^,，]*)"
    rf"|[^\s,，、;；]+(?:\s++(?:{'|'.join(POINTS.spellings)}))?)"
)


class Marks(NamedTuple):
    """The weight, the form's flags and the former names that a line declares."""

    weight: Weight | None = None
    flags: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()


def read_flags(entry: Entry, form: Form, source: Source) -> tuple[Marks, list[Diagnostic]]:
    """The marks of a line, with findings for what is not one."""
    weights: list[Weight] = []
    flags: list[str] = []
    former: list[str] = []
    findings: list[Diagnostic] = []
    for group in re.finditer(_GROUP, entry.flags):
        if not group.group(1).strip():
            span = Span(entry.flags_at + group.start(), entry.flags_at + group.end())
            findings.append(_unknown(group.group(), form, source, span))
    for text, span in flag_items(entry):
        flag = next((known for known in form.flags if key(known) == key(text)), None)
        if weight := weight_of(text):
            if weights:
                findings.append(line_faults.REPEATED_WEIGHT.at(source, span))
            weights.append(weight)
        elif renamed := former_name(text):
            former.append(unquoted(renamed))
        elif flag is not None:
            flags.append(flag)
        else:
            findings.append(_bare_points(text, entry, form, source, span) or _unknown(text, form, source, span))
    return Marks(weights[0] if weights else None, tuple(flags), tuple(former)), findings


def flag_items(entry: Entry) -> Iterator[tuple[str, Span]]:
    """Each thing that stands in the brackets of a line, and where."""
    for text, at in flag_texts(entry.flags):
        start = entry.flags_at + at
        yield text, Span(start, start + len(text))


def flag_texts(flags: str) -> Iterator[tuple[str, int]]:
    """What stands in the bracket groups of a text, one by one, and where."""
    for group in re.finditer(_GROUP, flags):
        for item in re.finditer(_ITEM, group.group(1)):
            yield item.group(1).rstrip(), group.start(1) + item.start(1)


def former_name(text: str) -> str | None:
    """The name, in quotes or not, that a text in brackets declares as a former one."""
    found = re.fullmatch(_FORMERLY, text)
    return found.group(1).strip() if found else None


def weight_of(text: str) -> Weight | None:
    """The weight that a text in brackets says."""
    found = re.fullmatch(_WEIGHT, text)
    number = read_number(found.group(1)) if found else None
    return Weight(number) if number else None


def is_weight(text: str) -> bool:
    """Whether a text in brackets is a weight, such as `5分`."""
    return weight_of(text.strip()) is not None


def _bare_points(text: str, entry: Entry, form: Form, source: Source, span: Span) -> Diagnostic | None:
    """The finding for points as a form prints them; a number without a word may be a note's where a form has none."""
    found = re.fullmatch(_POINTS_AS_PRINTED, text)
    number = read_number(found[2]) if found else None
    if found is None or number is None or number.decimal is None or number.decimal > _MOST_POINTS:
        return None
    meant = f"{found[2]}{POINTS.zh}"
    finding = line_faults.BARE_POINTS.at(source, span, name=text, suggestion=meant)
    # Behind a character that cannot be seen its unit may stand.
    return finding.with_fix(span, meant, safe=entry.flags.isprintable() and (form.has_points or bool(found[1])))


def _unknown(text: str, form: Form, source: Source, span: Span) -> Diagnostic:
    known = (f"5{POINTS.zh}", *form.flags, f"{FORMERLY.zh} …")
    suggestion = closest(text, form.flags)
    flags = (suggestion,) if suggestion else known
    finding = line_faults.UNKNOWN_FLAG.at(source, span, name=text, flags=flags)
    return finding.with_fix(span, suggestion) if suggestion else finding
