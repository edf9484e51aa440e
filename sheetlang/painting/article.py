"""Article: a form on a page. What the template prints for a form is kept, and the texts of sheets are put in its places."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, count, islice
from typing import NamedTuple

from sheetlang.layout.grid import Block, Frame, Grid, Kind, Line
from sheetlang.painting.indicator_rows import between_paragraphs, groups, indicator_rows
from sheetlang.painting.marks import MARK, filled
from sheetlang.painting.pages import escape_text, template

_WIDE = 6

# The kind of a block, its widths, and the frames of its heading and of its lines.
Shape = tuple[Kind, tuple[int, ...], tuple[tuple[Frame, ...], ...], tuple[tuple[Frame, ...], ...]]


class Printed(NamedTuple):
    """What the template prints before, between and after texts, the number of the text at each place, and which are prose."""

    around: Sequence[str]
    places: Sequence[int]
    prose: Sequence[int]


def article(grid: Grid, number: str) -> str:
    """The form of a project as HTML; its texts are escaped."""
    titles = [number, grid.title, grid.subtitle, grid.note, *[block.title for block in grid.blocks]]
    texts = [escape_text(text) for text in titles]
    for block in grid.blocks:
        for line in (*block.heading, *block.lines):
            texts += [escape_text(text) for text in line.texts]
    printed = _printed(tuple([bool(title) for title in titles]), tuple([_shape(block) for block in grid.blocks]))
    for at in printed.prose:
        texts[at] = texts[at].replace("\n", between_paragraphs())
    texts += [indicator_rows(block, number) for block in grid.blocks]
    return filled(printed.around, [texts[at] for at in printed.places])


def _shape(block: Block) -> Shape:
    heading, lines = [line[0] for line in block.heading], [line[0] for line in block.lines]
    return block.kind, block.widths, tuple(heading), tuple(lines)


@lru_cache(maxsize=64)
def _printed(has_titles: Sequence[bool], shapes: Sequence[Shape]) -> Printed:
    """What the template makes of a form whose texts are marks: their numbers between two signs."""
    number, title, subtitle, note, *titles = [_mark(at) if has_title else "" for at, has_title in enumerate(has_titles)]
    marks = map(_mark, count(len(has_titles)))
    blocks = [_marked(shape, title, marks) for shape, title in zip(shapes, titles, strict=True)]
    page = template("article.html.jinja").render(
        grid=Grid(title, subtitle, "", tuple(blocks), note), number=number, bodies=[next(marks) for _ in blocks],
        groups=_line_groups, is_wide=_is_wide,
    )  # fmt: skip
    pieces = page.split(MARK)
    frames = chain.from_iterable(line for _, _, heading, lines in shapes for line in (*heading, *lines))
    prose = [at for at, frame in enumerate(frames, len(has_titles)) if frame.role == "prose"]
    return Printed(pieces[::2], [int(number) for number in pieces[1::2]], prose)


def _mark(number: int) -> str:
    return f"{MARK}{number}{MARK}"


def _marked(shape: Shape, title: str, marks: Iterator[str]) -> Block:
    kind, widths, heading, lines = shape
    of_heading = [Line(frames, list(islice(marks, len(frames)))) for frames in heading]
    of_lines = [Line(frames, list(islice(marks, len(frames)))) for frames in lines]
    return Block(kind, title, widths, tuple(of_heading), tuple(of_lines))


def _line_groups(lines: Sequence[Line]) -> list[Sequence[Line]]:
    reached = {below for at, line in enumerate(lines) for one in line.frames for below in range(at + 1, at + one.rows)}
    begin = [at for at in range(len(lines)) if at not in reached]
    return [lines[start:end] for start, end in groups(begin, len(lines))]


def _is_wide(block: Block) -> bool:
    return len(block.widths) >= _WIDE
