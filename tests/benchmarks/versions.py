"""Two versions of a sheet's text: figures, a name, a sentence and the order of lines are others in the new one."""

import re
from collections.abc import Callable
from random import Random

Lines = list[str]
_MEASURED = r"([>=<≥≤] )([0-9]+)( [^0-9年月日]*)$"


def versions(text: str) -> list[str]:
    """A text and what it became; the same for the same text."""
    rng, lines = Random(text), text.split("\n")
    for edit in EDITS:
        edit(rng, lines)
    return [text, "\n".join(lines)]


def _indicators(lines: Lines, pattern: str = "") -> list[int]:
    return [at for at, line in enumerate(lines) if line.startswith("产出") and re.search(pattern, line)]


def _raise(rng: Random, lines: Lines) -> None:
    at = rng.choice(_indicators(lines, _MEASURED))
    lines[at] = re.sub(_MEASURED, lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}", lines[at])


def _remove(rng: Random, lines: Lines) -> None:
    del lines[rng.choice(_indicators(lines))]


def _add(rng: Random, lines: Lines) -> None:
    lines.insert(rng.choice(_indicators(lines)), f"产出.数量.新添的事项{rng.randrange(10**6)} >= 5 个")


def _shift(rng: Random, lines: Lines) -> None:
    places = _indicators(lines)
    lines.insert(places[-1], lines.pop(places[0]))


def _reword(rng: Random, lines: Lines) -> None:
    at = rng.choice([at for at, line in enumerate(lines) if line.startswith("    ") and "。" in line])
    lines[at] = lines[at].replace("。", "，另有安排。", 1)


EDITS: tuple[Callable[[Random, Lines], None], ...] = (_raise, _raise, _raise, _remove, _add, _shift, _reword)
