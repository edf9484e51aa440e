"""A line that is no ordinary one: which of its marks counts, and what else it could mean.

This is the plain reading of a line; the grammar's ENTRY is a shortcut to the same answer for the
ordinary case.
"""

import re

from sheetlang.diagnostic import Diagnostic
from sheetlang.language import faults
from sheetlang.language.characters import has_control_blank
from sheetlang.language.cutting import DEEPEST_NESTING, Cut, Mark, as_it_stands, cut_line, flags_start
from sheetlang.language.document import Forked, Line, Refused
from sheetlang.language.keywords import COMMANDS, STOPS
from sheetlang.language.phrase import read_phrase
from sheetlang.language.signs import BLANKS, MARK_CHARACTERS, SIGN_CHARACTERS, is_proportion
from sheetlang.naming import closest
from sheetlang.source import Source, Span

LONGEST_LINE = 20_000
_MOST_READINGS = 3

_BRACKETED = r"[(（][^()（）]*[)）]"
# No unit ends so: 水样pH>8的份数 is a name.
_MEASURED_ENDS = ("数", "量", "率", "度", "比")
_NAME_ENDS = (*_MEASURED_ENDS, "的")
_LONGEST_UNIT = 6
# With what a template leaves a row to be filled in: 产出.成本.……
_LEFT_OPEN = ("…", "...", "**")

Outcome = tuple[Line, Diagnostic | None]


def read_statement(source: Source, span: Span, overrides: bool = False) -> Outcome:
    """The line in `span`, and the finding that explains a refusal.

    A control character that is a blank has its finding already.
    """
    text = source.text[span.start : span.end]
    whole = as_it_stands(text, overrides)
    if len(text) > LONGEST_LINE:
        finding = faults.LINE_TOO_LONG.at(
            source, Span(span.start, span.start + 1), length=len(text), limit=LONGEST_LINE
        )
        return Refused(whole, span.start), finding
    if has_control_blank(text):
        return Refused(whole, span.start), None
    found = cut_line(text, span.start, overrides)
    if found is None:
        return Refused(whole, span.start), faults.NESTED_TOO_DEEP.at(source, span, limit=DEEPEST_NESTING)
    return _decide(source, span, *found)


def _decide(source: Source, span: Span, cut: Cut, marks: list[Mark]) -> Outcome:
    signs = [mark for mark in marks if mark.kind == "SIGN"]
    colons = [mark for mark in marks if mark.kind == "COLON"]
    words = [mark for mark in marks if mark.kind == "COMPARISON"]
    counted = sorted(signs + colons, key=lambda mark: mark.start) or words
    if not counted:
        return _without_mark(source, span, cut)
    readings = tuple(cut.at(mark) for mark in counted[:_MOST_READINGS])
    if not readings[0].label:
        first = readings[0]
        return Refused(cut.whole, span.start), faults.MISSING_NAME.at(source, first.mark_span, mark=first.mark)
    if len(counted) == 1 or is_proportion(readings[0].value.lstrip(SIGN_CHARACTERS)):
        return readings[0], None
    preferred = cut.at(signs[0]) if len(signs) == 1 else None
    return Forked(cut.whole, readings, preferred, span.start), None


def _without_mark(source: Source, span: Span, cut: Cut) -> Outcome:
    text = cut.text[: cut.comment_at].rstrip(BLANKS)
    colon = text.find(":")
    if colon > 0:
        return Forked(cut.whole, (cut.at(Mark("COLON", colon, colon + 1)),), None, span.start), None
    refused = Refused(cut.whole, span.start)
    if text[:1] in tuple(SIGN_CHARACTERS):
        place = Span(span.start, span.start + _sign_end(text, 0))
        return refused, faults.MISSING_NAME.at(source, place, mark=source.text[place.start : place.end])
    bare = re.sub(_BRACKETED, lambda found: "·" * len(found[0]), text)
    sign_at = next((at for at, character in enumerate(bare) if character in SIGN_CHARACTERS), 0)
    if sign_at:
        end = _sign_end(text, sign_at)
        place = Span(span.start + sign_at, span.start + end)
        better = f"{text[:sign_at]} {text[sign_at:end]} {text[end:].lstrip(BLANKS)}"
        finding = faults.SIGN_WITHOUT_SPACE.at(source, place, sign=text[sign_at:end], suggestion=better)
        return refused, finding.with_fix(Span(place.start, place.start), " ", safe=_is_sure(text, sign_at, end))
    return refused, _meant(source, text, span.start)


def _meant(source: Source, text: str, at: int) -> Diagnostic:
    """The finding for a line without any mark, with what it may be meant for."""
    place = Span(at, at + len(text))
    if gap := gap_before_number(text):
        finding = faults.WITHOUT_COLON.at(source, place, suggestion=f"{text[: gap.start]}: {text[gap.end :]}")
        is_sure = (
            gap.start < gap.end and text[: gap.start].endswith(_MEASURED_ENDS) and _is_sure(text, gap.end, gap.end)
        )
        return finding.with_fix(Span(at + gap.start, at + gap.end), ": ", safe=is_sure)
    first_word = next(iter(text.split(maxsplit=1)), "")
    command = closest(first_word, [keyword.zh for keyword in COMMANDS.values()]) if first_word != text else None
    # 项目验收合格率 is the beginning of a name, and so is 指标1.
    if command is None or first_word.startswith(command) or not first_word.isalpha():
        fault = faults.LEFT_OVER_LINE if text.endswith(_LEFT_OPEN) else faults.UNREADABLE_LINE
        return fault.at(source, place)
    finding = faults.UNKNOWN_COMMAND.at(source, place, suggestion=f"{command} {text[len(first_word) :].strip()}")
    return finding.with_fix(Span(at, at + len(first_word)), command)


def gap_before_number(text: str) -> Span | None:
    """The blanks, if any, where a line without a mark should have one: `验收合格率 100 %`; None where no number ends it."""
    gap = re.search(rf"(?<=[^{BLANKS}第前为在到至])[{BLANKS}]+(?=[0-9０-９])|(?<=[数量率])(?=[0-9０-９])", text)
    if gap is None:
        return None
    # 较上年 提高 belongs to the change, not to the name before it.
    before = re.finditer(rf"(?<=[^{BLANKS}])[{BLANKS}]+(?=[^{BLANKS}])", text[: gap.start()])
    change = next((one for one in before if _kind_of(text[one.end() :]) == "change"), None)
    if change:
        return Span(*change.span())
    return Span(*gap.span()) if _kind_of(text[gap.end() :]) == "quantity" else None


def _kind_of(rest: str) -> str:
    """The shape of the value that a line ends in."""
    return read_phrase(rest[: flags_start(rest)].strip(BLANKS).rstrip(STOPS)).kind


def _is_sure(text: str, sign_at: int, end: int) -> bool:
    """Whether the only sign of a line has nothing but a quantity after it, so that a name ends before it."""
    rest = text[end:]
    # Without a category before it, the line needs more than a blank.
    if "." not in text[:sign_at] or not text.isprintable() or not MARK_CHARACTERS.isdisjoint(rest):
        return False
    value = rest[: flags_start(rest)].strip(BLANKS).rstrip(STOPS)
    phrase = read_phrase(f"{text[sign_at:end]}{value}")
    unit = next(iter(phrase.texts("UNIT")), "")
    return phrase.kind == "quantity" and len(unit) <= _LONGEST_UNIT and not unit.endswith(_NAME_ENDS)


def _sign_end(text: str, at: int) -> int:
    end = at
    while end < min(len(text), at + 2) and text[end] in SIGN_CHARACTERS:
        end += 1
    return end
