"""Run: what the sheets of one run had to say for themselves, so that a later one is seen to be like an earlier.

Of each sheet a hash is kept and what to call it, so that a folder of any size takes one walk and little memory.
"""

from typing import NamedTuple

from sheetlang.diagnostic import Diagnostic, Fault
from sheetlang.model.sheet import Sheet


class _Seen(NamedTuple):
    """What an earlier sheet is called, and of which year it was."""

    file: str
    project: str
    year: int | None


class Run:
    """The sheets of one run, in the order in which they come."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, int], _Seen] = {}

    def compared(self, fault: Fault, sheet: Sheet, text: str | None) -> Diagnostic | None:
        """A finding where an earlier sheet gave the same text; not where it is the same sheet, read again."""
        if text is None:
            return None
        seen = _Seen(sheet.origin.source.name, sheet.project, sheet.year)
        first = self._first.setdefault((fault.name, hash(text)), seen)
        if first == seen:
            return None
        at = sheet.origin
        return fault.at(
            at.source, at.span, name=sheet.project, other=first.project, year=first.year or "", file=first.file
        )
