"""Formatting beside changes and merging: it changes nothing that `diff` would tell, and what others edit meanwhile is kept."""

import random
from collections import Counter
from pathlib import Path

import pytest
from formatting.layout import Layout
from formatting.ragged import typed
from formatting.test_golden import EXAMPLES, INPUTS, OTHERS, ROOT, text_of
from merging.judged import comments, numbers, paragraphs
from merging.versions import Made, base, changed

from sheetlang.changes.comparison import Side, compared
from sheetlang.compiler import Compiled, compile_source
from sheetlang.formatting.formatter import format_source
from sheetlang.merging.result import merge
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.imported_files import FileLibrary

# Each number is typed in two ways: two thousand sheets.
NUMBERS, CHUNK = 1_000, 250
MERGES = 500


def compiled(source: Source) -> Compiled:
    return compile_source(source, built_in(), FileLibrary(ROOT))


def formatted(text: str, name: str = "x") -> str:
    made = format_source(compiled(Source(name, text)), compiled)
    assert made.broken is None, made.broken
    return made.text


def told(old: str, new: str, name: str = "x") -> list[object]:
    """All that differs between two texts, lines that cannot be read being compared as well."""
    sides = [[Side("", "", sheet) for sheet in compiled(Source(name, text)).sheets] for text in (old, new)]
    return [change for one in compared(*sides) for change in one.changes]


# -- diff


@pytest.mark.parametrize("start", range(0, NUMBERS, CHUNK))
def test_formatting_is_no_change_however_it_was_typed(start: int) -> None:
    ragged = 0
    for number in range(start, start + CHUNK):
        for way in range(2):
            text = typed(number, Layout(random.Random(way)))
            neat = formatted(text)
            ragged += neat != text
            assert told(text, neat) == [], (number, way)
    assert ragged > CHUNK


def test_two_ways_of_typing_are_no_change_either() -> None:
    for number in range(0, NUMBERS, 5):
        one, other = (typed(number, Layout(random.Random(way))) for way in (2, 3))
        assert told(one, other) == [], number


@pytest.mark.parametrize("path", [*EXAMPLES, *OTHERS, *INPUTS], ids=lambda path: path.stem)
def test_formatting_a_real_sheet_is_no_change(path: Path) -> None:
    text = text_of(path)
    assert told(text, formatted(text, str(path)), str(path)) == []


def test_another_number_is_a_change() -> None:
    """All of the above would hold if nothing were ever told."""
    lines = [f"产出.数量.甲 >= {number} 个\n" for number in range(2)]
    head = "表式: national-2021\n项目 示例\n"
    assert len(told(head + lines[0], formatted(head + lines[1]))) == 1


# -- merge


def edited(number: int) -> tuple[Made, Made]:
    """A sheet, and the same with a few changes."""
    dice = random.Random(number)
    made = base(dice)
    made.spelling = dice.randrange(4)
    return made, changed(made, dice, "对")[0]


@pytest.mark.parametrize("chunk", range(4))
def test_what_one_edits_while_another_formats_is_kept_or_said_to_clash(chunk: int) -> None:
    clean = 0
    for number in range(chunk, MERGES, 4):
        was, edit = (made.text() for made in edited(number))
        neat = formatted(was)
        for ours, theirs in ((neat, edit), (edit, neat)):
            text, clashes = merge(was, ours, theirs, built_in())
            assert numbers(text) <= numbers(was) | numbers(edit), number
            if clashes:
                assert text.count("<<<<<<<") == len(clashes), number
                assert all(clash.notes for clash in clashes), number
                assert told(chosen(text, "ours" if ours == edit else "theirs"), edit) == [], number
                continue
            clean += 1
            assert told(text, edit) == [], number
            assert (comments(text), paragraphs(text)) == (comments(edit), paragraphs(edit)), number
    assert clean > MERGES * 0.4


def chosen(text: str, side: str) -> str:
    """A text with conflicts of which one side was taken throughout."""
    lines, at = [], "both"
    marks = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": "both"}
    for line in text.splitlines(keepends=True):
        if line[:7] in marks:
            at = marks[line[:7]]
        elif at in ("both", side):
            lines.append(line)
    return "".join(lines)


@pytest.mark.parametrize("chunk", range(4))
def test_both_may_format_and_one_edit_besides(chunk: int) -> None:
    for number in range(chunk, MERGES, 4):
        was, edit = (made.text() for made in edited(number))
        neat, neat_edit = formatted(was), formatted(edit)
        assert merge(was, neat, neat, built_in()) == (neat, ())
        assert merge(neat, neat, neat_edit, built_in()) == (neat_edit, ())
        text, clashes = merge(was, neat, neat_edit, built_in())
        assert clashes or told(text, edit) == [], number
        assert clashes or Counter(comments(text)) == Counter(comments(edit)), number
