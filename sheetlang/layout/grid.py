"""Grid: a form laid out. Rows, merged cells, order and shown text are settled here.

A painter of HTML, Markdown or Excel reads a grid and decides nothing about content.
"""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from attrs import frozen

Role = Literal["label", "value", "prose", "heading", "side", "head", "category", "name", "target", "attribute"]


class Cell(NamedTuple):
    """A cell at a column of its row. `number` or `date` is set where one stands alone in it."""

    text: str
    role: Role
    column: int
    columns: int = 1
    rows: int = 1
    number: Decimal | None = None
    date: datetime.date | None = None


def plain_cells(texts: Iterable[str], role: Role, column: int) -> list[Cell]:
    """One cell for each text, below one another in a column; made without the constructor, which takes longer."""
    new = tuple.__new__
    return [new(Cell, (text, role, column, 1, 1, None, None)) for text in texts]


class Row(NamedTuple):
    """The cells that begin in a row; `anchor` is the name by which an indicator can be linked."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@frozen
class Block:
    """Rows over columns of given widths, which add up to 100; `heads` of the rows are its heading."""

    kind: Literal["fields", "indicators"]
    title: str
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    heads: int = 0

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
