"""Document: what was written, line by line, every piece with its place.

No line here knows whether a name is a field, a category or a column: that is `model.resolve`'s
job. `==` means "says the same": places do not take part in it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sheetlang.source import Source, Span
from sheetlang.value import same_by

COLONS = (":", "：")


@same_by()
class Blank(NamedTuple):
    """An empty line."""

    at: int = 0


@same_by("text")
class Comment(NamedTuple):
    """A line that holds only a comment, with its `#`."""

    text: str
    at: int = 0


@same_by("name", "argument", "comment")
class Command(NamedTuple):
    """A line that a keyword opens: `name` is `project`, `set`, `use` or `import`."""

    name: str
    argument: str
    comment: str = ""
    at: int = 0
    argument_at: int = 0
    comment_at: int = 0

    @property
    def span(self) -> Span:
        """The keyword and its argument."""
        return Span(self.at, max(self.argument_at + len(self.argument), self.at + 1))

    @property
    def argument_span(self) -> Span:
        """The argument alone."""
        return Span(self.argument_at, self.argument_at + len(self.argument))


# A tuple: most lines are entries, and this makes one in half the time.
@same_by("label", "mark", "value", "flags", "comment", "indented", "overrides")
class Entry(NamedTuple):
    """A label, a mark and a value: a field, an indicator or, indented, an attribute.

    `mark` is the colon or comparison as typed. `flags` holds the bracket groups at the end of the
    line as typed, `overrides` whether 改 opens the line. `places` says where label, mark, value,
    flags and comment begin.
    """

    label: str
    mark: str
    value: str
    flags: str = ""
    comment: str = ""
    indented: bool = False
    overrides: bool = False
    places: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def at(self) -> int:
        """Where the label begins."""
        return self.places[0]

    @property
    def mark_at(self) -> int:
        """Where the mark begins."""
        return self.places[1]

    @property
    def value_at(self) -> int:
        """Where the value begins."""
        return self.places[2]

    @property
    def flags_at(self) -> int:
        """Where the bracket groups begin."""
        return self.places[3]

    @property
    def comment_at(self) -> int:
        """Where the comment begins."""
        return self.places[4]

    @property
    def label_span(self) -> Span:
        """The label alone."""
        return Span(self.at, self.at + len(self.label))

    @property
    def mark_span(self) -> Span:
        """The mark alone."""
        return Span(self.mark_at, self.mark_at + len(self.mark))

    @property
    def value_span(self) -> Span:
        """The value; where it is empty, the mark that it should follow."""
        if self.value:
            return Span(self.value_at, self.value_at + len(self.value))
        return Span(self.mark_at, self.mark_at + max(len(self.mark), 1))

    @property
    def span(self) -> Span:
        """From the label to the end of the value and the flags."""
        end = self.flags_at + len(self.flags) if self.flags else self.value_span.end
        return Span(self.at, end)

    @property
    def has_sign(self) -> bool:
        """Whether the mark is a comparison, not a colon."""
        return self.mark not in COLONS

    @property
    def target_text(self) -> str:
        """The target as typed: the comparison, if the mark is one, and the value."""
        if not self.has_sign:
            return self.value
        gap = " " * (self.value_at - self.mark_at - len(self.mark))
        return self.mark + gap + self.value


@same_by("label", "paragraphs", "comment", "indented")
class Passage(NamedTuple):
    """Prose under a bare `label:`; one paragraph a line, without the indent."""

    label: str
    paragraphs: tuple[str, ...]
    comment: str = ""
    indented: bool = False
    at: int = 0
    comment_at: int = 0
    body_at: int = 0
    body_end: int = 0

    @property
    def label_span(self) -> Span:
        """The label alone."""
        return Span(self.at, self.at + len(self.label))


@same_by("text", "readings", "preferred")
class Forked(NamedTuple):
    """A line with more than one mark: what each of them would make of it.

    `preferred` is the reading to take where no field name decides: the one at the only comparison
    sign; None where the line could mean two things.
    """

    text: str
    readings: tuple[Entry, ...]
    preferred: Entry | None
    at: int = 0

    @property
    def label(self) -> str:
        """That of the first reading."""
        return self.readings[0].label


@same_by("text")
class Refused(NamedTuple):
    """A line that could not be read, whole. It has been reported; it is kept for what it resembles."""

    text: str
    at: int = 0


Line = Blank | Comment | Command | Entry | Passage | Forked | Refused


@same_by("lines")
class Document(NamedTuple):
    """The lines of a source, in order."""

    lines: tuple[Line, ...]
    source: Source

    def rows(self) -> Iterator[tuple[Line, range]]:
        """Each line with the numbers of the rows of text that it takes; a break at the end of the text begins no row."""
        number = self.source.line_number
        starts = [number(line.at) for line in self.lines]
        ends = [*starts[1:], number(len(self.source.text.removesuffix("\n"))) + 1]
        return zip(self.lines, map(range, starts, ends))
