"""Hostile inputs: each is compiled, reported and, every 20th, built in all formats; none may raise or take a second."""

import time

from hostile.hang_guard import hang_guard
from hostile.mutants import mutant
from hostile.ordeal import failures

from sheetlang.diagnostic import LANGUAGES

COUNT = 1_000_000
CHUNK = 1_000

_BUILT_EVERY = 20
_LONGEST_SECONDS = 1.0
_NEVER_SO_LONG = 60


def run(numbers: range) -> list[tuple[int, str]]:
    """The inputs that failed, each with what went wrong."""
    return [(number, how) for number in numbers for how in _ordeal(number)]


def _ordeal(number: int) -> list[str]:
    data = mutant(number)
    started = time.process_time()
    with hang_guard(_NEVER_SO_LONG, f"input {number}"):
        # A run of a command speaks one language.
        language = LANGUAGES[number % len(LANGUAGES)]
        found = failures(data, build=number % _BUILT_EVERY == 0, languages=(language,))
    seconds = time.process_time() - started
    return [*found, f"it took {seconds:.1f} s"] if seconds > _LONGEST_SECONDS else found
