"""Book: the sheets of one file, laid out, with what a draft must say."""

from functools import cached_property

from attrs import frozen

from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.layout.grid import Grid
from sheetlang.layout.lay_out import lay_out
from sheetlang.model.sheet import Sheet
from sheetlang.visible import INVISIBLE, visible

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

    def encoded(self, page: str) -> bytes:
        """A page as UTF-8; what a reader cannot see, or no file can hold, shows its code."""
        return (page if self._can_be_seen else visible(page)).encode()

    @cached_property
    def _can_be_seen(self) -> bool:
        """Whether nothing in the grids hides: asked of their texts, which are a small part of a page."""
        text = "".join([text for grid in self.grids for text in _texts(grid)]).replace("\n", "")
        return text.isprintable() or not ("\r" in text or INVISIBLE.search(text))

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


def _texts(grid: Grid) -> list[str]:
    texts = [grid.title, grid.subtitle, grid.project, grid.note, *(block.title for block in grid.blocks)]
    for block in grid.blocks:
        for line in (*block.heading, *block.lines):
            texts += line.texts
        for column in block.columns:
            texts += column.texts
    return texts
