"""Runs of the command line that are killed, and what they leave: old files or new ones, and nothing after the next run.

Most are children forked from this warmed-up process, which then run the command line's own `main`: the same code,
but without the start-up; every 20th is the real command.
"""

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attrs import frozen
from files.forked_runs import start
from files.ways_to_die import die_at_a_step, slow_disk, warm_up
from sound import SOUND

_SHEETS = 3
_REAL_EVERY = 20
_BUILD = ("build", "年", "--to", "html,md,xlsx,json", "-q")
_NEW = ("new", "--form", "national-2015", "--force", "-o", "out/新.sheet")
_FORMAT = ("fmt", "改", "-q")
_MERGE = ("merge-driver", "合/原.sheet", "合/我.sheet", "合/对.sheet", "-q")
# Runs that change sheets where they stand: what they leave, they sweep themselves when they run again.
_IN_PLACE = (_FORMAT, _MERGE)
_FILES = {_BUILD: 12, _FORMAT: 3}
# A run that writes nothing where the killed one wrote: another sheet, or one that is refused.
_NEXT = (_BUILD, ("build", "别的", "--to", "md", "-q"), ("build", "错的", "--to", "md", "-q"))


@frozen
class Outcome:
    """What one killed run left: what is wrong with it, and whether the kill came while it wrote."""

    faults: tuple[str, ...]
    in_between: bool
    unfinished: bool


class Kills:
    """A workspace whose sheets have just been edited, and its outputs before and after."""

    def __init__(self, place: Path) -> None:
        self._place = place
        warm_up()
        (place / "sheetlang.toml").touch()
        self._write("别的/x.sheet", SOUND)
        self._write("错的/x.sheet", f"{SOUND}随手一写\n")
        self._old = self._outputs("2026") | self._in_place()
        for run in _IN_PLACE:
            self._run(run)
        self._new = self._outputs("2027") | self._left("改", "合")
        self._seconds = {
            run: _middle(lambda run=run: self._run(run)) for run in (_BUILD, *_IN_PLACE, self._fresh("2027"))
        }
        self._real_seconds = _middle(lambda: self._real(_BUILD).wait())

    def ordeal(self, number: int) -> Outcome:
        """Kill one run, look at what it left, and at what the next run leaves."""
        chance = random.Random(number)
        run = {2: _IN_PLACE[number // 10 % 2], 4: self._fresh("2027")}.get(number % 5, _BUILD)
        while True:
            self._put_back()
            if self._killed(run, number, chance):
                break
        left, unfinished = self._left(), self._unfinished()
        faults = [
            f"{path} is torn or lost" for path in self._old if left.get(path) not in (self._old[path], self._new[path])
        ]
        changing = [path for path in left if self._old[path] != self._new[path]]
        in_between = {left[path] == self._new[path] for path in changing} == {True, False}
        following = run if run in _IN_PLACE else chance.choice((*_NEXT, self._fresh("2027")))
        self._run(following)
        faults += [f"{path} was left after {following[:2]}" for path in self._unfinished()]
        if following == _BUILD:
            faults += [
                f"{path} is stale"
                for path, data in self._left().items()
                if data != self._new[path] and path[-6:] != ".sheet"
            ]
        return Outcome(tuple(faults), in_between, bool(unfinished))

    def _killed(self, run: tuple[str, ...], number: int, chance: random.Random) -> bool:
        """Whether the run was killed before it ended by itself."""
        if number % _REAL_EVERY == 0:
            process = self._real(run)
            time.sleep(chance.uniform(0.5, 1) * self._real_seconds)
            process.kill()
            return process.wait() < 0
        if number % 2:
            status = self._run(run, lambda: die_at_a_step(_FILES.get(run, 1), chance))
            return os.WIFSIGNALED(status)
        status = self._run(run, slow_disk, chance.uniform(0, 1) * self._seconds[run])
        return os.WIFSIGNALED(status)

    def _run(self, run: tuple[str, ...], before: Callable[[], None] = lambda: None, kill_after: float = 0.0) -> int:
        """The status of a forked run, which may be killed after a time."""
        child = start(self._place, run, before)
        if kill_after:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        return os.waitpid(child, 0)[1]

    def _real(self, run: tuple[str, ...]) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen([sys.executable, "-m", "sheetlang", *run], cwd=self._place, stdout=quiet, stderr=quiet)

    def _fresh(self, year: str) -> tuple[str, ...]:
        return (*_NEW, "--year", year)

    def _outputs(self, year: str) -> dict[str, bytes]:
        shutil.rmtree(self._place / "out", ignore_errors=True)
        for number in range(_SHEETS):
            self._write(
                f"年/{'深/' * (number % 3)}{number}.sheet", SOUND.replace("2026", year) + f"产出.数量.x = {number} 个\n"
            )
        for run in (_BUILD, self._fresh(year)):
            self._run(run)
        return self._left()

    def _in_place(self) -> dict[str, bytes]:
        """The sheets that are changed where they stand, as they are before."""
        for number in range(_SHEETS):
            self._write(f"改/{'深/' * (number % 2)}{number}.sheet", f"{SOUND}产出.数量.x  =  {number} 个\n")
        for name, text in (("原", "42"), ("我", "43")):
            self._write(f"合/{name}.sheet", SOUND.replace("42", text))
        self._write("合/对.sheet", f"{SOUND}产出.数量.x = 1 个\n")
        return self._left("改", "合")

    def _put_back(self) -> None:
        shutil.rmtree(self._place / "out", ignore_errors=True)
        for path, data in self._old.items():
            self._write(path, data)

    def _write(self, path: str, data: str | bytes) -> None:
        file = self._place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())

    def _left(self, *folders: str) -> dict[str, bytes]:
        """The files that runs write, or those of some folders."""
        places = [self._place / name for name in folders or ("out", "改", "合")]
        files = (path for place in places for path in place.rglob("*") if path.is_file() and path.suffix != ".tmp")
        return {str(path.relative_to(self._place)): path.read_bytes() for path in files if path.name != "x.md"}

    def _unfinished(self) -> list[str]:
        return [str(path.relative_to(self._place)) for path in self._place.rglob("*.tmp")]


def _middle(run: Callable[[], object]) -> float:
    """How long a run takes, of five the one in the middle."""
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)
