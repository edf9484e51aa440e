"""The lines of a document with the rows of text that each takes, and which of them stay as they are."""

from collections.abc import Set
from itertools import groupby
from typing import NamedTuple

from sheetlang.checker.settings_faults import NOT_A_RULE, UNKNOWN_RULE
from sheetlang.checker.structural import is_structural
from sheetlang.compiler import Compiled
from sheetlang.language.document import Blank, Line, Refused
from sheetlang.language.faults import TOO_MANY_FINDINGS
from sheetlang.language.signs import BLANKS
from sheetlang.language.unparse import INDENT
from sheetlang.model.faults import MISSING_FORM, MISSING_PROJECT
from sheetlang.model.reuse_faults import ALLOW_BESIDE, ALLOW_WITHOUT_REASON

# What is told at a line and is no mistake of it; and what is wrong with a comment, which is never touched.
OF_NO_LINE = frozenset(fault.name for fault in (MISSING_FORM, MISSING_PROJECT, TOO_MANY_FINDINGS))
_NOT_OF_THE_LINE = OF_NO_LINE.union(
    fault.name for fault in (ALLOW_WITHOUT_REASON, ALLOW_BESIDE, NOT_A_RULE, UNKNOWN_RULE)
)


class Part(NamedTuple):
    """A line of the document, its rows, and the number of the first. What is `wrong` or not `chosen` stays as it is."""

    line: Line
    rows: tuple[str, ...]
    number: int
    wrong: bool
    chosen: bool
    indent: str = ""

    @property
    def stays(self) -> bool:
        """Whether its rows stay as they are."""
        return self.wrong or not self.chosen

    @property
    def typed_indent(self) -> str:
        """The blanks at its beginning."""
        first = self.rows[0]
        return first[: len(first) - len(first.lstrip(BLANKS))]


def parts_of(compiled: Compiled, chosen: Set[int] | None = None) -> list[Part]:
    """The parts of a document. A line is chosen with all of its rows or not at all."""
    document, source = compiled.document, compiled.document.source
    rows = source.text.split("\n")
    ended = [f"{row}\n" for row in rows[:-1]] + ([rows[-1]] if rows[-1] else [])
    wrong = _wrong_rows(compiled)
    found = []
    for line, numbers in document.rows():
        is_wrong = isinstance(line, Refused) or not wrong.isdisjoint(numbers)
        is_chosen = chosen is None or all(number in chosen for number in numbers)
        held = tuple(ended[numbers.start - 1 : numbers.stop - 1])
        found.append(Part(line, held, numbers.start, is_wrong, is_chosen))
    return [one for _, block in groupby(found, _is_inner) for one in _indented(list(block))]


def wrong_rows(compiled: Compiled) -> list[tuple[str, ...]]:
    """The rows with mistakes of writing, in order."""
    return [part.rows for part in parts_of(compiled) if part.wrong]


def _wrong_rows(compiled: Compiled) -> set[int]:
    """The numbers of the lines that a mistake of writing is told of; not those where a rule finds something."""
    source = compiled.document.source
    return {
        source.line_number(one.span.start)
        for one in compiled.findings
        if one.source is source and one.fault.severity == "error"
        if one.rule not in _NOT_OF_THE_LINE and is_structural(one.rule)
    }  # fmt: skip


def _is_inner(part: Part) -> bool:
    """Whether a line belongs to the one above, or stands among such lines."""
    return isinstance(part.line, Blank) or bool(part.typed_indent)


def _indented(block: list[Part]) -> list[Part]:
    """Lines that stand deep or less deep beside one that stays would belong to another: then all keep their depth."""
    depths_stay = any(part.stays and part.typed_indent for part in block)
    return [part._replace(indent=part.typed_indent if depths_stay else INDENT) for part in block if part.rows]
