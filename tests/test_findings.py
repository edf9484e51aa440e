"""Findings of a file: in reading order, each said once, and of a line with an invisible character only that."""

from itertools import permutations

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.findings import in_order
from sheetlang.rules.rule import Rule, on
from sheetlang.source import Source, Span
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in

A, B = (Fault(name, "warning", Text("错{which}", "wrong {which}")) for name in ("a", "b"))
TEXT = Source("x", "甲乙丙丁")


def finding(fault: Fault, start: int, end: int, which: str = "", source: Source = TEXT) -> Diagnostic:
    return fault.at(source, Span(start, end), which=which)


def test_findings_come_in_the_order_of_a_reader() -> None:
    ordered = (
        finding(B, 3, 4, source=Source("w", "甲乙丙丁")),
        finding(B, 0, 1),
        finding(A, 0, 2),
        finding(B, 0, 2),
        finding(A, 1, 2),
    )
    for some in permutations(ordered):
        assert in_order(some) == ordered


@pytest.mark.parametrize(
    ("said", "kept"), [("甲", "甲"), ("甲甲", "甲"), ("甲乙", "甲乙"), ("甲乙甲", "甲乙"), ("乙甲乙丙", "乙甲丙")]
)
def test_of_one_rule_at_one_place_the_same_is_said_once(said: str, kept: str) -> None:
    findings = [finding(A, 1, 2, which) for which in said]
    other = finding(B, 1, 2, "甲")
    assert [one.values["which"] for one in in_order(findings)] == list(kept)
    assert in_order([other, *findings])[-1] == other
    assert len(in_order([*findings, other])) == len(kept) + 1


def seen(lines: str, release: bool = False) -> list[str]:
    """What is found in lines, by a rule that speaks of every indicator."""
    checker = Checker([Rule(A, judge=lambda *_: on("name", which=""), at_release="error")])
    found = compile_source(Source("x", PREAMBLE + lines), built_in(), checker=checker, release=release).findings
    return [
        f"{one.rule} {one.severity} {one.source.position(one.span.start).line - PREAMBLE.count(chr(10))}"
        for one in found
    ]


def test_a_line_with_an_invisible_character_is_reported_for_that_alone() -> None:
    lines = "产出.数量.甲 >= 4 次\n产出.数量.乙\u200b >= 4 次\n产出.数量.丙 >= 4 次\n"
    assert seen(lines) == ["a warning 1", "invisible-character error 2", "a warning 3"]


def test_each_invisible_character_of_a_line_is_reported() -> None:
    assert seen("产出.数量.乙\u200b >= 4\u200b 次\n") == ["invisible-character error 1"] * 2


def test_a_release_takes_no_allowance_of_what_it_refuses() -> None:
    line = "产出.数量.甲 >= 4 次  # 允许 a: 有原因\n"
    assert (seen(line), seen(line, release=True)) == ([], ["a error 1"])


def test_a_number_that_may_be_misread_is_offered_no_sign() -> None:
    doubted = "产出.数量.巡查次数: 2280次\n"
    lines = "产出.质量.验收达标率: 292%\n产出.质量.设备完好率: 工92%\n"
    found = compile_source(Source("a.sheet", PREAMBLE + doubted + lines), built_in()).findings
    told = [one for one in found if one.rule in ("missing-comparator", "misread-comparator", "share-above-whole")]
    assert [(one.rule, one.fix) for one in told] == [
        ("misread-comparator", None),
        ("share-above-whole", None),
        ("misread-comparator", None),
    ]
    for text, rules in ((doubted, {"missing-comparator"}), (lines, {"share-above-whole", "misread-comparator"})):
        alone = compile_source(Source("a.sheet", PREAMBLE + text), built_in()).findings
        assert {one.rule for one in alone if one.fix} == rules
