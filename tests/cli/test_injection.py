"""Texts that a terminal or a build server would obey: none reaches a stream as it is, whoever says it."""

import io
import json
import re

import openpyxl
import pytest
from hostile_sheet import hostile_finding, hostile_sheet
from injections import INJECTIONS
from sound import SOUND

import sheetlang
from sheetlang.formats import format_names
from sheetlang.report.report import report, report_names
from sheetlang.visible import INVISIBLE, visible

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FORM = '{key} = {text}\nid = "own"\nname = "自己的表"\ntitle = "表"\n[[sections]]\nfields = [{{ name = "单位" }}]\n[[columns]]\nname = "指标"\nshows = "name"\n'

every_injection = pytest.mark.parametrize("text", INJECTIONS, ids=ascii)


def commands_in(text: str) -> list[str]:
    """The lines that a build server would take for commands."""
    return [line for line in re.split("\r\n|[\n\r]", text) if line.lstrip().startswith(("::", "##"))]


def check_it_is_harmless(*texts: str) -> None:
    for text in texts:
        assert CONTROL.findall(text) == []
        assert commands_in(text) == []


def test_there_are_more_than_forty():
    assert len(set(INJECTIONS)) == len(INJECTIONS) > 40


# -- reports


@every_injection
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", report_names())
def test_a_report_says_it_without_obeying_it(name, lang, text):
    harmless, said = (report(name).render([hostile_finding(one)], lang, False) for one in ("甲", text))
    assert CONTROL.findall(said) == []
    assert len(commands_in(said)) == len(commands_in(harmless))
    assert said.count("\n") == harmless.count("\n")


@every_injection
@pytest.mark.parametrize("name", ["text", "concise"])
def test_what_people_read_hides_nothing(name, text):
    said = report(name).render([hostile_finding(text)], "zh", False)
    assert INVISIBLE.findall(said) == []


@every_injection
def test_the_report_for_programs_says_it_as_it_is(text):
    (found,) = json.loads(report("json").render([hostile_finding(text)], "zh", False))["diagnostics"]
    assert (found["path"], found["message"], found["help"]) == (text, text, text)


@pytest.mark.parametrize("name", ["::error::x.sheet", "##[error]x.sheet", " ::error::x.sheet"])
def test_a_line_that_begins_with_the_name_of_a_file_is_no_command(name):
    line = report("concise").render([hostile_finding(name)], "zh", False)
    assert line.startswith(f"./{name}:1:1: error[hostile]")


# -- outputs


@every_injection
@pytest.mark.parametrize("name", [name for name in format_names() if name != "xlsx"])
def test_an_output_that_could_be_printed_has_no_control(name, text):
    data = sheetlang.render([hostile_sheet(text)], name, draft=[hostile_finding(text)])
    assert CONTROL.findall(data.decode()) == []


@every_injection
def test_the_notes_of_a_draft_hide_nothing(text):
    data = sheetlang.render((), "xlsx", draft=[hostile_finding(text)])
    (_,), (note,) = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    assert note == f"{visible(text)}:1:1 {visible(text)}"


# -- the command line


@every_injection
@pytest.mark.parametrize("output", report_names())
def test_checking_a_sheet_that_says_it_everywhere(run, write, output, text):
    line = text.replace("\n", " ")
    write(
        "甲.sheet",
        f'表式: {line}\n{line}: {line}\n项目 {line}\n产出.{line} >= {line}\n引用 {line}\n导入 "{line}"\n    {line}: 甲\n'.encode(
            "utf-8", "replace"
        ),
    )
    ran = run("check", "甲.sheet", "--format", output, "--no-color")
    assert ran.returncode == 1
    harmless = run("check", write("乙.sheet", "胡写\n").name, "--format", output)
    assert CONTROL.findall(ran.stdout + ran.stderr) == []
    assert bool(commands_in(ran.stdout)) <= bool(commands_in(harmless.stdout))
    assert commands_in(ran.stderr) == []


@every_injection
def test_a_path_that_is_not_there(run, text):
    path = text.replace("\x00", "")
    for arguments in (
        ("check", path),
        ("build", path),
        ("new", "--from", path, "--year", "2027"),
        ("check", f"{path}.form.toml"),
    ):
        ran = run(*arguments)
        assert (ran.returncode, ran.stdout) == (2, "")
        check_it_is_harmless(ran.stderr)


@every_injection
def test_a_word_of_the_command_line(run, write, text):
    write("甲.sheet", SOUND)
    for arguments in (
        (text,), (f"--{text}",), ("forms", text), ("new", "--form", text), ("build", "甲.sheet", "--to", text),
        ("check", "甲.sheet", "--format", text), ("check", "甲.sheet", "--lang", text), ("new", "--form", "national-2015", "--year", text),
        ("check", "甲.sheet", "--form-dir", text), ("check", "甲.sheet", f"-{text}"), ("forms", "national-2015", text),
    ):  # fmt: skip
        ran = run(*arguments)
        assert ran.returncode == 2, arguments
        check_it_is_harmless(ran.stdout, ran.stderr)


@every_injection
def test_the_name_of_a_new_project(run, text):
    ran = run("new", "--form", "national-2015", "--project", text)
    check_it_is_harmless(ran.stdout, ran.stderr)
    assert ran.returncode == (2 if INVISIBLE.search(text) or "\r" in text or "\n" in text else 0)


@every_injection
def test_the_name_of_a_file(run, write, text):
    name = file_name(text)
    write(f"{name}.sheet", SOUND)
    write("坏/" + f"{name}.sheet", "胡写\n")
    write("空/" + f"{name}/x.txt", "")
    for arguments in (
        ("check", "坏", "--format", "concise"), ("check", "坏", "--format", "text"), ("build", "坏"), ("build", f"{name}.sheet", "--to", "md"),
        ("build", "坏", "--draft", "--to", "md", "--out", f"out{name}"), ("check", f"空/{name}"), ("review", "坏", "-o", f"审{name}.html"), ("review", "坏", "-o", f"审{name}.html"), ("check", "坏", "-o", f"报{name}"), ("build", f"{name}.sheet", "--out", f"{name}.sheet"),
        ("new", "--form", "national-2015", "-o", f"新{name}"), ("new", "--form", "national-2015", "-o", f"新{name}"), ("new", "--form", "national-2015", "-o", f"{name}.sheet/x"), ("new", "--from", f"坏/{name}.sheet", "--year", "2027"),
    ):  # fmt: skip
        ran = run(*arguments)
        check_it_is_harmless(ran.stdout, ran.stderr)


def file_name(text: str) -> str:
    """As much of a text as a file can be named."""
    return text.replace("\x00", "").replace("/", "⁄").encode("utf-8", "replace").decode()


@every_injection
@pytest.mark.parametrize("key", ["note", "subtitle", "indicators_heading"])
def test_the_words_of_a_form(run, write, key, text):
    write(
        "自己.form.toml",
        FORM.format(key=key, text=json.dumps(text.encode("utf-8", "replace").decode()).replace("\x7f", "\\u007f")),
    )
    for arguments in (("forms",), ("forms", "own"), ("check", "自己.form.toml"), ("new", "--form", "own")):
        ran = run(*arguments)
        check_it_is_harmless(ran.stdout, ran.stderr)
    hidden = INVISIBLE.search(text.encode("utf-8", "replace").decode()) or "\r" in text
    assert ("form-invisible-character" in run("check", "自己.form.toml").stdout) == bool(hidden)
