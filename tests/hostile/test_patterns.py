"""R13: no regular expression of the product takes more than linear time on any string of 100,000 characters."""

import re
from pathlib import Path
from time import process_time

import pytest
from hostile.attacks import alphabet, attack, shapes
from hostile.hang_guard import Hangs, hang_guard
from hostile.patterns import GRAMMAR, PACKAGE, Used, all_patterns

SHORT, LONG = 1_000, 100_000
# Four times the string: a linear pattern takes about four times as long, a quadratic one sixteen.
LONGER, MOST_TIMES = 4, 8.0
# What a hundred thousand characters cost a linear pattern at the very least; below it a clock tells nothing.
TELLING = 0.001
WORST = 4
ROUNDS = 10
NEVER_SO_LONG = 5

PATTERNS = all_patterns()


def run(pattern: re.Pattern[str], method: str, text: str) -> None:
    if method == "search":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, method)(text)


def seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    started = process_time()
    run(pattern, method, text)
    return process_time() - started


def growth(pattern: re.Pattern[str], method: str, shape: tuple[str, str, str], length: int) -> float:
    """How many times as long four times an attack takes; the best of several runs in turn."""
    part, whole = attack(shape, length // LONGER), attack(shape, length)
    short = long = float("inf")
    for _ in range(ROUNDS):
        short, long = min(short, seconds(pattern, method, part)), min(long, seconds(pattern, method, whole))
        if long < TELLING or long / short <= MOST_TIMES:
            return 1.0
    return long / short


def super_linear(pattern: re.Pattern[str], method: str, length: int = LONG, patience: float = NEVER_SO_LONG) -> str:
    """An attack that a pattern does not stand: those slowest on a short string are tried on a long one."""
    short = {}
    try:
        for shape in shapes(pattern):
            with hang_guard(patience, shape):
                short[shape] = seconds(pattern, method, attack(shape, SHORT))
        for shape in sorted(short, key=lambda shape: -short[shape])[:WORST]:
            with hang_guard(patience, shape):
                times = growth(pattern, method, shape, length)
            if times > MOST_TIMES:
                return f"{method} of {shape}: {times:.1f} times"
    except Hangs as hangs:
        return f"{method} of {hangs} has no end"
    return ""


@pytest.mark.parametrize("used", PATTERNS, ids=[one.where for one in PATTERNS])
def test_a_pattern_is_linear(used: Used):
    assert [found for method in sorted(used.methods) if (found := super_linear(used.pattern, method))] == []


@pytest.mark.parametrize(
    ("pattern", "method"),
    [(r"(a+)+$", "match"), (r"\s+$", "search"), (r"(?:a|b)*c|(?:[ab]+,?)+d", "match"), (r"^[^:]*?x.*y.*z", "match")],
)
def test_a_pattern_that_is_not_linear_would_be_found(pattern, method):
    assert super_linear(re.compile(pattern), method, length=12_000, patience=1) != ""


def test_every_regular_expression_of_the_sources_is_tried():
    written = sum(
        len(
            re.findall(
                r"\bre\.(?:compile|search|match|fullmatch|sub|findall|finditer|split)\(", path.read_text("utf-8")
            )
        )
        for path in Path(PACKAGE).rglob("*.py")
        if path != GRAMMAR
    )
    assert written == len([one for one in PATTERNS if not one.where.startswith("grammar:")]) > 30
    assert len([one for one in PATTERNS if one.where.startswith("grammar:")]) > 40


def test_the_alphabet_of_a_pattern_is_what_it_tells_apart():
    assert set("abz5：") <= set(alphabet(re.compile(r"(?:a[b-z]|\d)+：")))
