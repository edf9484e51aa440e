"""No command ever opens a socket: not by Python's own account, and not by the system's."""

import subprocess
import sys

import pytest
from tools import need

from sheetlang.cli.main import commands

# What makes each command do all it can; a new one is at least asked for its help.
RUNS = {
    "build": ("build", "年", "--to", "html,md,xlsx,json", "--draft"),
    "check": ("check", "年", "--format", "json", "--release"),
    "forms": ("forms", "own"),
    "new": ("new", "--from", "年/a.sheet", "--year", "2027"),
    "schema": ("schema", "--config"),
    "explain": ("explain", "placeholder"),
    "rules": ("rules", "--format", "json"),
}
COMMANDS = commands.list_commands(None)
# Ends the process at once where anything of the network is touched, even where that is in a `try`.
BAN = """
import os, sys
def ban(event, _):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        os.write(2, f"NETWORK {event}".encode())
        os._exit(99)
sys.addaudithook(ban)
"""
RUN = f"{BAN}from sheetlang.cli.main import main\nmain()"
FORM = 'id = "own"\nname = "表"\ntitle = "表"\n[[sections]]\nfields = [{ name = "单位" }]\n[[columns]]\nname = "名"\nshows = "name"\n'
LINK = "产出.数量.网址: http://127.0.0.1:9/a.png ftp://localhost/ mailto:a@localhost\n"


@pytest.fixture(autouse=True)
def sheets(write, sound):
    """Sheets that speak of the network, an import and an own form among them."""
    write("年/a.sheet", sound.replace("\n项目", '导入 "共性.sheet"\n\n项目', 1) + f"引用 共性\n{LINK}")
    write("年/b.sheet", f'{sound}导入 "http://127.0.0.1:9/b.sheet"\n导入 "//localhost/c.sheet"\n')
    write("年/共性.sheet", "指标集 共性\n产出.数量.乙 = 1 个\n")
    write("own.form.toml", FORM)


def arguments(name):
    return RUNS.get(name, (name, "--help"))


@pytest.mark.parametrize("name", [*COMMANDS, "--help", "--version"])
def test_no_command_touches_the_network_in_python(process, name):
    ran = process(*arguments(name), code=RUN)
    assert (ran.returncode in (0, 1), ran.stderr.decode().partition("NETWORK")[1]) == (True, "")


def test_the_ban_bites(process):
    ran = process(code=f"{BAN}import socket\ntry:\n    socket.socket()\nexcept BaseException:\n    pass")
    assert (ran.returncode, ran.stderr) == (99, b"NETWORK socket.__new__")


def network_calls(folder, *command):
    """The status and the network's system calls of a run."""
    trace = folder / "calls.txt"
    strace = [need("strace"), "-f", "-e", "trace=%network", "-o", str(trace)]
    ran = subprocess.run([*strace, sys.executable, *command], cwd=folder, capture_output=True, timeout=120)
    return ran.returncode, [line for line in trace.read_text("utf-8").splitlines() if "(" in line]


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_opens_a_socket(folder, name):
    status, calls = network_calls(folder, "-m", "sheetlang", *arguments(name))
    assert status in (0, 1)
    assert calls == []


def test_a_socket_would_be_seen(folder):
    status, calls = network_calls(folder, "-c", "import socket; socket.socket()")
    assert status == 0
    assert "socket(AF_INET" in calls[0]
