"""Row heights of a worksheet: enough for every text to show whole.

A spreadsheet does not fit the height of merged or wrapped rows by itself, so it is counted here.
Heights are in points; widths count half-width characters.
"""

import re
from math import ceil

from sheetlang.layout.grid import Block, Cell
from sheetlang.source import display_width

PAGE_WIDTH = 92
LINE_HEIGHT = 15.5
_PADDING = 7
_TALLEST = 400
# No character is wider than two half-width ones.
_WIDEST = 2
# A line breaks after a blank and around wide characters, but no closing mark begins one.
_PIECE = re.compile(r"(?:[!-~]+ *|.)[，。；：、！？）》”’】」』〉％]*")
_MOST_KEPT = 16_384
# A cell's inner margin, in half-width characters.
_MARGIN = 1.0


def measure(block: Block) -> list[list[float]]:
    """The heights of the worksheet rows that each row of a block takes; one too tall takes several."""
    heights = [max((_needed(cell, block) for cell in row.cells if cell.rows == 1), default=0.0) for row in block.rows]
    heights = [max(height, LINE_HEIGHT + _PADDING) for height in heights]
    for index, row in enumerate(block.rows):
        for cell in row.cells:
            if cell.rows > 1:
                lacking = _needed(cell, block) - sum(heights[index : index + cell.rows])
                for below in range(index, index + cell.rows):
                    heights[below] += max(lacking, 0) / cell.rows
    return [_split(height) for height in heights]


def _split(height: float) -> list[float]:
    count = ceil(height / _TALLEST)
    return [round(height / count, 2)] * count


def _needed(cell: Cell, block: Block) -> float:
    width = (block.edges[cell.column + cell.columns] - block.edges[cell.column]) * PAGE_WIDTH / 100
    return line_count(cell.text, width) * LINE_HEIGHT + _PADDING


def line_count(text: str, width: float) -> int:
    """How many lines a text takes in a cell of a width; a word is broken only if it fills a line."""
    room = max(width - _MARGIN, 2)
    if len(text) * _WIDEST <= room and "\n" not in text:
        return 1
    return sum(_lines_of(line, room) for line in text.split("\n"))


def _lines_of(line: str, room: float) -> int:
    if len(line) <= room and display_width(line) <= room:
        return 1
    lines, left = 1, room
    for needed in map(_WIDTHS.__getitem__, _PIECE.findall(line)):
        if needed > left:
            over = ceil(needed / room) - 1
            lines, left, needed = lines + 1 + over, room, needed - over * room
        left -= needed
    return lines


class _Widths(dict[str, float]):
    """The widths of words and characters: the same few come back in every text."""

    def __missing__(self, piece: str) -> float:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[piece] = float(display_width(piece))
        return self[piece]


_WIDTHS = _Widths()
