"""Generated documents: what is printed of each reads back as the same, and that prints the same text."""

from hostile.documents import document

from sheetlang.language.parse import parse
from sheetlang.language.unparse import unparse
from sheetlang.source import Source

COUNT = 100_000
CHUNK = 1_000


def run(numbers: range) -> list[tuple[int, str]]:
    """The documents that failed, each with what went wrong."""
    return [(number, how) for number in numbers if (how := difference(number))]


def difference(number: int) -> str:
    """How a document differs from what is read of its print; empty where it does not."""
    made = document(number)
    printed = unparse(made)
    read, _ = parse(Source("made", printed))
    for before, after in zip(made.lines, read.lines):
        if before != after:
            return f"{before} was read as {after}"
    if len(made.lines) != len(read.lines):
        return f"{len(made.lines)} lines were read as {len(read.lines)}"
    return "" if unparse(read) == printed else "it is printed otherwise the second time"
