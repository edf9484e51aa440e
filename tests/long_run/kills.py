"""Kills: a build or a new sheet killed at a random or a chosen moment; files stay whole and the next run leaves no others."""

import tempfile
from pathlib import Path

from files.killed_builds import Kills

COUNT = 2_000
CHUNK = 100


def run(numbers: range) -> list[tuple[int, str]]:
    """The numbers that failed, each with what was wrong."""
    with tempfile.TemporaryDirectory() as place:
        kills = Kills(Path(place))
        return [(number, fault) for number in numbers for fault in kills.ordeal(number).faults]
