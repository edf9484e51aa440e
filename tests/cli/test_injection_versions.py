"""Texts that a terminal or a build server would obey, in what is said of versions: none reaches a stream as it is."""

import io
import json
import os
import re
import subprocess
import sys

import pytest
import xlsxwriter
from cli.test_injection import CONTROL, check_it_is_harmless, commands_in, every_injection, file_name
from cli.test_terminals import read_all
from hostile_sheet import hostile_sheet
from injections import INJECTIONS
from sound import SOUND
from tools import need

import sheetlang
from sheetlang.changes_report.output import output_names
from sheetlang.painting.workbook import MARK
from sheetlang.visible import INVISIBLE

HEAD = "表式: national-2021\n项目 {text}\n主管部门及代码: {text} {number}\n年度绩效目标:\n    {text} {number}\n\n"
# A version that says a text wherever one can stand in a line; two of them differ in every number.
SHEET = HEAD + (
    "# {text} {number}\n产出.数量.「{text}」 >= {number} {text}  # {text} {number}\n    数据来源: {text} {number}\n"
    "产出.质量.甲 >= {number} 个  [曾用名 {text}]\n产出.质量.乙: {text} {number}\n{text}\n{text} {number}\n"
)


def sheet(text, number):
    """In a file: neither a line of its own nor half of a pair can be made of a text."""
    return SHEET.format(text=text.replace("\n", " "), number=number).encode("utf-8", "replace")


# -- diff


@every_injection
@pytest.mark.parametrize("name", output_names())
def test_changes_of_sheets_that_say_it_everywhere(run, write, name, text):
    write("旧.sheet", sheet(text, 1)), write("新.sheet", sheet(text, 2))
    write("签.toml", f"[[rule]]\nsign = {json.dumps(file_name(text)).replace(chr(127), '')}\n")
    ran = run("diff", "旧.sheet", "新.sheet", "--format", name, "--policy", "签.toml", "--lang", "en")
    assert "internal-error" not in ran.stderr
    assert CONTROL.findall(ran.stdout) == []
    assert commands_in(ran.stdout) in ([], ["### Changes to targets"] * (name == "md"))
    check_it_is_harmless(ran.stderr)


@every_injection
@pytest.mark.parametrize("name", output_names())
def test_changes_in_files_of_its_name(run, write, name, text):
    for version, number in (("旧", "42"), ("新", "41")):
        write(f"{version}/{file_name(text)}.sheet", SOUND.replace("42", number))
        write(f"{version}/{file_name(text)}坏.sheet", b"\xff")
    ran = run("diff", "旧", "新", "--format", name, "--lang", "en")
    assert CONTROL.findall(ran.stdout) == []
    assert commands_in(ran.stdout) == ["### Changes to targets"] * (name == "md")
    check_it_is_harmless(ran.stderr)


@every_injection
def test_words_of_the_command_line(run, write, text):
    write("甲.sheet", SOUND)
    gone, word = text.replace("\x00", "") or "没有", file_name(text)
    for arguments in (
        ("diff", gone, "甲.sheet"), ("diff", "甲.sheet", gone), ("diff", "甲.sheet", "甲.sheet", "--fail-on", text),
        ("diff", "甲.sheet", "甲.sheet", "--policy", word), ("diff", "甲.sheet", "甲.sheet", "--format", text),
        ("diff", "--git", word), ("diff", "--git", f"{word}..HEAD"), ("fmt", gone), ("fmt", "甲.sheet", "--lines", text),
        ("merge-driver", gone, "甲.sheet", "甲.sheet"), ("merge-driver", "甲.sheet", "甲.sheet", "甲.sheet", text), ("textconv", word),
    ):  # fmt: skip
        ran = run(*arguments)
        assert ran.returncode in (2, 129), arguments
        check_it_is_harmless(ran.stdout, ran.stderr)


# -- merge-driver


