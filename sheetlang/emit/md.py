"""Markdown: tables that diff well, one row a fact, categories repeated on each row."""

import re
from collections.abc import Iterator

from sheetlang.layout.grid import Block, Cell, Grid
from sheetlang.painting.book import Book
from sheetlang.painting.emitter import Emitter
from sheetlang.painting.pages import template
from sheetlang.visible import visible

_ANYWHERE = re.compile(
    r"[\\`*|\[\]~$]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|<(?=[A-Za-z/!?])|&(?=#?[0-9A-Za-z]+;)|(?<=[A-Za-z]):(?=//)|(?<=www)\.|@(?=[0-9A-Za-z])"
)
_AT_START = re.compile(r"^(?:[-+=#>]|[0-9]{1,9}(?=[.)]))")
_AT_END = re.compile(r"(?<!#)#++$")
_LEADING_BLANKS = re.compile(r"^[ \t]+")


def paint(book: Book) -> bytes:
    """The sheets as UTF-8 GitHub Flavored Markdown."""
    page = template("sheet.md.jinja").render(
        book=book,
        heads=_heads,
        rows=_rows,
        facts=_facts,
        prose=_prose,
        cell=cell_text,
        paragraph=paragraph_text,
        heading=heading_text,
    )
    return book.encoded(page)


def cell_text(text: str) -> str:
    """Text for a table cell: markup escaped, line breaks as `<br>`."""
    return _escaped(visible(text).strip()).replace("\n", "<br>")


def paragraph_text(text: str) -> str:
    """Text for a paragraph: besides, nothing at its start makes a list, a heading or a quotation."""
    escaped = _escaped(text)
    escaped = _LEADING_BLANKS.sub(lambda match: "&#32;" * len(match.group().expandtabs(4)), escaped)
    return _AT_START.sub(
        lambda match: match.group() + "\\" if match.group()[0].isdigit() else "\\" + match.group(), escaped
    )


def heading_text(text: str) -> str:
    """Text for a heading: a # at its end is not taken for the heading's own."""
    return _AT_END.sub(lambda match: match.group().replace("#", "\\#"), cell_text(text))


def _escaped(text: str) -> str:
    return _ANYWHERE.sub(lambda match: "&amp;" if match.group() == "&" else "\\" + match.group(), text)


def _facts(grid: Grid) -> Iterator[tuple[str, str]]:
    """Labels and values of the header; a side label stands before those beside it."""
    for block in grid.blocks:
        if block.kind == "fields":
            yield from _facts_of(block)


def _facts_of(block: Block) -> Iterator[tuple[str, str]]:
    side, left = "", 0
    for row in block.rows:
        label = ""
        for cell in row.cells:
            if cell.role == "side":
                side, left = f"{cell.text} ", cell.rows
            elif cell.role == "label":
                label = (side if left > 0 else "") + cell.text
            elif cell.role == "value":
                yield label, cell.text
        left -= 1


def _prose(grid: Grid) -> Iterator[tuple[str, list[str]]]:
    """Labels and paragraphs of the prose that is there."""
    label = ""
    for block in grid.blocks:
        for row in block.rows:
            for cell in row.cells:
                if cell.role == "label":
                    label = cell.text.rstrip("：")
                elif cell.role == "prose" and cell.text:
                    yield label, cell.text.split("\n")


def _heads(block: Block) -> list[str]:
    """One head a column; a group's name stands before those of its columns."""
    heads = [""] * len(block.widths)
    for row in block.rows[: block.heads]:
        for cell in row.cells:
            for column in range(cell.column, cell.column + cell.columns):
                heads[column] = f"{heads[column]} {cell.text}".strip()
    return heads


def _rows(block: Block) -> Iterator[list[str]]:
    """The rows below the heads with merged cells repeated."""
    standing: list[tuple[Cell, int] | None] = [None] * len(block.widths)
    for row in block.rows[block.heads :]:
        for cell in row.cells:
            standing[cell.column] = (cell, cell.rows)
        texts = []
        for column, held in enumerate(standing):
            texts.append(held[0].text if held else "")
            standing[column] = (held[0], held[1] - 1) if held and held[1] > 1 else None
        yield texts


EMITTER = Emitter("md", paint)
