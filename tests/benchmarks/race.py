"""Lets contestants take turns on the same sheets, so that the machine's moods hit all alike."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple, Self

from benchmarks.contestants import Contestant
from benchmarks.corpus import corpus
from benchmarks.writers import WRITERS

TURN = 100
WARM_UP = 20
_FEWEST_TURNS = 11


class Result(NamedTuple):
    """What one contestant did in a run of `count` sheets: seconds a sheet in each turn, bytes of memory."""

    contestant: str
    count: int
    turns: list[float]
    memory: int

    @property
    def median(self) -> float:
        """Seconds a sheet."""
        return statistics.median(self.turns)

    @property
    def drift(self) -> float:
        """How much dearer a sheet is in the last third of the run than in the first."""
        third = max(1, len(self.turns) // 3)
        return statistics.median(self.turns[-third:]) / statistics.median(self.turns[:third])


def race(contestants: Sequence[Contestant], count: int, folder: Path, seed: int = 1) -> list[Result]:
    """A run over `count` sheets, each new to whoever reads it; a short run goes on with new sheets until it has its turns."""
    turn = min(count, TURN)
    turns = max(-(-count // turn), _FEWEST_TURNS)
    files = _written({one.written for one in contestants}, turn * turns, folder, seed)
    with ExitStack() as running:
        racers = [running.enter_context(_Racer(one, *files[one.written])) for one in contestants]
        for racer in racers:
            racer.answer()
        for number in range(turns):
            for racer in racers:
                racer.take_turn(number * turn, (number + 1) * turn, counts=(number + 1) * turn <= count)
    return [Result(racer.name, count, racer.turns, racer.memory) for racer in racers]


class _Racer:
    """A contestant's process."""

    def __init__(self, contestant: Contestant, texts: Path, warm_up: Path) -> None:
        self.name = contestant.name
        self.turns: list[float] = []
        self.memory = 0
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONHASHSEED": "0"}
        command = [sys.executable, "-m", "benchmarks.worker", contestant.name, str(texts), str(warm_up)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def take_turn(self, first: int, last: int, counts: bool) -> None:
        """Have the sheets from `first` up to `last` read; memory counts until the run's own sheets are done."""
        assert self._process.stdin is not None
        print(first, last, file=self._process.stdin, flush=True)
        seconds, memory = self.answer().split()
        self.turns.append(float(seconds) / (last - first))
        if counts:
            # The kernel's count is a little behind, so that a peak can seem to sink.
            self.memory = max(self.memory, int(memory))

    def answer(self) -> str:
        """The next line it says."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise ChildProcessError(f"{self.name} came to an end")
        return line


def _written(writers: set[str], count: int, folder: Path, seed: int) -> dict[str, tuple[Path, Path]]:
    """For each writer a file of the run's texts and one of others to warm up with; a JSON string a line."""
    return {
        name: (
            _file(folder / f"{name}-{count}.jsonl", name, count, seed),
            _file(folder / f"{name}-warm-up.jsonl", name, WARM_UP, seed + 1),
        )
        for name in sorted(writers)
    }


def _file(path: Path, writer: str, count: int, seed: int) -> Path:
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            for content in corpus(count, seed):
                file.write(json.dumps(WRITERS[writer](content), ensure_ascii=False) + "\n")
    return path
