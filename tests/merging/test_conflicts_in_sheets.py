"""A conflict in a whole sheet is what `check` tells of it, and nothing follows from it: no class is missed, no sum is off."""

import re
from collections import Counter
from pathlib import Path

import pytest

from sheetlang.compiler import compile_source
from sheetlang.merging.result import merge
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

TESTS = Path(__file__).parents[1]
EXAMPLES = [path for path in (TESTS.parent / "examples").glob("*.sheet") if "\n项目 " in path.read_text("utf-8")]
SHEETS = sorted([*(TESTS / "good_sheets").glob("*.sheet"), *EXAMPLES])
TARGET = re.compile(r"^\S+\.\S+\.\S+ >= ([0-9]+)", re.M)
FIELD = re.compile(r"^(?!表式|[^\n]*\.)\S+: (\S+)$", re.M)


def found(text: str) -> Counter[str]:
    return Counter(one.rule for one in compile_source(Source("x", text), built_in()).findings)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_conflict_brings_no_finding_but_its_own(path: Path) -> None:
    base, tried = path.read_text("utf-8"), 0
    for pattern in (TARGET, FIELD):
        for place in [*pattern.finditer(base)][::4]:
            start, end = place.span(1)
            ours, theirs = (f"{base[:start]}{new}{base[end:]}" for new in ("2071", "2072"))
            text, clashes = merge(base, ours, theirs, built_in())
            assert len(clashes) == 1
            rules = found(text)
            assert rules["unresolved-conflict"] == 1
            assert rules - Counter(["unresolved-conflict"]) <= found(ours) | found(theirs), place[0]
            tried += 1
    assert tried >= 1
