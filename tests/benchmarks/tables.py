"""Results as Markdown: cost, ratios, floors, memory, and the machine they were measured on."""

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.contestants import CONTESTANTS, FLOORS
from benchmarks.race import Result

_LIBRARIES = ("lark", "attrs", "Jinja2", "click", "XlsxWriter", "PyYAML", "pydantic", "strictdoc", "beancount")


def machine() -> str:
    """The processor, the Python and the libraries, in a paragraph."""
    versions = ", ".join(f"{name} {found}" for name in _LIBRARIES if (found := _version(name)))
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"{platform.python_implementation()} {platform.python_version()}; {versions}."
    )


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if sys.platform == "linux" and cpuinfo.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def costs(results: Sequence[Result]) -> Iterator[str]:
    """Milliseconds a sheet, a row a contestant, a column a size."""
    counts = sorted({one.count for one in results})
    yield from _head("ms a sheet, median", *(f"N = {count:,}" for count in counts))
    for contestant in CONTESTANTS:
        of = {one.count: one for one in results if one.contestant == contestant.name}
        if of:
            yield _row(contestant.name, *(f"{of[count].median * 1000:.3f}" if count in of else "" for count in counts))


def floors(results: Sequence[Result]) -> Iterator[str]:
    """Each floor with what was reached."""
    found = {(one.contestant, one.count): one.median for one in results}
    yield from _head("floor", "N", "reached", "")
    for floor in FLOORS:
        limit = f"{'≤' if floor.slower else '≥'} {floor.times:g}×"
        for count in sorted({count for name, count in found if name == floor.name}):
            if (floor.peer, count) in found:
                own, peer = found[floor.name, count], found[floor.peer, count]
                ratio = own / peer if floor.slower else peer / own
                kept = ratio <= floor.times if floor.slower else ratio >= floor.times
                yield _row(f"{floor.name} {limit} {floor.peer}", f"{count:,}", f"{ratio:.2f}×", _verdict(kept))


def growth(results: Sequence[Result], most: float = 1.25, megabytes: int = 64) -> Iterator[str]:
    """Memory by size, and what a sheet costs at the end of the longest run beside its beginning."""
    counts = sorted({one.count for one in results})
    yield from _head(
        "memory above the start, MB", *(f"N = {count:,}" for count in counts), "longest run, last third / first", ""
    )
    for contestant in CONTESTANTS:
        of = {one.count: one for one in results if one.contestant == contestant.name}
        if not of:
            continue
        shown = [f"{of[count].memory / 2**20:.1f}" if count in of else "" for count in counts]
        longest = of[max(of)]
        flat = longest.drift <= most and longest.memory <= megabytes * 2**20
        verdict = _verdict(flat) if contestant.name.startswith("sheetlang") else ""
        yield _row(contestant.name, *shown, f"{longest.drift:.2f}", verdict)


def start_up(rows: Sequence[tuple[str, float, str, float, float]]) -> Iterator[str]:
    """What a start costs beside that of the libraries alone."""
    yield from _head("start", "ms", "beside", "ms", "floor", "reached", "")
    for name, own, peer, other, times in rows:
        ratio = own / other
        yield _row(
            name, f"{own * 1000:.0f}", peer, f"{other * 1000:.0f}", f"≤ {times:g}×", f"{ratio:.2f}×", _verdict(ratio <= times),
        )  # fmt: skip


def _verdict(kept: bool) -> str:
    return "ok" if kept else "**missed**"


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield "|" + "|".join(" --- " if number == 0 else " ---: " for number in range(len(names))) + "|"


def _row(*texts: str) -> str:
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"
