"""Help is laid out by the columns that characters take, and a long list of options has headings."""

import re

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from sheetlang.cli.help_text import HelpText, lines
from sheetlang.cli.main import commands
from sheetlang.source import display_width

WIDTH = 80
TEXTS = some.text("ab 文字，。（）“”[]:、\n", max_size=60)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", *commands.list_commands(None)])
def test_no_line_is_wider_than_a_terminal(process, name, lang):
    ran = process(*filter(None, [name]), "--help", SHEETLANG_LANG=lang)
    text = ran.stdout.decode()
    assert (ran.returncode, text != "") == (0, True)
    assert [line for line in text.splitlines() if display_width(line) > WIDTH] == []


@pytest.mark.parametrize(
    ("lang", "headings", "others"),
    [
        ("zh", ["查什么", "改", "旧表", "输出", "其他"], ["--lang", "-h"]),
        ("en", ["What is checked", "Mending", "Old sheets", "Output", "Other"], ["--lang", "-h"]),
    ],
)
def test_the_options_of_check_have_headings(process, lang, headings, others):
    text = process("check", "--help", SHEETLANG_LANG=lang).stdout.decode()
    assert re.findall(r"^(\S.*):$", text, re.M) == headings
    last = text.partition(f"\n{headings[-1]}:\n")[2]
    assert re.findall(r"^  (--?\w+)", last, re.M) == others


def test_a_command_with_few_options_has_one_heading():
    text = CliRunner().invoke(commands, ["explain", "--help"]).output
    assert len(re.findall(r"^\S.*:$", text, re.M)) == 1


def test_meanings_stand_one_below_the_other():
    formatter = HelpText(width=30)
    formatter.write_dl([("--输出 文件", "写到这个文件，不写到屏幕（“-”）"), ("-q", "quiet"), ("--" + "x" * 24, "long")])
    assert formatter.getvalue() == (
        "--输出 文件  写到这个文件，不\n"
        "             写到屏幕（“-”）\n"
        "-q           quiet\n"
        f"--{'x' * 24}\n"
        "             long\n"
    )


@given(TEXTS, some.integers(8, 30))
def test_breaking_a_text_loses_nothing_and_fills_no_line_too_far(text, width):
    broken = list(lines(text, width))
    assert "".join("".join(broken).split()) == "".join(text.split())
    for line in broken:
        assert display_width(line) <= width or len(list(lines(line, 1))) == 1


@given(TEXTS)
def test_no_line_begins_with_a_mark_that_closes(text):
    kept = re.sub(r"\s+", "", text)
    for line in list(lines(kept, 8))[1:]:
        assert line[0] not in "，。）”、"
