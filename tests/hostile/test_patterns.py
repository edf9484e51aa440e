"""No regular expression of the product takes more than linear time on any string of 100,000 characters."""

import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as kinds
from re import _parser as parser
from time import process_time

import pytest
from hostile.attacks import alphabet, attack, shapes
from hostile.hang_guard import Hangs, hang_guard
from hostile.patterns import COMPILERS, PACKAGE, Used, all_patterns

SHORT, LONG = 1_000, 100_000
# Four times the string: a linear pattern takes about four times as long, a quadratic one sixteen.
LONGER, MOST_TIMES = 4, 8.0
# What a hundred thousand characters cost a linear pattern at the very least; below it a clock tells nothing.
TELLING = 0.001
WORST = 4
ROUNDS = 10
NEVER_SO_LONG = 5

PATTERNS = all_patterns()
SEQUENCES = (list, tuple, parser.SubPattern)


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


def repeated_for_good(node: object) -> Iterator[object]:
    """What a pattern repeats possessively, as the parser of Python gives it."""
    if isinstance(node, SEQUENCES):
        for one in node:
            yield from repeated_for_good(one)
    if isinstance(node, tuple) and len(node) == 2 and node[0] is kinds.POSSESSIVE_REPEAT:
        yield list(node[1][2])


def goes_wrong_before_3_11_5(pattern: str) -> bool:
    """Python before 3.11.5 repeats a group possessively as if it could go back into it; one character or an atomic group is safe."""
    safe = {kinds.LITERAL, kinds.NOT_LITERAL, kinds.IN, kinds.ANY, kinds.ATOMIC_GROUP}
    repeated = repeated_for_good(parser.parse(pattern))
    return any(len(item) != 1 or item[0][0] not in safe for item in repeated)


@pytest.mark.parametrize("used", PATTERNS, ids=[one.where for one in PATTERNS])
def test_a_pattern_means_the_same_to_every_python_from_3_11_on(used: Used):
    assert not goes_wrong_before_3_11_5(used.pattern.pattern), used.pattern.pattern


def test_what_older_pythons_mistake_would_be_found():
    assert goes_wrong_before_3_11_5(r"(?:a++|b)*+") and goes_wrong_before_3_11_5(r"x(?=(?:a[\r]?\n)++)")
    assert not goes_wrong_before_3_11_5(r"(?>a++|b)*+[ab]++c?+")


def test_every_regular_expression_of_the_sources_is_tried():
    written = sum(
        len(
            re.findall(
                r"\bre\.(?:compile|search|match|fullmatch|sub|findall|finditer|split)\(|= pattern\(",
                path.read_text("utf-8"),
            )
        )
        for path in Path(PACKAGE).rglob("*.py")
        if path not in COMPILERS
    )
    assert written == len([one for one in PATTERNS if not one.where.startswith("grammar:")]) > 30
    assert len([one for one in PATTERNS if one.where.startswith("grammar:")]) > 40


def test_the_alphabet_of_a_pattern_is_what_it_tells_apart():
    assert set("abz5：") <= set(alphabet(re.compile(r"(?:a[b-z]|\d)+：")))
