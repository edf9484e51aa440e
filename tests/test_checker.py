"""The checker: what it remembers is what it would say anew, and where a verdict is shown."""

from random import Random

import pytest
from rows import real_rows

from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic, Edit, Fault, Fix, Text
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Words
from sheetlang.rules.rule import Rule, Verdict, on
from sheetlang.source import Source, Span
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in

FAULT = Fault("seen", "warning", Text("看见“{text}”", "saw “{text}”"))


def findings(line: str, rule: Rule | Checker) -> tuple[Diagnostic, ...]:
    checker = rule if isinstance(rule, Checker) else Checker([rule])
    return compile_source(Source("x", f"{PREAMBLE}{line}\n"), built_in(), checker=checker).findings


def places(line: str, verdict: Verdict) -> list[str]:
    found = findings(line, Rule(FAULT, judge=lambda *_: verdict))
    return [one.source.text[one.span.start : one.span.end] for one in found]


LINE = "产出.数量.培训人次 >= 400 人次\n    数据来源: 签到表"


@pytest.mark.parametrize(
    ("verdict", "shown"),
    [
        (on("name"), "培训人次"),
        (on("path"), "产出.数量.培训人次"),
        (on("value"), "400 人次"),
        (on("target"), ">= 400 人次"),
        (on("数据来源"), "签到表"),
        (on("name").within(2, 4), "人次"),
        (on("target").within(0, 2), ">="),
    ],
)
def test_a_verdict_is_shown_at_its_place(verdict: Verdict, shown: str) -> None:
    assert places(LINE, verdict) == [shown]


def test_a_target_over_several_lines_is_shown_as_a_whole() -> None:
    line = "产出.数量.培训:\n    第一段\n    第二段"
    assert places(line, on("value").within(1, 2)) == places(line, on("value"))


def test_a_fix_replaces_the_place() -> None:
    (finding,) = findings(LINE, Rule(FAULT, judge=lambda *_: on("target").within(0, 2).fixed("=", safe=True)))
    at = finding.source.text.index(">=")
    assert finding.fix == Fix((Edit(Span(at, at + 2), "="),), True)
    assert finding.message("zh") == "看见“>= 400 人次”"


class Asked:
    """A judge that notes what it was asked, and speaks of some."""

    def __init__(self, spoken: str = "") -> None:
        self.targets: list[str] = []
        self.spoken = spoken

    def __call__(self, indicator: Indicator, *_: object) -> Verdict | None:
        self.targets.append(indicator.target.text)
        return on("value") if self.spoken and self.spoken in indicator.target.text else None


def asked(rule: Rule, *lines: str) -> None:
    checker = Checker([rule])
    for line in lines:
        findings(line, checker)


def test_the_same_line_is_judged_once() -> None:
    judge = Asked()
    asked(Rule(FAULT, judge=judge), "产出.数量.甲 = 4 次", "产出.数量.甲 = 4 次", "产出.数量.乙 = 4 次")
    assert judge.targets == ["= 4 次", "= 4 次"]


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        (Rule(FAULT, judge=Asked()), ["= 4 次"]),
        (Rule(FAULT, judge=Asked(), reads_number=True), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked(), reads_number=lambda target: target.unit == "次"), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked(), reads_number=lambda target: target.unit is None), ["= 4 次"]),
        (Rule(FAULT, judge=Asked(), reads_number=lambda target: target.nothing), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked("次")), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked(), kinds=(Words,)), []),
        (Rule(FAULT, judge=Asked(), kinds=(Words, Quantity)), ["= 4 次"]),
        (Rule(FAULT, judge=Asked(), units=("%", None), reads_number=True), []),
        (Rule(FAULT, judge=Asked(), units=("%", "次"), reads_number=True), ["= 4 次", "= 5 次"]),
    ],
    ids=[
        "silent",
        "reads-number",
        "reads-this-unit",
        "reads-no-such",
        "cannot-tell",
        "spoke",
        "other-kind",
        "its-kind",
        "other-unit",
        "its-unit",
    ],
)
def test_another_number_is_asked_about_only_where_it_matters(rule: Rule, numbers: list[str]) -> None:
    asked(rule, "产出.数量.甲 = 4 次", "产出.数量.甲 = 5 次")
    assert isinstance(rule.judge, Asked)
    assert rule.judge.targets == numbers


def test_units_are_a_matter_of_quantities() -> None:
    judge = Asked()
    asked(
        Rule(FAULT, judge=judge, units=("%",)), "产出.数量.甲: 若干", "产出.数量.甲 = 4 次  [5分]", "产出.数量.甲 = 4 %"
    )
    assert judge.targets == ["若干", "= 4 %"]


def test_a_number_without_a_unit_may_be_asked_for() -> None:
    judge = Asked()
    asked(Rule(FAULT, judge=judge, units=(None,)), "产出.数量.甲 = 4", "产出.数量.甲 = 4 次")
    assert judge.targets == ["= 4"]


@pytest.mark.parametrize("more", ["  [5分]", "  [核心]", "\n    数据来源: 台账", "\n    备注: **", "  [曾用名 乙]"])
def test_what_stands_beside_a_target_is_not_forgotten(more: str) -> None:
    judge = Asked()
    asked(Rule(FAULT, judge=judge), "产出.数量.甲 = 4 次", f"产出.数量.甲 = 4 次{more}")
    assert len(judge.targets) == 2


def test_what_is_remembered_is_what_would_be_said_anew() -> None:
    """All rules, on the real rows with other numbers: a rule that reads the number must say so."""
    rng, checker = Random(1), Checker()
    rows = [row.line for row in real_rows() if row.value and row.level1.startswith("产出")]
    for _ in range(400):
        line = "".join(rng.choice("0123456789") if one in "123456789" else one for one in rng.choice(rows))
        assert findings(line, checker) == findings(line, Checker()), line
