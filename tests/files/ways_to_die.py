"""What a forked run does to itself before it starts: dies at a step of a write, or finds its disk slow."""

import fcntl
import os
import random
import signal
import time
from collections.abc import Callable

from sound import SOUND

import sheetlang.cli.commands
from sheetlang.compiler import compile_source, emit
from sheetlang.formats import format_names
from sheetlang.registry import module_names, offered_by
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

# Each with how often a file needs it.
_STEPS = ((os, "open", 3), (fcntl, "flock", 1), (os, "fsync", 1), (os, "replace", 1))


def warm_up() -> None:
    """Import and read here what each child would otherwise import and read."""
    for name in module_names(sheetlang.cli.commands):
        offered_by(sheetlang.cli.commands, name, "COMMAND")
    compiled = compile_source(Source("x", SOUND), built_in())
    for name in format_names():
        emit(compiled, name)


def die_at_a_step(files: int, chance: random.Random) -> None:
    """Kill this process at one of its steps: before it, after it, or with half of the bytes written."""
    module, name, calls = chance.choice(_STEPS)
    count = chance.randrange(files * calls)
    moment, real = chance.choice(("before", "after", "half")), getattr(module, name)

    def step(*given: object, **more: object) -> object:
        nonlocal count
        count -= 1
        if count < 0:
            if moment == "after":
                real(*given, **more)
            if moment == "half" and name == "fsync":
                os.ftruncate(given[0], os.fstat(given[0]).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **more)

    setattr(module, name, step)


def slow_disk() -> None:
    """Let each step of a write take a while, so that kills at random moments meet it."""
    for module, name, _ in _STEPS:
        setattr(module, name, _slowly(getattr(module, name)))


def _slowly(real: Callable[..., object]) -> Callable[..., object]:
    def step(*given: object, **more: object) -> object:
        time.sleep(0.0005)
        return real(*given, **more)

    return step
