"""The long run: a million hostile inputs and what else is too long for every change.

    python tests/long_run [--inputs N] [--documents N] … [--processes N]

Each module of this folder is a kind of run, with `COUNT` (how many there are), `CHUNK` (how many one
call gets) and `run(numbers)`, which gives the numbers that failed with a line on each. A failure can be
made again from its number alone. Exit status: 1 where something failed.
"""

import argparse
import multiprocessing
import pkgutil
import resource
import sys
import time
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

_EVERY = 5.0
_MOST_SHOWN = 100

Failures = list[tuple[int, str]]


def main() -> int:
    asked = _options().parse_args()
    failed = [name for name in _kinds() if not _run_kind(name, getattr(asked, name), asked.processes)]
    print(f"failed: {', '.join(failed)}" if failed else "nothing failed")
    return int(bool(failed))


def _kinds() -> list[str]:
    names = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return sorted(name for name in names if not name.startswith("_"))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python tests/long_run", description=(__doc__ or "").partition("\n")[0])
    for name in _kinds():
        kind = import_module(f"long_run.{name}")
        about = (kind.__doc__ or "").partition("\n")[0]
        parser.add_argument(f"--{name}", type=int, default=kind.COUNT, metavar="N", help=f"{about} ({kind.COUNT:,})")
    parser.add_argument("--processes", type=int, default=2, metavar="N", help="how many at once (2)")
    return parser


def _run_kind(name: str, count: int, processes: int) -> bool:
    started, failures = time.monotonic(), []
    with multiprocessing.Pool(processes) as pool:
        for found in _with_progress(name, count, pool.imap_unordered(_run_chunk, _chunks(name, count))):
            failures += found
        pool.close()
        pool.join()
    seconds = time.monotonic() - started
    print(
        f"{name}: {count:,} in {seconds:,.0f} s ({count / max(seconds, 0.001):,.0f} a second), {len(failures)} failed"
    )
    print(f"{name}: peak memory of a process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")
    for number, how in sorted(failures)[:_MOST_SHOWN]:
        print(f"{name} {number}: {how}")
    return not failures


def _chunks(name: str, count: int) -> Iterator[tuple[str, range]]:
    chunk = import_module(f"long_run.{name}").CHUNK
    return ((name, range(start, min(start + chunk, count))) for start in range(0, count, chunk))


def _run_chunk(task: tuple[str, range]) -> tuple[range, Failures]:
    name, numbers = task
    try:
        return numbers, import_module(f"long_run.{name}").run(numbers)
    except Exception:
        last = traceback.format_exc().strip().splitlines()[-1]
        return numbers, [(numbers.start, f"the range to {numbers.stop} was broken off: {last}")]


def _with_progress(name: str, count: int, outcomes: Iterator[tuple[range, Failures]]) -> Iterator[Failures]:
    done, failed, told = 0, 0, time.monotonic()
    for numbers, failures in outcomes:
        done, failed = done + len(numbers), failed + len(failures)
        if time.monotonic() - told > _EVERY:
            told = time.monotonic()
            print(f"{name}: {done:,} of {count:,}, {failed} failed", file=sys.stderr, flush=True)
        yield failures


if __name__ == "__main__":
    sys.exit(main())
