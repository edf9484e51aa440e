"""Book: the sheets of one file, laid out, with what a draft must say."""

from functools import cached_property

from attrs import frozen

from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.language.characters import visible
from sheetlang.layout.grid import Grid
from sheetlang.layout.lay_out import lay_out
from sheetlang.model.sheet import Sheet

_LONGEST_NOTE = 300


@frozen
class Book:
    """The sheets of one file. `draft` holds the findings of a draft; None where it is none."""

    sheets: tuple[Sheet, ...]
    draft: tuple[Diagnostic, ...] | None = None
    lang: Language = "zh"

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Each sheet laid out."""
        return tuple(lay_out(sheet) for sheet in self.sheets)

    @property
    def is_draft(self) -> bool:
        """Whether every page is to be marked 草稿."""
        return self.draft is not None

    @property
    def notes(self) -> list[str]:
        """A draft's findings, a line each."""
        return [_note(finding, self.lang) for finding in self.draft or ()]


def _note(finding: Diagnostic, lang: Language) -> str:
    place = finding.source.position(finding.span.start)
    message = finding.message(lang)
    shown = message if len(message) <= _LONGEST_NOTE else f"{message[:_LONGEST_NOTE]}……"
    return visible(f"{finding.source.name}:{place.line}:{place.column} {shown}")


def utf8(text: str) -> bytes:
    """A page as UTF-8; what a reader cannot see, or no file can hold, shows its code."""
    return visible(text).encode()
