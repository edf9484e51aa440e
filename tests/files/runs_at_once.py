"""Sixteen runs of the command line at once in one folder, and what they leave: of each file one of its valid texts."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen
from files.forked_runs import start, status
from files.ways_to_die import warm_up
from sound import SOUND

AT_ONCE = 16
# A sheet to be formatted, and one that has a safe fix besides.
_RAGGED = SOUND.replace(" >= 42 公里", "　≥４２公里")
_SLIPPED = f"{_RAGGED}产出.数量.建设项⽬数量  >=   4 个\n"
_FORMAT, _FIX, _BUILD = ("fmt", "年", "-q"), ("check", "年", "--fix", "-q"), ("build", "年", "--to", "md,json", "-q")
_SET_UP = ("git-setup",)
SAME = (_FORMAT,) * AT_ONCE
MIXED = (_FORMAT, _BUILD, _FIX, _SET_UP) * (AT_ONCE // 4)

Files = dict[str, bytes]


@frozen
class Round:
    """What was wrong after one round, how its runs ended, and how often its files were read meanwhile."""

    faults: tuple[str, ...]
    statuses: tuple[int, ...]
    readings: int


class Rounds:
    """A repository whose sheets are to be formatted and mended, and the texts that are valid for each of its files."""

    def __init__(self, place: Path) -> None:
        self._place = place / "表"
        warm_up()
        subprocess.run(["git", "init", "-q", str(self._place)], check=True)
        (self._place / "sheetlang.toml").touch()
        for number in range(6):
            folder = self._place / "年" / ("深" * (number % 3))
            folder.mkdir(parents=True, exist_ok=True)
            text = _SLIPPED if number % 2 else _RAGGED
            (folder / f"{number}.sheet").write_text(text + f"产出.数量.甲{number}  = {number} 个\n", "utf-8")
        self._first = place / "原样"
        shutil.copytree(self._place, self._first)
        self._valid: dict[str, set[bytes]] = {}
        self._note_valid()

    def round(self, runs: Sequence[tuple[str, ...]]) -> Round:
        """Start all runs, read the files all the while, and look at what is left."""
        self._put_back(self._first)
        faults: dict[str, None] = {}
        left, statuses, readings = [start(self._place, run) for run in runs], [], 0
        while left:
            faults |= dict.fromkeys(self._torn(_read(self._place)))
            readings += 1
            ended = [child for child in left if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT)]
            statuses += map(status, ended)
            left = [child for child in left if child not in ended]
        files, before = _read(self._place), _read(self._first)
        faults |= dict.fromkeys(self._torn(files))
        faults |= dict.fromkeys(f"{path} is left over" for path in files if path not in self._valid)
        faults |= dict.fromkeys(f"{path} is lost" for path in before if path not in files)
        faults |= dict.fromkeys(
            f"{path} is as it was" for path in before if path.endswith(".sheet") and files.get(path) == before[path]
        )
        return Round(tuple(faults), tuple(statuses), readings)

    def _torn(self, files: Files) -> Iterator[str]:
        return (f"{path} is torn" for path, data in files.items() if data not in self._valid.get(path, {data}))

    def _note_valid(self) -> None:
        """What every file is in each order of the runs: nothing, then one, then another, and the outputs of each."""
        for order in ((), (_FORMAT,), (_FIX,), (_FORMAT, _FIX), (_FIX, _FORMAT)):
            self._put_back(self._first)
            for run in order:
                assert status(start(self._place, run)) in (0, 1), run
            for run in ((), _BUILD, _SET_UP):
                if run:
                    assert status(start(self._place, run)) == 0, run
                for path, data in _read(self._place).items():
                    self._valid.setdefault(path, set()).add(data)

    def _put_back(self, kept: Path) -> None:
        shutil.rmtree(self._place)
        shutil.copytree(kept, self._place)


def _read(place: Path) -> Files:
    """All files that there are; one that goes away meanwhile is none."""
    found = {}
    for path in list(place.rglob("*")):
        try:
            found[path.relative_to(place).as_posix()] = path.read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            continue
    return found
