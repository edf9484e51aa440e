"""One contestant in a process of its own: takes its turn when told to, and says how long it took.

Standard input has a line `first last` for each turn; the answer is a line with the seconds and the
peak of memory since the start, in bytes. `python -m benchmarks.worker NAME FILE WARM_UP_FILE`.
"""

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.contestants import named


def main() -> None:
    """Serve turns until standard input ends."""
    contestant = named(sys.argv[1])
    if contestant.name.startswith("sheetlang"):
        # Peers bring it; Lark takes it where it finds it, and sheetlang does not ask for it.
        sys.modules["regex"] = None  # type: ignore[assignment]
    texts, warm_up = (_texts(path) for path in sys.argv[2:])
    task = contestant.prepare()
    for text in warm_up:
        task(contestant.ready(text))
    start = _peak()
    print("ready", flush=True)
    for line in sys.stdin:
        first, last = map(int, line.split())
        seconds = 0.0
        turn = [contestant.ready(text) for text in texts[first:last]]
        for text in turn:
            begun = time.perf_counter()
            task(text)
            seconds += time.perf_counter() - begun
        print(seconds, _peak() - start, flush=True)


def _texts(path: str) -> list[str]:
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _peak() -> int:
    """The most memory this process has held; what getrusage tells on Linux counts that of its parent too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) * 1024


if __name__ == "__main__":
    main()
