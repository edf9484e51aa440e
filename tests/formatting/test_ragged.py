"""A sheet typed in any way is written in one text that says the same, with every comment where it stood."""

import json
import random
from functools import cache

import pytest
from formatting.layout import Layout
from formatting.ragged import pieces, typed

import sheetlang
from sheetlang.compiler import Compiled, compile_source, emit
from sheetlang.formatting.formatter import Formatted, format_source
from sheetlang.language.document import Blank
from sheetlang.language.parse import parse
from sheetlang.naming import half_width
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

# Each number is typed in two ways: five thousand sheets.
NUMBERS, CHUNK = 2_500, 500
CHOSEN = 400


def compiled(source: Source) -> Compiled:
    return compile_source(source, built_in())


def formatted(text: str) -> Formatted:
    return format_source(compiled(Source("x", text)), compiled)


def test_sheets_typed_in_any_way_are_written_in_one_text():
    """Held apart below; that the two ways differ at all is seen here."""
    ways = [typed(7, Layout(random.Random(way))) for way in range(20)]
    assert len(set(ways)) == 20
    assert len({formatted(text).text.replace("\r\n", "\n") for text in ways if text.endswith("\n")}) == 1


@pytest.mark.parametrize("start", range(0, NUMBERS, CHUNK))
def test_the_oath_holds_and_both_ways_of_typing_are_one(start):
    from long_run.ragged import difference

    assert {number: how for number in range(start, start + CHUNK) if (how := difference(number))} == {}


@pytest.mark.parametrize("number", range(0, 300, 3))
def test_the_meaning_is_that_of_json_without_what_was_typed(number):
    """Asked of the output, not of what the oath asks."""
    text = typed(number, Layout(random.Random(number)))
    assert meaning(formatted(text).text) == meaning(text)


def meaning(text: str) -> object:
    return without_typed(json.loads(emit(compiled(Source("x", text)), "json", draft=True))["sheets"])


def without_typed(value: object) -> object:
    """JSON without places and without texts that are there as values as well, or whose width may change."""
    if isinstance(value, dict):
        return {name: without_typed(one) for name, one in value.items() if name not in ("source", "text", "base")}
    return [without_typed(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("number", range(1, 300, 3))
def test_what_is_printed_is_the_same_but_for_widths(number):
    text = typed(number, Layout(random.Random(number)))
    assert printed(formatted(text).text) == printed(text)


def printed(text: str) -> str:
    """The form in Markdown, in half width and without blanks."""
    markdown = sheetlang.render(compiled(Source("x", text)).sheets, "md").decode()
    return "".join(half_width(markdown).split())


@cache
def written(number: int) -> str:
    return formatted(typed(number, Layout(random.Random(number)))).text


@pytest.mark.parametrize("number", range(40))
def test_no_blanks_are_left_but_those_that_are_text(number):
    text = written(number).replace("\r\n", "\n")
    wrong = {row for piece in pieces(number) for row in piece.wrong}
    rows = text.split("\n")
    assert [row for row in rows if row != row.rstrip() and row not in wrong] == []
    assert text.endswith("\n")
    assert not text.startswith("\n")
    assert "\n\n\n" not in text
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("start", range(0, CHOSEN, 100))
def test_lines_that_were_not_chosen_stay_to_the_byte(start):
    left_alone = 0
    for number in range(start, start + 100):
        dice = random.Random(number)
        text = typed(number, Layout(dice))
        rows = text.splitlines(keepends=True)
        first = dice.randrange(len(rows))
        last = min(first + dice.choice((1, 3, 10, 30)), len(rows))
        made = format_source(compiled(Source("x", text)), compiled, frozenset(range(first + 1, last + 1)))
        left_alone += made.broken is not None
        assert made.text.startswith("".join(rows[:first]))
        assert made.text.endswith("".join(rows[last:]))
    assert left_alone == 0


def test_the_numbers_say_enough():
    """Every kind of line, comments in every gap, and lines with mistakes among them."""
    kinds = {
        type(line)
        for number in range(60)
        for line in parse(Source("x", typed(number, Layout(random.Random(1)))))[0].lines
    }
    assert {kind.__name__ for kind in kinds} == {"Blank", "Comment", "Command", "Entry", "Passage", "Forked", "Refused"}
    said = [piece for number in range(60) for piece in pieces(number)]
    assert sum(bool(piece.wrong) for piece in said) > 20
    assert sum(len(piece.comments) for piece in said) > 1_000
    assert Blank in kinds
