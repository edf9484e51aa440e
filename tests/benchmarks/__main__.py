"""Sheetlang beside its peers, in one run: `python tests/benchmarks`, after `pip install -e '.[bench]'`.

Prints Markdown: milliseconds a sheet, the floors, memory by the number of sheets, and starts.

    --counts 100,1000,10000   how many sheets a run has
    --only "parse,CSafe"      the contestants whose names hold one of these
    --all                     slow contestants take part in long runs too
    --without-start           no starts
    --seed 1                  another seed, another corpus
    --write docs/performance.md   put the tables between the marks in that file

Contestants whose libraries are not installed are left out, and named.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import start_up, tables
from benchmarks.contestants import CONTESTANTS, Contestant, installed
from benchmarks.race import Result, race

_MARK, _END = "<!-- measured -->\n", "<!-- end of what is measured -->\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for."""
    asked = _asked(arguments)
    wanted = [one for one in CONTESTANTS if any(part in one.name for part in asked.only.split(","))]
    present = [one for one in wanted if installed(one)]
    for one in wanted:
        if one not in present:
            print(f"{one.name} is not installed", file=sys.stderr)
    report = "\n".join(_report(asked, present)) + "\n"
    print(report)
    if asked.write:
        before, _, rest = asked.write.read_text("utf-8").partition(_MARK)
        asked.write.write_text(f"{before}{_MARK}\n{report}\n{_END}{rest.partition(_END)[2]}", "utf-8")


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=lambda text: [int(one) for one in text.split(",")], default=[100, 1000, 10000])
    parser.add_argument("--only", default="")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--without-start", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    return parser.parse_args(arguments)


def _report(asked: argparse.Namespace, contestants: Sequence[Contestant]) -> Iterator[str]:
    results = _results(asked, contestants)
    yield tables.machine()
    for table in (tables.costs, tables.floors, tables.growth):
        yield ""
        yield from table(results)
    if not asked.without_start:
        yield ""
        yield from tables.start_up(start_up.measured())


def _results(asked: argparse.Namespace, contestants: Sequence[Contestant]) -> list[Result]:
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for count in asked.counts:
            taking_part = [one for one in contestants if asked.all or count <= one.most]
            print(f"{count} sheets, {len(taking_part)} contestants", file=sys.stderr)
            results += race(taking_part, count, Path(folder), asked.seed)
    return results


if __name__ == "__main__":
    main()
