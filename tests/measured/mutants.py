"""Mutants: a group's modules are changed in every way that mutmut knows, one at a time; do its tests notice?

    python tests/measured/mutants.py [GROUP …] [--processes N]

mutmut runs in a fresh copy of the project, mutants/GROUP, for it takes its settings from where it runs and keeps
what it found there; in that folder `mutmut show NAME` shows a mutant. Exit status: 1 where too few are noticed.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from measured.groups import ROOT, Group, asked_for, modules_of

# A mutant that never ends is noticed as well as one that fails a test.
NOTICED = ("killed", "timeout")
_COPIED_ANYWAY = {"sheetlang", "tests", "pyproject.toml"}


def main() -> int:
    """Measure the groups that are asked for, one after the other."""
    parser = argparse.ArgumentParser("mutants", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("groups", nargs="*", metavar="GROUP")
    parser.add_argument("--processes", type=int, default=2, metavar="N", help="how many at once (2)")
    asked = parser.parse_args()
    return max([judged(group, results(group, asked.processes)) for group in asked_for(asked.groups)])


def results(group: Group, processes: int) -> str:
    """What mutmut lists of a group: a line a mutant."""
    folder = ROOT / "mutants" / group.name
    shutil.rmtree(folder, ignore_errors=True)
    paths = _project_files()
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, folder / path)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings(group, paths))
    mutmut = Path(sys.executable).parent / "mutmut"
    if subprocess.run([mutmut, "run", "--max-children", str(processes)], cwd=folder, check=False).returncode:
        sys.exit(f"{group.name}: mutmut came to no end; see above, and whether the tests pass twice in one process")
    listing = [mutmut, "results", "--all", "true"]
    return subprocess.run(listing, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def settings(group: Group, paths: Iterable[str]) -> str:
    """The table that tells mutmut what to change, what to run, and what else the tests read."""
    table = {
        "source_paths": ["sheetlang"],
        "only_mutate": modules_of(group),
        "also_copy": sorted({path.partition("/")[0] for path in paths} - _COPIED_ANYWAY),
        "pytest_add_cli_args_test_selection": group.tests,
    }
    return "\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())


def judged(group: Group, listed: str) -> int:
    """Say which mutants no test noticed, by module; 1 where too few of the group were noticed."""
    noticed: dict[str, list[bool]] = {}
    for line in listed.splitlines():
        name, _, status = line.strip().partition(": ")
        noticed.setdefault(name.rpartition(".")[0], []).append(status in NOTICED)
        if status not in NOTICED:
            print(f"    {name}: {status}")
    for module, ones in sorted(noticed.items()):
        if sum(ones) < group.noticed * len(ones):
            print(f"{module}: {sum(ones)} of {len(ones)}")
    total = [one for ones in noticed.values() for one in ones]
    print(f"{group.name}: {sum(total)} of {len(total)} mutants were noticed, {_percent(sum(total), len(total))}")
    return 0 if total and sum(total) >= group.noticed * len(total) else 1


def _project_files() -> list[str]:
    """What git has of the project or would take."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    paths = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    return [path for path in paths.split("\0") if path and (ROOT / path).is_file()]


def _percent(some: int, all_of_them: int) -> str:
    return f"{100 * some / max(all_of_them, 1):.1f} %"


if __name__ == "__main__":
    sys.exit(main())
