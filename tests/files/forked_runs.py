"""The command line run in a child forked from this warmed-up process: the same code, but without the start-up."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sheetlang.cli import main as command_line


def start(place: Path, arguments: Sequence[str], before: Callable[[], object] = lambda: None) -> int:
    """Start a run in a folder, silent; the number of its process. `before`: what the child does first."""
    if child := os.fork():
        return child
    try:
        os.chdir(place)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        sys.argv = ["sheetlang", *arguments]
        before()
        command_line.main()
    except SystemExit as left:
        os._exit(left.code if isinstance(left.code, int) else 1)
    except BaseException:
        os._exit(99)
    os._exit(0)


def status(child: int) -> int:
    """How a run ended, once it has: its exit status, or a signal as a number below zero."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
