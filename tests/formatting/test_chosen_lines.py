"""Lines that were not chosen stay to the byte; those that were are written as in the whole, where they can be."""

from sound import SOUND

from sheetlang.compiler import Compiled, compile_source
from sheetlang.formatting.formatter import format_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in


def compiled(source: Source) -> Compiled:
    return compile_source(source, built_in())


def formatted(text: str, *chosen: int) -> str:
    made = format_source(compiled(Source("x", text)), compiled, frozenset(chosen) if chosen else None)
    assert made.broken is None
    return made.text


RAGGED = SOUND + "产出.数量.甲  ≥5场\n产出.数量.乙  ≥5场\n\n\n\n产出.数量.丙  ≥5场"
FIRST = SOUND.count("\n") + 1


def test_one_line():
    assert formatted(RAGGED, FIRST) == RAGGED.replace("甲  ≥5场", "甲 >= 5 场")


def test_the_last_line_gets_its_end_only_if_it_is_chosen():
    assert formatted(RAGGED, FIRST + 5) == RAGGED.replace("丙  ≥5场", "丙 >= 5 场\n")
    assert not formatted(RAGGED, FIRST).endswith("\n")


def test_empty_lines_go_only_where_they_are_chosen():
    assert formatted(RAGGED, FIRST + 3) == RAGGED.replace("\n\n\n\n", "\n\n\n")
    assert formatted(RAGGED, FIRST + 2, FIRST + 3, FIRST + 4) == RAGGED.replace("\n\n\n\n", "\n\n")


def test_prose_is_chosen_whole_or_not_at_all():
    text = SOUND.replace("年度总体目标: 通水", "年度总体目标：\n  通水\n  通电")
    first = text[: text.index("年度总体")].count("\n") + 1
    assert formatted(text, first, first + 1) == text
    assert formatted(text, first, first + 1, first + 2) == formatted(text) != text


def test_columns_of_which_not_all_are_chosen_keep_their_depth():
    text = SOUND + "产出.数量.甲 = 5 场\n  备注：一\n  上年 ≥5场\n"
    made = formatted(text, FIRST + 1)
    assert made == text.replace("  备注：一", "  备注: 一")
