"""Many runs at once in one folder leave every file whole, in one of its valid texts, and nothing besides."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import need

TESTS = Path(__file__).parents[1]
ROUNDS = 3
THREE_ROUNDS = f"""
import json, sys, tempfile
from pathlib import Path
sys.path.insert(0, {str(TESTS)!r})
from files.runs_at_once import MIXED, SAME, Rounds
with tempfile.TemporaryDirectory() as place:
    rounds = Rounds(Path(place))
    told = [rounds.round({{"same": SAME, "mixed": MIXED}}[sys.argv[1]]) for _ in range({ROUNDS})]
print(json.dumps([[one.faults, one.statuses, one.readings] for one in told]))
"""


@pytest.mark.skipif(os.name == "nt", reason="the runs are forked")
@pytest.mark.parametrize("runs", ["same", "mixed"])
def test_sixteen_runs_at_once_tear_no_file_and_leave_none_behind(runs, tmp_path):
    """In a process of its own, because this one has threads and the runs are forked."""
    need("git")
    ran = subprocess.run(
        [sys.executable, "-c", THREE_ROUNDS, runs], cwd=tmp_path, capture_output=True, timeout=300, check=True
    )
    faults, statuses, readings = zip(*json.loads(ran.stdout), strict=True)
    assert len(faults) == ROUNDS
    assert [fault for found in faults for fault in found] == []
    # 0: done, or another run did the same. 2: another run did something else, and nothing was written. None has findings.
    assert {status for ended in statuses for status in ended} <= {"same": {0}, "mixed": {0, 2}}[runs]
    assert all(len(ended) == 16 and 0 in ended for ended in statuses)
    assert min(readings) > 5, "the files were hardly read while they were written"
