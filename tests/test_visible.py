"""Texts as they may be printed: what each function makes of them, to the letter."""

import pytest

from sheetlang.visible import no_command, one_line, printable_json, visible, whole_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲 a\tb\nc", "甲 a\tb\nc"),
        ("\x1b[31m", "\\u{001B}[31m"),
        ("a\rb\r\nc", "a\\u{000D}b\\u{000D}\nc"),
        ("\x00\x08\x0b\x7f\x85\x9f", "\\u{0000}\\u{0008}\\u{000B}\\u{007F}\\u{0085}\\u{009F}"),
        ("\u202e\u200b\ufeff\u2028", "\\u{202E}\\u{200B}\\u{FEFF}\\u{2028}"),
        ("\ud800\U000e0041", "\\u{D800}\\u{E0041}"),
        ("👨\u200d👩 \ue000", "👨\\u{200D}👩 \ue000"),
    ],
    ids=ascii,
)
def test_what_cannot_be_seen_shows_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_text_of_several_lines_stands_on_one() -> None:
    assert one_line("一\n二\r\n三\u202e") == "一 二\\u{000D} 三\\u{202E}"


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("::error::x", "./::error::x"),
        ("  ::error::x", "./  ::error::x"),
        ("##[error]x", "./##[error]x"),
        (": :", ": :"),
        ("# #", "# #"),
        ("甲::乙", "甲::乙"),
        ("", ""),
    ],
)
def test_a_line_that_begins_with_a_name_is_no_command(line: str, printed: str) -> None:
    assert no_command(line) == printed
    assert whole_line(line) == printed


def test_a_whole_line_is_one_and_hides_nothing_and_commands_nothing() -> None:
    assert whole_line("\n::error::\x1b") == "./ ::error::\\u{001B}"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ('"é¼甲😀"', '"é¼甲😀"'),
        ('"\x7f"', '"\\u007f"'),
        ('"\x80\x9b\x9f\xa0"', '"\\u0080\\u009b\\u009f\xa0"'),
        ('"é\x7f¼\x85"', '"é\\u007f¼\\u0085"'),
    ],
    ids=ascii,
)
def test_json_has_no_control(data: str, printed: str) -> None:
    assert printable_json(data.encode()).decode() == printed
