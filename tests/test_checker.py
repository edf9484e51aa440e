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

    def __init__(self, spoken: str = "", better: str = "", part: tuple[int, int] | None = None) -> None:
        self.targets: list[str] = []
        self.spoken = spoken
        self.verdict = Verdict("value", {"better": better}, part)

    def __call__(self, indicator: Indicator, *_: object) -> Verdict | None:
        self.targets.append(indicator.target.text)
        return self.verdict if self.spoken and self.spoken in indicator.target.text else None


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
        (Rule(FAULT, judge=Asked(), reads_number=lambda one, known: one.target.unit == "次"), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked(), reads_number=lambda one, known: one.target.unit is None), ["= 4 次"]),
        (Rule(FAULT, judge=Asked(), reads_number=lambda one, known: one.nothing), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked("次")), ["= 4 次"]),
        (Rule(FAULT, judge=Asked("次", better="4 次")), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked("次", part=(0, 1))), ["= 4 次", "= 5 次"]),
        (Rule(FAULT, judge=Asked(), kinds=(Words,)), []),
        (Rule(FAULT, judge=Asked(), kinds=(Words, Quantity)), ["= 4 次"]),
        (Rule(FAULT, judge=Asked(), about=lambda target, known: target.unit == "%", reads_number=True), []),
        (
            Rule(FAULT, judge=Asked(), about=lambda target, known: target.unit == "次", reads_number=True),
            ["= 4 次", "= 5 次"],
        ),
        (Rule(FAULT, judge=Asked(), about=lambda target, known: target.nothing), ["= 4 次"]),
        (Rule(FAULT, judge=Asked(), odd_names=True), []),
    ],
    ids=[
        "silent",
        "reads-number",
        "reads-this-unit",
        "reads-no-such",
        "cannot-tell",
        "spoke",
        "quoted",
        "pointed-at-it",
        "other-kind",
        "its-kind",
        "other-unit",
        "its-unit",
        "cannot-tell-what-it-is-about",
        "plain-name",
    ],
)
def test_another_number_is_asked_about_only_where_it_matters(rule: Rule, numbers: list[str]) -> None:
    assert isinstance(rule.judge, Asked)
    rule.judge.targets.clear()
    asked(rule, "产出.数量.甲 = 4 次", "产出.数量.甲 = 5 次")
    assert rule.judge.targets == numbers


def test_what_a_rule_is_about_is_a_matter_of_quantities() -> None:
    judge = Asked()
    rule = Rule(FAULT, judge=judge, about=lambda target, known: target.unit == "%")
    asked(rule, "产出.数量.甲: 若干", "产出.数量.甲 = 4 次  [5分]", "产出.数量.甲 = 4 %")
    assert judge.targets == ["若干", "= 4 %"]


def test_a_rule_on_odd_names_is_not_asked_about_plain_ones() -> None:
    judge = Asked()
    asked(Rule(FAULT, judge=judge, odd_names=True), "产出.数量.甲 = 4 次", "产出.数量.甲（乙） = 5 次")
    assert judge.targets == ["= 5 次"]


def test_columns_concern_a_rule_that_reads_them_whatever_the_target_is() -> None:
    judge = Asked()
    rule = Rule(FAULT, judge=judge, kinds=(Words,), with_columns=True)
    asked(rule, "产出.数量.甲 = 4 次", "产出.数量.甲 = 5 次\n    数据来源: 台账", "产出.数量.甲: 若干")
    assert judge.targets == ["= 5 次", "若干"]


@pytest.mark.parametrize(
    "numbers", [("0", "4"), ("99", "100"), ("100", "101"), ("5", "5.0"), ("5.5", "5.0"), ("1200", "1,200")]
)
def test_numbers_of_another_shape_are_asked_about(numbers: tuple[str, str]) -> None:
    judge = Asked()
    asked(Rule(FAULT, judge=judge), *(f"产出.数量.甲 = {number} 次" for number in numbers))
    assert judge.targets == [f"= {number} 次" for number in numbers]


def test_another_comparison_is_proposed_for_each_number() -> None:
    fault = FAULT._replace(help=Text("{better}", "{better}"))
    checker = Checker([Rule(fault, judge=lambda *_: on("target").compared(">="))])
    for number in ("4", "5"):
        (finding,) = findings(f"产出.数量.甲 = {number} 次", checker)
        assert finding.fix is not None
        assert (finding.help("zh"), finding.fix.edits[0].text) == (f">= {number} 次", f">= {number} 次")


def picked(rule: Rule, *lines: str) -> list[list[str]]:
    """What a rule was given to compare, sheet by sheet."""
    given: list[list[str]] = []
    checker = Checker([rule._replace(compare=lambda them, *_: given.append([one.name for one in them]) or ())])
    for line in lines:
        findings(line, checker)
    return given


def test_what_is_picked_is_compared_where_there_is_any() -> None:
    rule = Rule(FAULT, picks=lambda one, form, known: one.name in "甲丙", kinds=(Quantity,))
    lines = "产出.数量.甲 = 4 次\n产出.数量.乙 = 4 次\n产出.质量.丙 = 5 %"
    assert (
        picked(rule, lines, lines.replace("4", "7"), "产出.数量.乙 = 4 次", "产出.数量.甲: 若干") == [["甲", "丙"]] * 2
    )


def test_what_is_judged_and_picked_is_both_remembered() -> None:
    judge = Asked("次", better="4")
    rule = Rule(FAULT, judge=judge, picks=lambda *_: True)
    assert picked(rule, *(f"产出.数量.甲 = {number} 次" for number in (4, 5, 6))) == [["甲"]] * 3
    assert len(judge.targets) == 3


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
