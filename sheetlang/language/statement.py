"""One line in small pieces: where its mark is, and what else it could mean.

This is the plain reading of a line; the grammar's ENTRY is a shortcut to the same answer for the
ordinary case.
"""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sheetlang.diagnostic import Diagnostic
from sheetlang.language import faults
from sheetlang.language.characters import has_control_blank
from sheetlang.language.document import Entry, Forked, Line, Refused
from sheetlang.language.grammar import terminal_text
from sheetlang.language.keywords import COMMANDS, OVERRIDE, STOPS
from sheetlang.language.phrase import read_phrase
from sheetlang.naming import closest
from sheetlang.patterns import pattern
from sheetlang.source import Source, Span

BLANKS = " \t\xa0\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
LONGEST_LINE = 20_000
DEEPEST_NESTING = 64
_MOST_READINGS = 3

SIGN_CHARACTERS = "<>‹›＜＞﹤﹥=＝﹦≥≧⩾≤≦⩽═≈"
# 1:0.4 compares by itself: its colon is no mark, and a sign before it makes a bound of it.
PROPORTION = pattern(r"[0-9.]++[:：][0-9.]++")
# With one of these outside of brackets a label would be cut at another place.
MARK_CHARACTERS = frozenset(f"{SIGN_CHARACTERS}：")
_BRACKETED = r"[(（][^()（）]*[)）]"
# No unit ends so: 水样pH>8的份数 is a name.
_MEASURED_ENDS = ("数", "量", "率", "度", "比")
_NAME_ENDS = (*_MEASURED_ENDS, "的")
_LONGEST_UNIT = 6
# With what a template leaves a row to be filled in: 产出.成本.……
_LEFT_OPEN = ("…", "...", "**")
_FAMILY = {
    opener: index
    for index, pair in enumerate(("(（", "《", "“", "「", "『", "【", "〈", "[［", "{"))
    for opener in pair
}
_CLOSES = {
    closer: index
    for index, pair in enumerate((")）", "》", "”", "」", "』", "】", "〉", "]］", "}"))
    for closer in pair
}

# The terminals of `statement` in the grammar's order. Every text is a run of them.
PIECE_TERMINALS = ("SIGN", "COLON", "QUOTED", "COMPARISON", "OPEN", "CLOSE", "WORD", "GAP")

Outcome = tuple[Line, Diagnostic | None]


class Piece(NamedTuple):
    """A small piece of a line: its terminal, its text, and where it stands."""

    type: str
    text: str
    start: int
    end: int


class _Mark(NamedTuple):
    kind: str
    start: int
    end: int


def read_statement(source: Source, span: Span, overrides: bool = False) -> Outcome:
    """The line in `span`, and the finding that explains a refusal.

    A control character that is a blank has its finding already.
    """
    text = source.text[span.start : span.end]
    whole = _whole(text, overrides)
    if len(text) > LONGEST_LINE:
        finding = faults.LINE_TOO_LONG.at(
            source, Span(span.start, span.start + 1), length=len(text), limit=LONGEST_LINE
        )
        return Refused(whole, span.start), finding
    if has_control_blank(text):
        return Refused(whole, span.start), None
    pieces = pieces_of(text)
    depths = _depths(pieces)
    if max(depths, default=0) > DEEPEST_NESTING:
        return Refused(whole, span.start), faults.NESTED_TOO_DEEP.at(source, span, limit=DEEPEST_NESTING)
    outer = [piece for piece, depth in zip(pieces, depths, strict=True) if depth == 0]
    comment_at = _comment_start(outer, len(text))
    marks = _marks([piece for piece in outer if piece.start < comment_at])
    if _quotes_decide(text, marks):
        marks = marks[:1]
    cut = _Cut(text, comment_at, span.start, overrides)
    return _decide(source, span, cut, marks)


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a line, as the grammar's rule `statement` finds them."""
    return [Piece(match.lastgroup or "", match[0], *match.span()) for match in _piece().finditer(text)]


@cache
def _piece() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{terminal_text(name)})" for name in PIECE_TERMINALS))


