"""One slip is one error on its line, and one bad line hides no other."""

import pytest
from hostile.materials import EXAMPLES
from hostile.slips import KINDS, PUBLISHED, published, slip

from sheetlang.compiler import compile_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.imported_files import FileLibrary

MUTANTS = 500
LIBRARY = FileLibrary(EXAMPLES)


def errors(file: str, text: str) -> list[int]:
    """The lines of the errors in a sheet that stands beside the examples."""
    source = Source(str(EXAMPLES / file), text)
    found = compile_source(source, built_in(), LIBRARY).findings
    return [one.source.position(one.span.start).line for one in found if one.severity == "error"]


@pytest.mark.parametrize("file", PUBLISHED)
def test_the_published_sheets_have_no_error(file):
    assert errors(file, "\n".join(published(file))) == []


def test_a_slip_is_one_error_on_its_line():
    wrong = [(number, made.kind, made.line, found) for number in range(MUTANTS)
             if (found := errors((made := slip(number)).file, made.text)) != [made.line]]  # fmt: skip
    assert len(wrong) <= MUTANTS * 0.05, wrong


def test_no_kind_of_slip_goes_unseen():
    made = [slip(number) for number in range(MUTANTS)]
    unseen = [one.kind for one in made if one.line not in errors(one.file, one.text)]
    assert unseen == []
    assert {one.kind for one in made} == set(KINDS)


def test_two_slips_are_both_told():
    """Pairs of slips in one sheet: neither hides the other."""
    hidden = []
    for number in range(0, 600, 3):
        first, second = slip(number), slip(number + 1)
        if first.file != second.file or abs(first.line - second.line) < 3 or "form" in (first.kind + second.kind):
            continue
        lines = published(first.file)
        spoilt = [one.text.split("\n") for one in (first, second)]
        upper, lower = sorted(spoilt, key=lambda text: next(at for at, line in enumerate(text) if line != lines[at]))
        at = next(at for at, line in enumerate(lower) if line != lines[at])
        both = upper[: at + len(upper) - len(lines)] + lower[at:]
        shift = len(upper) - len(lines)
        expected = sorted((first.line, second.line))
        found = errors(first.file, "\n".join(both))
        if not {expected[0], expected[1] + shift} <= {*found}:
            hidden.append((number, first.kind, second.kind, expected, found))
    assert hidden == []
