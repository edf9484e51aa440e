"""The layout of help by the columns that characters take: click counts characters, and Chinese ones are wide."""

import re
from collections.abc import Iterable, Iterator

import click

from sheetlang.source import display_width

_WIDEST_TERM = 24
_GAP = 2
# A word, or a wide character; with the marks that may not be parted from it.
_PIECE = re.compile(r"[（“《\[]*(?:[!-~…–]+|\S)[，。；：、）”》？！…]*+\s*+")


class HelpText(click.HelpFormatter):
    """Paragraphs and lists of terms whose columns stand one below the other on a terminal."""

    def write_text(self, text: str) -> None:
        """Paragraphs, each broken into lines."""
        indent = " " * self.current_indent
        paragraphs = (
            "\n".join(indent + line for line in lines(paragraph, self.width - len(indent)))
            for paragraph in text.split("\n\n")
        )
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = _GAP) -> None:
        """Terms and what they mean beside them; a wide term has a line of its own."""
        rows = list(rows)
        widest = max((width for term, _ in rows if (width := display_width(term)) <= col_max), default=0)
        indent, column = " " * self.current_indent, " " * (self.current_indent + widest + col_spacing)
        for term, meaning in rows:
            first = indent + term
            if display_width(term) > widest:
                self.write(f"{first}\n")
                first = ""
            for line in lines(meaning, self.width - len(column)):
                self.write(first + " " * (len(column) - display_width(first)) + line + "\n")
                first = ""


def lines(text: str, width: int) -> Iterator[str]:
    """A text broken into lines of so many columns, between words and between wide characters."""
    line = ""
    for piece in _PIECE.findall(" ".join(text.split("\n"))):
        if line and display_width((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()