class _Cut(NamedTuple):
    """A line and where its comment begins; cuts it at a mark."""

    text: str
    comment_at: int
    offset: int
    overrides: bool

    @property
    def whole(self) -> str:
        return _whole(self.text, self.overrides)

    def at(self, mark: _Mark) -> Entry:
        label = self.text[: mark.start].rstrip(BLANKS)
        rest = self.text[mark.end : self.comment_at]
        value_at = mark.end + len(rest) - len(rest.lstrip(BLANKS))
        rest = rest.strip(BLANKS)
        flags_from = flags_start(rest)
        start, flags_at = self.offset, value_at + flags_from
        places = (start, start + mark.start, start + value_at, start + flags_at, start + self.comment_at)
        value, flags, comment = rest[:flags_from].rstrip(BLANKS), rest[flags_from:], self.text[self.comment_at :]
        return Entry(label, self.text[mark.start : mark.end], value, flags, comment, False, self.overrides, places)


def _whole(text: str, overrides: bool) -> str:
    """The line as it stands, with the word that opens it."""
    return f"{OVERRIDE.zh} {text}" if overrides else text


def _decide(source: Source, span: Span, cut: _Cut, marks: list[_Mark]) -> Outcome:
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
    if len(counted) == 1 or PROPORTION.fullmatch(readings[0].value.lstrip(SIGN_CHARACTERS)):
        return readings[0], None
    preferred = cut.at(signs[0]) if len(signs) == 1 else None
    return Forked(cut.whole, readings, preferred, span.start), None


def _without_mark(source: Source, span: Span, cut: _Cut) -> Outcome:
    text = cut.text[: cut.comment_at].rstrip(BLANKS)
    colon = text.find(":")
    if colon > 0:
        return Forked(cut.whole, (cut.at(_Mark("COLON", colon, colon + 1)),), None, span.start), None
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
    value = text[gap.end() :]
    value = value[: flags_start(value)].strip(BLANKS).rstrip(STOPS)
    return Span(*gap.span()) if read_phrase(value).kind == "quantity" else None


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


def _depths(pieces: list[Piece]) -> list[int]:
    """How many matched brackets stand around each piece; a bracket counts as inside itself."""
    open_at: list[int] = []
    closed: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        if piece.type == "OPEN":
            open_at.append(index)
        elif piece.type == "CLOSE":
            family = _CLOSES[piece.text]
            for back in range(len(open_at) - 1, max(-1, len(open_at) - 1 - 2 * DEEPEST_NESTING), -1):
                if _FAMILY[pieces[open_at[back]].text] == family:
                    closed[open_at[back]] = index
                    del open_at[back:]
                    break
    ends = set(closed.values())
    depth, depths = 0, []
    for index in range(len(pieces)):
        depth += index in closed
        depths.append(depth)
        depth -= index in ends
    return depths


def _comment_start(outer: list[Piece], length: int) -> int:
    for before, piece in pairwise(outer):
        if before.type == "GAP" and piece.text[0] in "#＃" and before.end == piece.start:
            return piece.start
    return length


def _marks(outer: list[Piece]) -> list[_Mark]:
    """The marks in order; a sign with nothing but a blank between it and a mark belongs to the value."""
    marks: list[_Mark] = []
    follows_mark = False
    for piece in outer:
        if piece.type == "GAP":
            continue
        is_mark = piece.type in ("SIGN", "COLON", "COMPARISON")
        if is_mark and (piece.type == "COLON" or not follows_mark):
            marks.append(_Mark(piece.type, piece.start, piece.end))
        follows_mark = piece.type in ("SIGN", "COLON")
    return marks


def _quotes_decide(text: str, marks: list[_Mark]) -> bool:
    """Whether a name in quotes ends right before the first mark, so that no other is meant."""
    if len(marks) < 2:
        return False
    label = text[: marks[0].start].rstrip(BLANKS)
    opener = label.rfind({"」": "「", '"': '"'}.get(label[-1:], "\n"), 0, -1)
    return opener == 0 or (opener > 0 and label[opener - 1] in ".．。")


def flags_start(rest: str) -> int:
    """Where the bracket groups at the end of a value begin; its length where there are none."""
    start = end = len(rest)
    while end and rest[end - 1] in "]］】":
        opener = max(rest.rfind(character, 0, end) for character in "[［【")
        inside = rest[opener + 1 : end - 1]
        if opener < 0 or any(character in "]］】" for character in inside):
            break
        if opener == 0 or rest[opener - 1] in BLANKS:
            start = opener
        elif rest[opener - 1] not in "]］】":
            break
        end = len(rest[:opener].rstrip(BLANKS))
    return start
