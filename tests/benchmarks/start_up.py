"""What it takes to start: the command line beside the imports it cannot do without."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
_SCRIPT = Path(sys.executable).with_name("sheetlang")
_SHEETLANG = (str(_SCRIPT),) if _SCRIPT.exists() else (sys.executable, "-m", "sheetlang")
_LIBRARIES = "import click, lark, attrs"
_STARTS = (
    ("sheetlang --version", (*_SHEETLANG, "--version"), "import click", 1.3),
    *((f"sheetlang check {path.stem}", (*_SHEETLANG, "check", str(path)), _LIBRARIES, 1.6)
      for path in sorted(EXAMPLES.glob("*.sheet"))),
)  # fmt: skip


def measured(runs: int = 21) -> list[tuple[str, float, str, float, float]]:
    """Name, seconds, the imports beside it, their seconds, and how many times as long it may take."""
    commands = [command for _, own, imports, _ in _STARTS for command in (own, (sys.executable, "-c", imports))]
    times: list[list[float]] = [[] for _ in commands]
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        for number in range(runs + 1):
            for taken, command in zip(times, commands, strict=True):
                begun = time.perf_counter()
                ran = subprocess.run(command, capture_output=True, env=environment)
                if ran.returncode not in (0, 1):  # 1: a published sheet has findings
                    raise RuntimeError(ran.stderr.decode("utf-8", "replace"))
                # The first round compiles what was never imported.
                taken += [time.perf_counter() - begun] * (number > 0)
    medians = iter([statistics.median(taken) for taken in times])
    return [(name, next(medians), imports, next(medians), most) for name, _, imports, most in _STARTS]


def _environment(folder: Path) -> dict[str, str]:
    """Compiled modules are kept as usual; `regex`, which peers bring and Lark would load, is not there."""
    (folder / "regex.py").write_text("raise ImportError\n", "utf-8")
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPATH": str(folder)
    }
