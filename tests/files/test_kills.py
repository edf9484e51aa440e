"""A killed run leaves each file old or new, and what it left unfinished is gone after the next run."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from files.snapshot import everything

from sheetlang.workspace.write import write_whole

TESTS = Path(__file__).parents[1]
KILLS = 60
SIXTY_KILLS = f"""
import json, sys, tempfile
from pathlib import Path
sys.path.insert(0, {str(TESTS)!r})
from files.killed_builds import Kills
with tempfile.TemporaryDirectory() as place:
    kills = Kills(Path(place))
    outcomes = [kills.ordeal(number) for number in range({KILLS})]
print(json.dumps([[one.faults, one.in_between, one.unfinished] for one in outcomes]))
"""


def test_sixty_kills_tear_no_file_and_leave_none_behind():
    """In a process of its own, because this one has threads and the runs are forked."""
    ran = subprocess.run([sys.executable, "-c", SIXTY_KILLS], capture_output=True, timeout=300, check=True)
    faults, in_between, unfinished = zip(*json.loads(ran.stdout), strict=True)
    assert len(faults) == KILLS
    assert [fault for found in faults for fault in found] == []
    assert sum(in_between) >= KILLS // 6, "too few kills came between two files"
    assert sum(unfinished) >= KILLS // 6, "too few kills came within a file"


def test_the_long_run_knows_the_kills():
    code = f"import sys; sys.path.insert(0, {str(TESTS)!r}); from long_run.kills import run; print(run(range(1, 3)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=300).stdout == b"[]\n"


# -- what the next run sweeps


@pytest.fixture
def left(folder):
    """Leaves an unfinished file of a killed run in a folder."""

    def left(place):
        (folder / place).mkdir(parents=True, exist_ok=True)
        file = folder / place / f".sheetlang-{7:016x}.tmp"
        file.write_bytes(b"half")
        return file

    return left


@pytest.mark.parametrize("sheet", ["sound", "refused", "only sets", "no text"])
def test_a_build_sweeps_whatever_becomes_of_its_sheets(run, write, sound, left, sheet):
    texts = {"sound": sound, "refused": f"{sound}随手一写\n", "only sets": "指标集 甲\n", "no text": b"\xff"}
    write("年/深/a.sheet", texts[sheet])
    unfinished = left("out")
    run("build", "年", "--to", "md")
    assert not unfinished.exists()


def test_a_build_sweeps_the_folder_it_writes_to_and_no_other(run, write, sound, left):
    write("a.sheet", sound)
    here, there, below = left("出"), left("out"), left("出/深")
    run("build", "a.sheet", "--to", "md", "--out", "出")
    assert (here.exists(), there.exists(), below.exists()) == (False, True, True)


def test_a_build_to_standard_output_sweeps_nothing(run, write, sound, left):
    write("a.sheet", sound)
    unfinished = left(".")
    assert run("build", "a.sheet", "--to", "md", "--out", "-").returncode == 0
    assert unfinished.exists()


@pytest.mark.parametrize(
    ("command", "sweeps"),
    [
        ("check 年 --fix", True),
        ("check 年/深/a.sheet --add-allow", True),
        ("fmt 年", True),
        ("check 年", False),
        ("check 年 --fix --diff", False),
        ("fmt 年 --check", False),
    ],
)
def test_what_may_rewrite_sheets_sweeps_their_folders_though_it_has_nothing_to_write(
    run, write, sound, left, command, sweeps
):
    write("年/深/a.sheet", sound)
    beside, elsewhere = left("年/深"), left(".")
    assert run(*command.split()).returncode == 0
    assert (beside.exists(), elsewhere.exists()) == (not sweeps, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
def test_a_process_that_is_told_to_end_leaves_nothing_behind(folder, sound):
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom sheetlang.workspace.write import write_whole\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGTERM)\nwrite_whole(Path('a'), b'new')\nprint('went on')"
    )
    (folder / "a").write_text("old", "utf-8")
    ran = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60)
    assert (ran.returncode, ran.stdout) == (-signal.SIGTERM, b"")
    assert everything(folder) == {"a": b"old", "sheetlang.toml": b""}


@pytest.mark.parametrize("way", [signal.SIG_DFL, signal.SIG_IGN, lambda *_: None], ids=["default", "ignored", "own"])
def test_a_write_leaves_the_ways_to_end_as_they_were(folder, way):
    before = signal.signal(signal.SIGTERM, way)
    try:
        write_whole(folder / "a", b"")
        assert signal.getsignal(signal.SIGTERM) is way
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_thread_may_write(folder):
    writer = Thread(target=write_whole, args=(folder / "a", b"new"))
    writer.start()
    writer.join()
    assert (folder / "a").read_bytes() == b"new"


@pytest.mark.parametrize("output", ["新.sheet", "深/新.sheet"])
def test_a_new_sheet_sweeps_its_folder(run, folder, left, output):
    unfinished = left((folder / output).parent)
    assert run("new", "--form", "national-2015", "-o", output).returncode == 0
    assert not unfinished.exists()
