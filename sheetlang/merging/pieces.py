"""Lines cut into pieces that are merged by themselves: the label, the target or value, what stands in brackets, the comment."""

from collections.abc import Hashable, Iterator

from sheetlang.language.document import Command, Entry, Passage
from sheetlang.language.keywords import COMPARATORS, comparator_of
from sheetlang.language.quoting import named
from sheetlang.language.signs import BLANKS
from sheetlang.merging.marks import marks_of
from sheetlang.merging.part import Key, Piece, lines
from sheetlang.model.target import Quantity
from sheetlang.model.target_reading import read_target
from sheetlang.naming import half_width


def entry_pieces(entry: Entry, known: Key, meant: str, text: str, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of a line with a label, a mark and a value."""
    after_label, after_value, after = entry.label_span.end, entry.value_span.end, entry.span.end
    is_path = known[0] in ("path", "label")
    label = Piece("label", text[start:after_label], (entry.overrides, meant))
    comment = Piece("comment", text[after:end], entry.comment)
    if not is_path:
        # What looks like brackets at its end is a part of a field's value.
        value = text[entry.value_at : after] if entry.value else ""
        return label, Piece("value", text[after_label:after], _plain(value)), comment
    target = Piece("target", text[after_label:after_value], _target(entry))
    return label, target, Piece("marks", text[after_value:after], marks_of(entry.flags)), comment


def passage_pieces(passage: Passage, meant: str, text: str, start: int) -> tuple[Piece, ...]:
    """The pieces of the line that opens a prose."""
    after_label = passage.label_span.end
    return (
        Piece("label", text[start:after_label], (False, meant)),
        Piece("comment", text[after_label : passage.body_at], passage.comment),
    )


def paragraphs(passage: Passage, text: str, end: int) -> tuple[Piece, ...]:
    """The paragraphs of a prose, each with the blank lines before it."""
    written = _with_blank_lines(text[passage.body_at : end])
    return tuple(Piece("paragraph", line, said) for line, said in zip(written, passage.paragraphs, strict=True))


def command_pieces(line: Command, text: str, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of a line that a keyword opens."""
    after = max(line.argument_span.end, start) if line.argument else start + len(text[start:end].rstrip("\r\n"))
    return Piece("name", text[start:after], named(line.argument)), Piece("comment", text[after:end], line.comment)


def _with_blank_lines(block: str) -> Iterator[str]:
    held = ""
    for line in lines(block):
        held += line
        if line.strip(BLANKS + "\r\n"):
            yield held
            held = ""


def _target(entry: Entry) -> Hashable:
    """What a target says: the same amount, however it is written."""
    mark = half_width(entry.mark)
    sign = comparator_of(mark) if mark in COMPARATORS or any(mark in signs for signs in COMPARATORS.values()) else mark
    text = f"{sign} {entry.value}" if entry.has_sign else entry.value
    target, _ = read_target(text)
    if isinstance(target, Quantity):
        return (target.comparator, target.value.digits, target.unit)
    return _plain(text)


def _plain(text: str) -> str:
    return " ".join(half_width(text).split())
