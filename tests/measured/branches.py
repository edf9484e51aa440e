"""Branches: do a group's tests run each line of its modules, and go on from it in each way there is?

    python tests/measured/branches.py [GROUP …]

Exit status: 1 where a group has too few lines or branches that its tests take.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from measured.groups import ROOT, Group, asked_for, modules_of


def main() -> int:
    """Measure the groups that are asked for, one after the other."""
    parser = argparse.ArgumentParser("coverage", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("groups", nargs="*", metavar="GROUP")
    wanted = [group for group in asked_for(parser.parse_args().groups) if group.branches]
    return max([judged(group, measured(group)) for group in wanted], default=0)


def measured(group: Group) -> dict[str, Any]:
    """What coverage.py reports of a group."""
    coverage = (sys.executable, "-m", "coverage")
    tested = [*coverage, "run", "--branch", "--source=sheetlang", "-m", "pytest", *group.tests]
    if subprocess.run(tested, cwd=ROOT, check=False).returncode:
        sys.exit(f"{group.name}: its tests fail")
    report = [*coverage, "json", "--quiet", f"--include={','.join(modules_of(group))}", "-o", "-"]
    said = subprocess.run(report, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    return dict(json.loads(said))


def judged(group: Group, report: dict[str, Any]) -> int:
    """Say which lines and branches no test takes; 1 where the group has too few that are taken."""
    for path, file in sorted(report["files"].items()):
        if lines := file["missing_lines"]:
            print(f"    {path}: lines {', '.join(map(str, lines))}")
        if branches := [f"{start}->{end}" for start, end in file["missing_branches"] if end not in lines]:
            print(f"    {path}: branches {', '.join(branches)}")
    of = report["totals"]
    run, taken = (of["covered_lines"], of["num_statements"]), (of["covered_branches"], of["num_branches"])
    print(f"{group.name}: {_of(*run)} lines, {_of(*taken)} branches")
    return 0 if all(some >= group.branches * many > 0 for some, many in (run, taken)) else 1


def _of(some: int, all_of_them: int) -> str:
    return f"{some} of {all_of_them} ({100 * some / max(all_of_them, 1):.1f} %)"


if __name__ == "__main__":
    sys.exit(main())
