"""The long run: what it runs, what it tells, and that a failure, an exception and a process that dies all show."""

import subprocess
import sys
from pathlib import Path

import pytest

LONG_RUN = Path(__file__).parents[1] / "long_run"
NEVER_SO_LONG = 120


def ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=NEVER_SO_LONG)


@pytest.fixture
def kinds(tmp_path):
    """The long run beside a kind of our own."""
    folder = tmp_path / "long_run"
    folder.mkdir()
    (folder / "__main__.py").write_text((LONG_RUN / "__main__.py").read_text("utf-8"), "utf-8")

    def write(body: str) -> Path:
        (folder / "probe.py").write_text(
            f'"""A probe."""\n\nimport os\n\nCOUNT = 40\nCHUNK = 7\n\n\ndef run(numbers):\n    {body}\n', "utf-8"
        )
        return folder

    return write


def test_every_kind_is_run_and_summed_up():
    done = ran(
        LONG_RUN,
        *(f"--{path.stem}=0" for path in LONG_RUN.glob("*.py") if path.stem not in ("__main__", "inputs", "documents")),
        "--inputs",
        "60",
        "--documents",
        "60",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "inputs: 60 in" in done.stdout
    assert "documents: 60 in" in done.stdout
    assert done.stdout.endswith("nothing failed\n")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "return [(number, 'so') for number in numbers if number in (3, 39)]",
            ["probe 3: so", "probe 39: so", "2 failed"],
        ),
        ("raise ValueError('odd')", ["probe 0: the range to 7 was broken off: ValueError: odd", "6 failed"]),
        ("os._exit(9) if numbers.start == 14 else None; return []", ["a process died"]),
    ],
)
def test_what_fails_is_told_by_its_number(kinds, body, told):
    done = ran(kinds(body))
    assert done.returncode == 1
    assert [text for text in (*told, "failed: probe") if text not in done.stdout] == []


def test_a_process_that_dies_before_all_is_handed_out_is_told_too(kinds):
    done = ran(kinds("os._exit(9)"), "--probe", "70000")
    assert done.returncode == 1
    assert [text for text in ("a process died", "10000 failed", "failed: probe") if text not in done.stdout] == []


def test_each_number_is_run_once(kinds):
    done = ran(kinds("return [(number, 'seen') for number in numbers]"), "--processes", "2")
    seen = [line.split(":")[0] for line in done.stdout.splitlines() if line.endswith("seen")]
    assert seen == [f"probe {number}" for number in range(40)]


def test_the_number_of_runs_is_an_option(kinds):
    assert "probe: 3 in" in ran(kinds("return []"), "--probe", "3").stdout
    assert "A probe. (40)" in ran(kinds("return []"), "--help").stdout
