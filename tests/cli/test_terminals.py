"""Every command on every terminal there may be: no traceback, and no escape where none is wanted."""

import contextlib
import json
import os
import re
import subprocess
import sys

import pytest

from sheetlang.cli.main import commands

PTY = {"stdin": "pty", "stdout": "pty", "stderr": "pty"}
CLOSED = "closed"
# How a process is spoken to: its variables, and what its streams are where they are not pipes.
TERMINALS = {
    "utf-8, no variables": ({"TERM": None, "LANG": None, "LC_ALL": None, "HOME": None}, {}),
    "no standard input": ({}, {"stdin": CLOSED}),
    "no standard output": ({}, {"stdout": CLOSED}),
    "no standard error": ({}, {"stderr": CLOSED}),
    "neither of them": ({}, {"stdout": CLOSED, "stderr": CLOSED}),
    "no stream at all": ({}, {"stdin": CLOSED, "stdout": CLOSED, "stderr": CLOSED}),
    "terminal": ({"TERM": "xterm-256color"}, PTY),
    "terminal, gbk": ({"PYTHONIOENCODING": "gbk"}, PTY),
    "terminal, 20 columns": ({"COLUMNS": "20", "LINES": "1"}, PTY),
    "terminal, no colour": ({"NO_COLOR": "1", "TERM": "xterm-256color"}, PTY),
    "terminal, no colour but forced": ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, PTY),
    "dumb terminal": ({"TERM": "dumb"}, PTY),
    "no colour, no terminal": ({"NO_COLOR": "1", "PYTHONIOENCODING": "ascii"}, {}),
}
# What each command is given; a new one is called for its help.
ARGUMENTS = {
    "build": ("build", "a.sheet", "--to", "md"),
    "check": ("check", "a.sheet"),
    "diff": ("diff", "a.sheet", "b.sheet"),
    "merge-driver": ("merge-driver", "a.sheet", "a.sheet", "a.sheet"),
    "new": ("new", "--form", "national-2015"),
    "forms": ("forms", "national-2015"),
    "schema": ("schema",),
    "explain": ("explain", "placeholder"),
    "fmt": ("fmt", "a.sheet"),
    "rules": ("rules",),
    "review": ("review", "a.sheet", "-o", "a.html", "--force"),
    "git-setup": ("git-setup", "--help"),
    "textconv": ("textconv", "a.sheet"),
    "help": ("--help",),
}
# Plain encodings of pipes: test_failures.py.
COLOURLESS = [name for name, (variables, _) in TERMINALS.items() if "NO_COLOR" in variables or "dumb" in name]
ESCAPE = b"\x1b"


@pytest.fixture
def shown(folder, write, sound):
    """Runs a command on a terminal: its status and all that it writes."""
    write("a.sheet", f"{sound}随手一写 café 📎 \x1b[31m红\u202e\n")
    write("b.sheet", sound.replace("通水", "通水 café 📎 \x1b[31m红\u202e") + "产出.数量.café📎\u202e红 >= 1 个\n")

    def shown(terminal, arguments):
        variables, streams = TERMINALS[terminal]
        environment = {name: value for name, value in os.environ.items() if variables.get(name, "") is not None}
        environment |= {name: value for name, value in variables.items() if value is not None}
        return run_on(folder, arguments, environment, streams)

    return shown


def run_on(folder, arguments, environment, streams):
    closings = {"stdin": "<&-", "stdout": ">&-", "stderr": "2>&-"}
    shut = " ".join(closings[name] for name, what in streams.items() if what == CLOSED)
    command = ["sh", "-c", f'exec "$@" {shut}', "sh", sys.executable, "-m", "sheetlang", *arguments]
    ours, theirs = os.openpty()
    given = {name: theirs if streams.get(name) == "pty" else subprocess.PIPE for name in ("stdin", "stdout", "stderr")}
    running = subprocess.Popen(command, cwd=folder, env=environment, **given)
    os.close(theirs)
    on_terminal = read_all(ours) if "pty" in streams.values() else b""
    os.close(ours)
    piped = running.communicate(timeout=60)
    return running.returncode, on_terminal + b"".join(filter(None, piped))


def read_all(terminal):
    shown = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while piece := os.read(terminal, 65536):
            shown += piece
    return shown


def test_every_command_is_run():
    assert set(commands.list_commands(None)) == set(ARGUMENTS) - {"help"}
    assert len(TERMINALS) * len(ARGUMENTS) >= 30


@pytest.mark.parametrize("terminal", TERMINALS)
@pytest.mark.parametrize("name", ARGUMENTS)
def test_no_terminal_makes_a_command_fail_or_colour_where_none_is_wanted(shown, folder, name, terminal):
    status, said = shown(terminal, ARGUMENTS[name])
    assert status == (1 if name in ("build", "check", "review") else 0)
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said
    assert "自身出错".encode() not in said
    assert terminal not in COLOURLESS or ESCAPE not in said
    if "stdout" not in TERMINALS[terminal][1] and "stderr" not in TERMINALS[terminal][1]:
        assert said


@pytest.mark.parametrize("name", ["build", "check"])
def test_escapes_are_there_where_colour_is_wanted(shown, name):
    """And none of them comes from the sheet."""
    said = shown("terminal", ARGUMENTS[name])[1]
    assert ESCAPE in said
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", said).count(ESCAPE) == 0
    assert b"\x1b[31m\xe7\xba\xa2" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", ".", "--format", "json"),
        ("check", ".", "--format", "gitlab"),
        ("check", ".", "--diff"),
        ("diff", "a.sheet", "b.sheet", "--format", "json"),
        ("build", "b.sheet", "--to", "json", "--out", "-", "--draft"),
        ("build", "b.sheet", "--to", "md", "--out", "-", "--draft"),
    ],
    ids=" ".join,
)
def test_no_terminal_is_given_what_cannot_be_seen(shown, folder, sound, arguments):
    (folder / "c\u202e\u200b\U000e0041.sheet").write_text(f"{sound}随手一写\n", "utf-8")
    (folder / "b.sheet").write_text(
        sound.replace("通水", "通\u200b水\U000e0041\u202e") + "产出.数量.丙 >=3 个\n", "utf-8"
    )
    said = shown("terminal", (*arguments, "--quiet"))[1].decode()
    assert "\\u" in said
    assert not re.search("[\u200b\u202e\U000e0041]", said)


def test_json_on_a_terminal_is_json(shown, folder, sound):
    name = "c\u202e\u200b\U000e0041.sheet"
    (folder / name).write_text(f"{sound}随手一写\n", "utf-8")
    told = json.loads(shown("terminal", ("check", name, "--format", "json", "--quiet"))[1])
    assert {one["path"] for one in told["diagnostics"]} == {name}
