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
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
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
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        tasks = {_submitted(pool, name, numbers): numbers for numbers in _chunks(name, count)}
        for found in _with_progress(name, count, ((tasks[one], _outcome(one)) for one in as_completed(tasks))):
            failures += found
    seconds = time.monotonic() - started
    print(
        f"{name}: {count:,} in {seconds:,.0f} s ({count / max(seconds, 0.001):,.0f} a second), {len(failures)} failed"
    )
    print(f"{name}: peak memory of a process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")
    for number, how in sorted(failures)[:_MOST_SHOWN]:
        print(f"{name} {number}: {how}")
    return not failures


def _chunks(name: str, count: int) -> Iterator[range]:
    chunk = import_module(f"long_run.{name}").CHUNK
    return (range(start, min(start + chunk, count)) for start in range(0, count, chunk))


def _run_chunk(name: str, numbers: range) -> Failures:
    try:
        found: Failures = import_module(f"long_run.{name}").run(numbers)
        return found
    except Exception as error:
        return [(numbers.start, f"the range to {numbers.stop} was broken off: {type(error).__name__}: {error}")]


def _submitted(pool: ProcessPoolExecutor, name: str, numbers: range) -> "Future[Failures]":
    """A chunk that will be run; where a process has died already, one that has failed."""
    try:
        return pool.submit(_run_chunk, name, numbers)
    except BrokenProcessPool as error:
        failed: Future[Failures] = Future()
        failed.set_exception(error)
        return failed


def _outcome(chunk: "Future[Failures]") -> Failures:
    """What a chunk found; a process that died is a failure too."""
    try:
        return chunk.result()
    except BrokenProcessPool as error:
        return [(-1, f"a process died: {error}")]


def _with_progress(name: str, count: int, outcomes: Iterator[tuple[range, Failures]]) -> Iterator[Failures]:
    done, failed, told = 0, 0, time.monotonic()
    for numbers, failures in outcomes:
        done, failed = done + len(numbers), failed + len(failures)
        for number, how in failures:
            print(f"{name} {number}: {how}", file=sys.stderr, flush=True)
        if time.monotonic() - told > _EVERY:
            told = time.monotonic()
            print(f"{name}: {done:,} of {count:,}, {failed} failed", file=sys.stderr, flush=True)
        yield failures


if __name__ == "__main__":
    sys.exit(main())
