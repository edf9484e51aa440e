"""Parse to Document beside PyYAML's C loader on the same content: `python tests/benchmarks/parse_speed.py`.

Both read the two published sheets again and again, interleaved in one run; the medians and their
ratio are printed. The YAML holds the same fields, prose and indicators as plain values.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from sheetlang.language.document import Command, Document, Entry, Passage
from sheetlang.language.parse import parse
from sheetlang.source import Source

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = 150


def sources() -> list[Source]:
    """The two published sheets."""
    return [Source(path.name, path.read_text("utf-8")) for path in sorted(EXAMPLES.glob("*办案经费.sheet"))]


def as_yaml(document: Document) -> str:
    """The content of a document as an engineer would write it in YAML."""
    value: dict[str, object] = {"indicators": (indicators := [])}
    for line in document.lines:
        match line:
            case Passage():
                value[line.label] = list(line.paragraphs)
            case Entry() if line.has_sign or "." in line.label:
                first, second, name = line.label.split(".", 2)
                indicators.append({"path": [first, second, name], "mark": line.mark, "value": line.value})
            case Entry():
                value[line.label] = line.value
            case Command():
                value.setdefault(line.name, line.argument)
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def interleaved(tasks: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of each task, run in turn so that the machine's moods hit all alike."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = time.perf_counter()
            task()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    """Print the medians and the ratio."""
    texts = sources()
    yamls = [as_yaml(parse(text)[0]) for text in texts]
    medians = interleaved(
        {
            "sheetlang": lambda: [parse(text) for text in texts],
            "yaml": lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in yamls],
        }
    )
    size = sum(len(text.text.encode()) for text in texts) / 1024
    print(
        f"content: {len(texts)} sheets, {size:.1f} KB as .sheet, {sum(len(text.encode()) for text in yamls) / 1024:.1f} KB as YAML"
    )
    for name, median in medians.items():
        print(f"{name:10} {median / len(texts) * 1000:.3f} ms a sheet")
    print(f"CSafeLoader takes {medians['yaml'] / medians['sheetlang']:.2f} times as long")


if __name__ == "__main__":
    main()
