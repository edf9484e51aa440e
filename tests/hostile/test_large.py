"""Ten megabytes, a million lines, a hundred thousand indicators or mistakes: an answer that fits a screen."""

import re
import subprocess
import sys

import pytest
from hostile.growing import GROWING
from hostile.materials import HEAD

MEGABYTE = 1 << 20
LISTED = 100
MOST_OUTPUT = 200_000
MOST_MEMORY_PER_BYTE = 150
NEVER_SO_LONG = 300

LARGE = {
    "10 MB of prose": lambda: HEAD + "项目概况:\n" + f"    {'这一段文字很长，' * 8}\n" * 55_000,
    "10 MB of prose in one paragraph": lambda: HEAD + "项目概况:\n    " + "长文字，" * 880_000,
    "10 MB on one line": lambda: HEAD + "产出.数量." + "名" * 3_500_000 + " = 1 个",
    "10 MB without a line break": lambda: "（x: " * 1_500_000,
    "10 MB of NUL": lambda: "\0" * 10 * MEGABYTE,
    "10 MB of carriage returns": lambda: "\r" * 10 * MEGABYTE,
    "1,000,000 lines": lambda: HEAD + "# 注\n" * 1_000_000,
    "100,000 indicators": lambda: GROWING["indicators"](100_000),
    "100,000 mistakes": lambda: GROWING["lines without a mark"](100_000),
}

# The command line as it is, and then the most memory the process ever had.
RUN = """
import resource, sys
from sheetlang.cli.main import main
try:
    main()
finally:
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024), file=sys.stderr)
"""


def check(folder, text, *options):
    (folder / "大.sheet").write_bytes(text.encode())
    command = [sys.executable, "-c", RUN, "check", "大.sheet", "--lang", "zh", *options]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=NEVER_SO_LONG)
    peak = int(ran.stderr.rpartition("peak ")[2])
    return ran, peak


@pytest.fixture(scope="module")
def least_memory(tmp_path_factory):
    return check(tmp_path_factory.mktemp("small"), HEAD)[1]


@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_is_checked_and_told_in_short(tmp_path, least_memory, name):
    text = LARGE[name]()
    ran, peak = check(tmp_path, text)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert len(ran.stdout) + len(ran.stderr) < MOST_OUTPUT
    assert ran.stdout.count("大.sheet:") <= 2 * LISTED
    assert (peak - least_memory) / len(text.encode()) < MOST_MEMORY_PER_BYTE


def test_all_mistakes_are_counted(tmp_path):
    ran, _ = check(tmp_path, "随手一写\n" * 5_000, "--format", "concise")
    found = int(re.search(r"(\d+) 个错误", ran.stderr)[1])
    assert found >= 5_000
    assert ran.stdout.count("\n") == LISTED
    assert f"还有 {found - LISTED} 处问题没有列出" in ran.stderr


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    with (tmp_path / "大.sheet").open("wb") as file:
        file.truncate(65 * MEGABYTE)
    command = [sys.executable, "-c", RUN, "check", "大.sheet", "--lang", "zh"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=NEVER_SO_LONG)
    assert ran.returncode == 1
    assert "[file-too-large]" in ran.stdout
