"""The oath is asked at run time, so that a fault of the formatter leaves the text alone and says why."""

from collections.abc import Callable

import pytest
from sound import SOUND

from sheetlang.compiler import Compiled, compile_source
from sheetlang.formatting import canonical, formatter, oath, spelling
from sheetlang.formatting.formatter import Formatted, format_source
from sheetlang.formatting.parts import Part
from sheetlang.formatting.targets import Written
from sheetlang.language.document import Comment, Line
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

RAGGED = (
    SOUND.replace(" >= 42 公里", "≥42公里").replace("管网≥", "管网  ≥")
    + "# 说明\n产出.质量.合格率：95％以上 # 注\n随手一写\n"
)


def compiled(source: Source) -> Compiled:
    return compile_source(source, built_in())


def formatted(text: str = RAGGED) -> Formatted:
    return format_source(compiled(Source("x", text)), compiled)


def test_without_a_fault_the_text_is_formatted():
    made = formatted()
    assert (made.broken, made.wrong) == (None, 1)
    assert made.text == SOUND + "# 说明\n产出.质量.合格率 >= 95 %  # 注\n随手一写\n"


# -- faults, each put where the formatter does that part of its work


def another_number(typed: str) -> Written:
    return Written(">=", "41 公里")


def another_comparator(typed: str) -> Written:
    return Written("<=", typed.lstrip("≥").replace("％以上", " %"))


def lost_comment(part: Part, line: Line) -> list[str]:
    return [] if isinstance(line, Comment) else [*SPELLED(part, line)]


def lost_line(part: Part, line: Line) -> list[str]:
    return [text for text in SPELLED(part, line) if "95" not in text]


def altered_comment(part: Part, line: Line) -> list[str]:
    return [text.replace("# 说明", "#说明") for text in SPELLED(part, line)]


def comment_on_a_line_of_its_own(part: Part, line: Line) -> list[str]:
    return [row for text in SPELLED(part, line) for row in text.replace("  # 注", "\n# 注").split("\n")]


SPELLED = canonical._spelled
FAULTS: dict[str, tuple[object, str, Callable[..., object], object]] = {
    "another number": (spelling, "written_target", another_number, oath.OTHER_MEANING),
    "another comparator": (spelling, "written_target", another_comparator, oath.OTHER_MEANING),
    "a lost comment": (canonical, "_spelled", lost_comment, oath.OTHER_COMMENTS),
    "an altered comment": (canonical, "_spelled", altered_comment, oath.OTHER_COMMENTS),
    "a comment that stands elsewhere": (
        canonical,
        "_spelled",
        comment_on_a_line_of_its_own,
        oath.OTHER_COMMENTS,
    ),
    "a lost line": (canonical, "_spelled", lost_line, oath.OTHER_MEANING),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_formatter_leaves_the_text_alone(monkeypatch, fault):
    module, name, broken, reason = FAULTS[fault]
    monkeypatch.setattr(module, name, broken)
    assert formatted() == Formatted(RAGGED, reason, 1)


def test_a_line_with_a_mistake_that_would_change_is_noticed(monkeypatch):
    real = canonical.parts_of
    monkeypatch.setattr(
        canonical,
        "parts_of",
        lambda *given: [
            part._replace(rows=tuple(row.replace("一写", "二写") for row in part.rows)) for part in real(*given)
        ],
    )
    assert formatted().broken == oath.OTHER_WRONG_LINES


def test_a_text_that_would_change_again_is_noticed(monkeypatch):
    times = iter(range(10))
    real = canonical.canonical
    monkeypatch.setattr(
        formatter, "canonical", lambda *given: real(*given)._replace(text=f"{real(*given).text}\n" + "\n" * next(times))
    )
    assert formatted().broken == oath.NOT_STABLE


def test_a_comment_that_would_allow_no_longer_is_noticed(monkeypatch):
    """It stands right before the line that it allows; an empty line between them would part them."""
    allowed = SOUND + "# 允许 pending: 候批\n产出.质量.合格率： 待定\n"
    assert formatted(allowed).broken is None
    monkeypatch.setattr(
        canonical, "_spelled", lambda part, line: [*SPELLED(part, line), *([""] if isinstance(line, Comment) else [])]
    )
    made = formatted(allowed)
    assert made.text == allowed
    assert made.broken is not None
    assert made.broken.zh == "整理后会多出问题：pending"