@every_injection
def test_conflicts_of_sheets_that_say_it_everywhere(run, write, folder, text):
    for name, number in (("原", 1), ("我", 2), ("对", 3)):
        write(f"{name}.sheet", sheet(text, number))
    for path in ("", file_name(text)):
        given = ("原.sheet", "我.sheet", "对.sheet", "7", path, "-o", "合.sheet")
        ran = run("merge-driver", *given)
        assert ran.returncode in (1, 129)
        check_it_is_harmless(ran.stdout, ran.stderr)
    if ran.returncode == 1:
        merged = (folder / "合.sheet").read_bytes().decode()
        marks = [line[:7] for line in merged.split("\n") if re.match(r"(<{7}|\|{7}|={7}|>{7})( |$)", line)]
        assert marks == ["<<<<<<<", "|||||||", "=======", ">>>>>>>"] * (len(marks) // 4)
        notes = [line for line in merged.split("\n") if line.startswith("# 冲突：")]
        assert notes
        assert [line for line in notes if INVISIBLE.search(line)] == []


@every_injection
def test_a_merge_into_a_file_of_its_name(run, write, text):
    for name, number in (("原", "1"), ("我", "2"), ("对", "3")):
        write(f"{name}.sheet", SOUND.replace("42", number))
    for arguments in (("-o", f"{file_name(text)}.sheet"), ("-o", f"没有/{file_name(text)}/x.sheet"), ("-p",)):
        ran = run("merge-driver", "原.sheet", "我.sheet", "对.sheet", "7", file_name(text), *arguments)
        check_it_is_harmless(ran.stderr)


# -- fmt


def ragged(text):
    """With a line beside the others that is to be formatted, whatever the text."""
    return sheet(text, 1).replace(b">=", b" >=  ") + "产出.时效.丙 >=  1 个\n".encode()


@every_injection
def test_what_formatting_would_change_is_a_patch_that_no_server_obeys(run, write, folder, text):
    before = write("甲.sheet", ragged(text)).read_bytes()
    ran = run("fmt", "甲.sheet", "--diff")
    assert ran.returncode in (1, 2)
    check_it_is_harmless(ran.stderr)
    assert [line for line in ran.stdout.split("\n") if line and line[0] not in " +-@\\"] == []
    if "\r" not in text:  # a return within a line is part of the text, and a patch that lacked it would not fit
        assert commands_in(ran.stdout) == []
    if ran.returncode == 1 and "\r" not in text:
        assert patched(folder, ran.stdout, before) == formatted(run, write, before)


def patched(folder, patch, before):
    (folder / "乙.sheet").write_bytes(before)
    given = [need("patch"), "--binary", "-s", "乙.sheet"]
    subprocess.run(given, input=patch.encode(), cwd=folder, check=True, timeout=60)
    return (folder / "乙.sheet").read_bytes()


def formatted(run, write, before):
    file = write("丙.sheet", before)
    run("fmt", "丙.sheet")
    assert file.read_bytes() != before
    return file.read_bytes()


@every_injection
def test_on_a_terminal_it_shows_what_is_hidden(run, write, monkeypatch, text):
    write("甲.sheet", ragged(text))
    monkeypatch.setattr("sheetlang.cli.formatting.print_text", lambda shown: print(shown, end=""))
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda stream: True, raising=False)
    ran = run("fmt", "甲.sheet", "--diff")
    assert INVISIBLE.findall(ran.stdout) == []
    assert ran.stdout.startswith("--- 甲.sheet\n") or ran.returncode == 2
    check_it_is_harmless(ran.stdout, ran.stderr)


@every_injection
def test_formatting_files_of_its_name(run, write, text):
    name = file_name(text)
    write(f"年/{name}.sheet", SOUND.replace(" >= ", " >=  "))
    write(f"年/{name}坏.sheet", b"\xff")
    for arguments in (("--check",), ("--diff",), ()):
        ran = run("fmt", "年", *arguments)
        assert ran.returncode == 2
        check_it_is_harmless(ran.stdout, ran.stderr)


# -- textconv


@every_injection
def test_a_workbook_that_says_it_everywhere(run, write, text):
    for data in (sheetlang.render([hostile_sheet(text)], "xlsx"), workbook_of_one_cell(text)):
        write("甲.xlsx", data)
        ran = run("textconv", "甲.xlsx")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert INVISIBLE.findall(ran.stdout) == []
        check_it_is_harmless(ran.stdout)


def workbook_of_one_cell(text):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.set_properties({"keywords": MARK})
        book.add_worksheet().write_string(0, 0, text.encode("utf-8", "replace").decode().strip())
    return stream.getvalue()


# -- a real terminal


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_a_real_terminal_is_given_no_control_but_colours(folder, write):
    """All texts at once, each in a project of its own."""
    texts = [file_name(text) for text in (*sheet_texts(), "::error::x")]
    for version, number in (("旧", 1), ("新", 2)):
        for place, text in enumerate(texts):
            write(f"{version}/{place}.sheet", sheet(text, number))
    for arguments in (("diff", "旧", "新"), ("fmt", "旧", "--diff"), ("fmt", "旧", "--check")):
        ours, theirs = os.openpty()
        running = subprocess.Popen(
            [sys.executable, "-m", "sheetlang", *arguments], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        said = read_all(ours).decode()
        os.close(ours)
        assert running.wait(60) in (0, 1, 2)
        assert len(said) > 200
        check_it_is_harmless(re.sub("\x1b\\[[0-9;]*m", "", said).replace("\r\n", "\n").replace("\r", ""))


def sheet_texts():
    return [text.replace("\n", " ") for text in INJECTIONS if not text.startswith("\ufeff")]
