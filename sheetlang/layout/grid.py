"""Grid: a form laid out. Rows, merged cells, order and shown text are settled here.

A painter of HTML, Markdown or Excel reads a grid and decides nothing about content.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from attrs import frozen

Role = Literal["label", "value", "prose", "heading", "side", "head", "category", "name", "target", "attribute"]
Value = Decimal | datetime.date
_new = tuple.__new__  # half the time of calling the class


class Frame(NamedTuple):
    """A cell without its text: what it is, the column where it begins, and how many columns and rows it takes."""

    role: Role
    column: int
    columns: int = 1
    rows: int = 1


class Cell(NamedTuple):
    """A cell at a column of its row. `value` is the number or date that stands alone in it, if one does."""

    text: str
    role: Role
    column: int
    columns: int = 1
    rows: int = 1
    value: Value | None = None


class Row(NamedTuple):
    """The cells that begin in a row; `anchor` is the name by which an indicator can be linked."""

    cells: tuple[Cell, ...]
    anchor: str = ""


class Line(NamedTuple):
    """A row of a heading or of fields: frames, which depend on the form alone, texts, and values by column."""

    frames: tuple[Frame, ...]
    texts: Sequence[str]
    values: Mapping[int, Value] = {}

    @property
    def row(self) -> Row:
        """Cell by cell."""
        value_at = self.values.get
        cells = zip(self.texts, self.frames, strict=True)
        return Row(tuple([_new(Cell, (text, *frame, value_at(frame[1]))) for text, frame in cells]))


class Column(NamedTuple):
    """A column of indicators: its texts, the rows where their cells begin, and values by row.

    A cell reaches down to where the next one begins.
    """

    role: Role
    texts: Sequence[str]
    begin: Sequence[int]
    values: Mapping[int, Value] = {}

    def cells(self, rows: int) -> Iterable[tuple[str, int, int]]:
        """The text of each cell, the row where it begins, and the row where it has ended, of so many."""
        return zip(self.texts, self.begin, (*self.begin[1:], rows), strict=False)


Kind = Literal["fields", "indicators"]


@frozen
class Block:
    """A table over columns of given widths, which add up to 100: fields line by line, or indicators column by column.

    Each indicator has an anchor.
    """

    kind: Kind
    title: str
    widths: tuple[int, ...]
    heading: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    anchors: Sequence[str] = ()

    @property
    def heads(self) -> int:
        """How many rows are its heading."""
        return len(self.heading)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows from the heading down, for who looks at one after the other."""
        cells: list[list[Cell]] = [[] for _ in self.anchors]
        for at, column in enumerate(self.columns):
            role, value_at = column.role, column.values.get
            for text, start, end in column.cells(len(cells)):
                cells[start].append(_new(Cell, (text, role, at, 1, end - start, value_at(start))))
        lines = [line.row for line in (*self.heading, *self.lines)]
        return (*lines, *map(Row, map(tuple, cells), self.anchors))

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """Where columns begin and end, in hundredths of the page's width."""
        edges = [0]
        for width in self.widths:
            edges.append(edges[-1] + width)
        return tuple(edges)


@frozen
class Grid:
    """One project's form: its title, the line under it, and its blocks."""

    title: str
    subtitle: str
    project: str
    blocks: tuple[Block, ...]
    note: str = ""
