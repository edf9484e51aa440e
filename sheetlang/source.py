"""Source: a text with its name, and the only place that knows where an offset stands.

Nothing here alters the text. Offsets and columns count code points.
"""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from sheetlang.value import same_by

# Marks that take one column or two, as a terminal is set up.
AMBIGUOUS_MARKS = frozenset("“”‘’…—·±×≥≤°‰①②③④⑤⑥⑦⑧⑨⑩")


class Span(NamedTuple):
    """A stretch of a source's text: `text[start:end]`."""

    start: int
    end: int


class Position(NamedTuple):
    """Line and column, both counted from 1; the column counts code points."""

    line: int
    column: int


class _Source(NamedTuple):
    name: str
    text: str


@same_by("name", "text", unseen=("text",))
class Source(_Source):
    """A named text. `name` is the path as the user gave it, with `/` between folders."""

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset; one past the end of the text is allowed."""
        line = self.line_number(offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_number(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def lines_between(self, start: int, end: int) -> int:
        """How many lines end between two offsets."""
        return self.text.count("\n", start, end)

    def line_start(self, number: int) -> int:
        """Where a line counted from 1 begins."""
        return self._line_starts[number - 1]

    def line(self, number: int) -> str:
        """The text of a line counted from 1, without its line break."""
        starts = self._line_starts
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].removesuffix("\r")


def display_width(text: str, ambiguous_width: int = 1) -> int:
    """Terminal columns that a text takes; a Chinese character takes two.

    Characters such as “ and ① take one, or two where a terminal is set up for East Asia.
    """
    if text.isascii():
        return len(text)
    if (known := _width_of_plain(text, ambiguous_width)) is not None:
        return known
    from wcwidth import wcswidth

    width: int = wcswidth(text)
    width = width if width >= 0 else len(text)
    return width + _ambiguous(text) if ambiguous_width == 2 else width


def _width_of_plain(text: str, ambiguous_width: int) -> int | None:
    """The width of Chinese as sheets are full of it; None where another character needs wcwidth, which is long to load."""
    width = 0
    for one in text:
        if "\u4e00" <= one <= "\u9fff" or "\u3000" <= one <= "\u3029" or "\uff01" <= one <= "\uff60":
            width += 2
        elif " " <= one <= "~":
            width += 1
        elif one in AMBIGUOUS_MARKS:
            width += ambiguous_width
        else:
            return None
    return width


def _ambiguous(text: str) -> int:
    """How many characters of a text are one column wide on most terminals, but two on some."""
    from unicodedata import east_asian_width

    from wcwidth import wcwidth

    return sum(east_asian_width(character) == "A" and wcwidth(character) == 1 for character in text)
