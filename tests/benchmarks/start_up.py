"""What it takes to start: the command line beside the imports it cannot do without."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "安置帮教工作办案经费.sheet"
_SHEETLANG = (sys.executable, "-m", "sheetlang")
_STARTS = (
    ("sheetlang --version", (*_SHEETLANG, "--version"), "import click", 1.3),
    ("sheetlang check example", (*_SHEETLANG, "check", str(EXAMPLE)), "import click, lark, attrs", 1.6),
)


def measured(runs: int = 21) -> list[tuple[str, float, str, float, float]]:
    """Name, seconds, the imports beside it, their seconds, and how many times as long it may take."""
    commands = [command for _, own, imports, _ in _STARTS for command in (own, (sys.executable, "-c", imports))]
    times: list[list[float]] = [[] for _ in commands]
    for number in range(runs + 1):
        for taken, command in zip(times, commands, strict=True):
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            # The first round compiles what was never imported.
            taken += [time.perf_counter() - begun] * (number > 0)
    medians = iter([statistics.median(taken) for taken in times])
    return [(name, next(medians), imports, next(medians), most) for name, _, imports, most in _STARTS]
