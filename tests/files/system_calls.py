"""Runs the real command under strace, which can make any one of its system calls fail, or kill it there."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tools import need

_CALLS = "mkdir,mkdirat,openat,flock,write,fsync,close,rename,renameat,renameat2"


class Call(NamedTuple):
    """A system call by its name and its number among those of this name."""

    name: str
    number: int
    text: str


class Traced(NamedTuple):
    """A run under strace."""

    status: int
    said: str
    calls: list[str]


def traced(folder: Path, *arguments: str, inject: str = "", stdout: int = subprocess.PIPE) -> Traced:
    """A run with its system calls on files, one of which may be tampered with."""
    trace = folder.with_name("trace.txt")
    command = [need("strace"), "-f", "-y", "-o", str(trace), "-e", f"trace={_CALLS}"]
    command += ["-e", f"inject={inject}"] if inject else []
    command += [sys.executable, "-B", "-m", "sheetlang", *arguments]
    # Where Python keeps nothing back, what could not be written is not written once more at the end.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ran = subprocess.run(command, cwd=folder, stdout=stdout, stderr=subprocess.PIPE, timeout=120, env=environment)
    return Traced(ran.returncode, ran.stderr.decode(), trace.read_text("utf-8", "replace").splitlines())


def calls_on(place: str, calls: list[str]) -> list[Call]:
    """The calls of a trace that speak of a place, numbered as strace counts them."""
    seen: dict[str, int] = {}
    found = []
    for line in calls:
        name = line.partition(" ")[2].strip().partition("(")[0]
        seen[name] = seen.get(name, 0) + 1
        if place in line:
            found.append(Call(name, seen[name], line))
    return found
