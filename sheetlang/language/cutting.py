"""One line in small pieces: where its marks, its comment and its flags are, brackets being matched."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sheetlang.language.document import Entry
from sheetlang.language.grammar import terminal_text
from sheetlang.language.keywords import OVERRIDE
from sheetlang.language.signs import BLANKS

DEEPEST_NESTING = 64
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


class Piece(NamedTuple):
    """A small piece of a line: its terminal, its text, and where it stands."""

    type: str
    text: str
    start: int
    end: int


class Mark(NamedTuple):
    """What may part a name from its value: `SIGN`, `COLON` or `COMPARISON`, and where it stands."""

    kind: str
    start: int
    end: int


def cut_line(text: str, offset: int, overrides: bool) -> "tuple[Cut, list[Mark]] | None":
    """A line with the marks outside of its brackets; None where these are nested too deep."""
    pieces = pieces_of(text)
    depths = _depths(pieces)
    if max(depths, default=0) > DEEPEST_NESTING:
        return None
    outer = [piece for piece, depth in zip(pieces, depths, strict=True) if depth == 0]
    comment_at = _comment_start(outer, len(text))
    marks = _marks([piece for piece in outer if piece.start < comment_at])
    return Cut(text, comment_at, offset, overrides), marks[:1] if _quotes_decide(text, marks) else marks


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a line, as the grammar's rule `statement` finds them."""
    return [Piece(match.lastgroup or "", match[0], *match.span()) for match in _piece().finditer(text)]


@cache
def _piece() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{terminal_text(name)})" for name in PIECE_TERMINALS))


class Cut(NamedTuple):
    """A line and where its comment begins; cuts it at a mark."""

    text: str
    comment_at: int
    offset: int
    overrides: bool

    @property
    def whole(self) -> str:
        """The line as it stands."""
        return as_it_stands(self.text, self.overrides)

    def at(self, mark: Mark) -> Entry:
        """The line as it reads where this mark is the one that counts."""
        label = self.text[: mark.start].rstrip(BLANKS)
        rest = self.text[mark.end : self.comment_at]
        value_at = mark.end + len(rest) - len(rest.lstrip(BLANKS))
        rest = rest.strip(BLANKS)
        flags_from = flags_start(rest)
        start, flags_at = self.offset, value_at + flags_from
        places = (start, start + mark.start, start + value_at, start + flags_at, start + self.comment_at)
        value, flags, comment = rest[:flags_from].rstrip(BLANKS), rest[flags_from:], self.text[self.comment_at :]
        return Entry(label, self.text[mark.start : mark.end], value, flags, comment, False, self.overrides, places)


def as_it_stands(text: str, overrides: bool) -> str:
    """The line as it stands, with the word that opens it."""
    return f"{OVERRIDE.zh} {text}" if overrides else text


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


def _marks(outer: list[Piece]) -> list[Mark]:
    """The marks in order; a sign with nothing but a blank between it and a mark belongs to the value."""
    marks: list[Mark] = []
    follows_mark = False
    for piece in outer:
        if piece.type == "GAP":
            continue
        is_mark = piece.type in ("SIGN", "COLON", "COMPARISON")
        if is_mark and (piece.type == "COLON" or not follows_mark):
            marks.append(Mark(piece.type, piece.start, piece.end))
        follows_mark = piece.type in ("SIGN", "COLON")
    return marks


def _quotes_decide(text: str, marks: list[Mark]) -> bool:
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
