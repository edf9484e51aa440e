"""The checker: what it remembers is what it would say anew, and where a verdict is shown."""

from functools import reduce
from itertools import permutations
from random import Random

import pytest
from rows import real_rows

from sheetlang.checker.checker import Checker
from sheetlang.checker.names import Names
from sheetlang.checker.strictness import Layer, layer
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic, Edit, Fault, Fix, Text
from sheetlang.knowledge.knowledge import Knowledge
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


def shown(line: str, verdict: Verdict) -> tuple[int, str]:
    """The column and the text of the place where a verdict is shown."""
    (found,) = findings(line, Rule(FAULT, judge=lambda *_: verdict))
    assert (found.fault, found.fix) == (FAULT, None)
    return found.source.position(found.span.start).column, found.source.text[found.span.start : found.span.end]


LINE = "产出.数量.培训人次 >= 400 人次\n    数据来源: 签到表"
COLON = "产出.数量.数量: ≥ 400 人次"


@pytest.mark.parametrize(
    ("line", "verdict", "place"),
    [
        (LINE, on("name"), (7, "培训人次")),
        (LINE, on("path"), (1, "产出.数量.培训人次")),
        (LINE, on("path").within(3, 5), (4, "数量")),
        (LINE, on("value"), (15, "400 人次")),
        (LINE, on("target"), (12, ">= 400 人次")),
        (LINE, on("数据来源"), (11, "签到表")),
        (LINE, on("数据来源").within(1, 3), (12, "到表")),
        (LINE, on("备注"), (1, "产出.数量.培训人次")),
        (LINE, on("name").within(2, 4), (9, "人次")),
        (LINE, on("target").within(0, 2), (12, ">=")),
        # the last of what is called so
        (COLON, on("name"), (7, "数量")),
        (COLON, on("value"), (11, "≥ 400 人次")),
        (COLON, on("target"), (11, "≥ 400 人次")),
        (COLON, on("target").within(0, 1), (11, "≥")),
    ],
)
def test_a_verdict_is_shown_at_its_place(line: str, verdict: Verdict, place: tuple[int, str]) -> None:
    assert shown(line, verdict) == place


def test_a_name_without_a_category_is_shown_at_the_beginning() -> None:
    text = "表式: chongqing-2022\n项目 甲\n人数 = 4 人\n"
    checker = Checker([Rule(FAULT, judge=lambda *_: on("name").within(1, 2))])
    (found,) = (
        one for one in compile_source(Source("x", text), built_in(), checker=checker).findings if one.fault == FAULT
    )
    assert found.span == (text.index("人数") + 1, text.index("人数") + 2)


def test_what_a_verdict_says_may_be_given_in_any_order() -> None:
    fault = Fault("other", "info", Text("别的", "other"))
    steps = [
        lambda one: one.within(1, 2), lambda one: one.fixed("x", safe=True), lambda one: one.compared("<="),
        lambda one: one.said_as(fault), lambda one: one.showing("5 人", None),
    ]  # fmt: skip
    for order in permutations(steps):
        said = reduce(lambda verdict, step: step(verdict), order, on("target"))
        assert said[2:] == ((1, 2), "x", True, fault, "<=", ("5 人", None))


@pytest.mark.parametrize(
    ("line", "verdict", "begins"),
    [
        ("产出.数量.培训:\n    第一段\n    第二段", on("value"), "    第一段"),
        ("产出.数量.培训:\n    第一段\n    第二段", on("target"), "    第一段"),
        ("产出.数量.培训 = 4 次\n    数据来源:\n        第一段\n        第二段", on("数据来源"), "数据来源"),
    ],
)
def test_a_text_over_several_lines_is_shown_as_a_whole(line: str, verdict: Verdict, begins: str) -> None:
    assert shown(line, verdict.within(1, 2).fixed("别的")) == shown(line, verdict)
    assert shown(line, verdict)[1].startswith(begins)
    (finding,) = findings(line, Rule(FAULT, judge=lambda *_: verdict))
    assert finding.message("zh") == ("看见“第一段\n第二段”" if verdict.place != "数据来源" else "看见“= 4 次”")


def test_a_fix_replaces_the_place() -> None:
    (finding,) = findings(LINE, Rule(FAULT, judge=lambda *_: on("target").within(0, 2).fixed("=", safe=True)))
    at = finding.source.text.index(">=")
    assert finding.fix == Fix((Edit(Span(at, at + 2), "="),), True)
    assert finding.message("zh") == "看见“>= 400 人次”"


class Asked:
    """A judge that notes what it was asked, and speaks of some."""

    def __init__(
        self, spoken: str = "", better: str = "", part: tuple[int, int] | None = None, place: str = "value"
    ) -> None:
        self.targets: list[str] = []
        self.spoken = spoken
        self.verdict = Verdict(place, {"better": better}, part)

    def __call__(self, indicator: Indicator, *_: object) -> Verdict | None:
        self.targets.append(indicator.target.text)
        return self.verdict if self.spoken and self.spoken in indicator.target.text else None


def asked(rule: Rule, *lines: str) -> None:
    checker = Checker([rule])
    for line in lines:
        findings(line, checker)


@pytest.mark.parametrize("target", [" = 4 次", ": 若干", " = 4 次  [5分]", " = 4 次\n    数据来源: 台账"])
def test_the_same_line_is_judged_once(target: str) -> None:
    judge = Asked()
    asked(Rule(FAULT, judge=judge), *(f"产出.数量.{name}{target}" for name in "甲甲乙甲"))
    assert len(judge.targets) == 2


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
        (Rule(FAULT, judge=Asked("次", part=(0, 1), place="name")), ["= 4 次"]),
        (Rule(FAULT, judge=Asked("次", part=(0, 1), place="path")), ["= 4 次", "= 5 次"]),
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
        "pointed-at-the-name",
        "pointed-at-the-path",
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
    rule = Rule(FAULT, judge=judge, about=lambda target, known: getattr(target, "unit", "") == "%")
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


def graded(rule: Rule, **layers: object) -> list[str]:
    """How grave the finding of a rule is under a layer."""
    checker = Checker([rule], layers=[layer(Names([rule]), **layers)[0]])
    return [one.severity for one in findings("产出.数量.甲 = 4 次", checker)]


def test_a_rule_that_is_off_is_not_asked() -> None:
    judge = Asked("次")
    rule = Rule(FAULT, judge=judge, check=lambda sheet, known: judge.targets.append("checked") or ())
    assert graded(rule, ignore=["seen"]) == []
    assert graded(rule._replace(off=True)) == []
    assert judge.targets == []
    assert graded(rule._replace(off=True), levels={"seen": "error"}) == ["error"]
    assert judge.targets == ["checked", "= 4 次"]


def test_what_others_find_keeps_its_severity_beside_one_that_is_changed() -> None:
    other = Rule(FAULT._replace(name="other", severity="info"), judge=lambda *_: on("path"))
    checker = Checker([Rule(FAULT, judge=lambda *_: on("path")), other], layers=[Layer(levels=(("seen", "error"),))])
    assert [(one.rule, one.severity) for one in findings(LINE, checker)] == [("other", "info"), ("seen", "error")]


def test_each_of_many_forms_has_its_own_strictness() -> None:
    """More of them than a checker keeps plans for, in turn."""
    (sheet,) = compile_source(Source("x", f"{PREAMBLE}产出.数量.甲 = 4 次\n"), built_in()).sheets
    checker = Checker([Rule(FAULT, judge=lambda *_: on("name"), at_release="error")])
    levels = ("error", "info", "off", "warning")
    sheets = [sheet._replace(form=sheet.form._replace(rules={"seen": level})) for level in levels * 10]
    for _ in range(2):
        said = [[one.severity for one in checker.findings(one)] for one in sheets]
        assert said == [["error"], ["info"], [], ["warning"]] * 10


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


def test_each_question_comes_with_what_the_checker_knows() -> None:
    """A bureau's own words are part of it."""
    known = Knowledge({"bad-things": {"": ("欠费",)}})
    judged: list[bool] = []

    def knows(*asked: object) -> bool:
        return asked[-1] is known

    def judge(*asked: object) -> Verdict:
        judged.append(knows(*asked))
        return on("name")

    rule = Rule(
        FAULT,
        judge=judge,
        check=lambda *asked: [FAULT.at(asked[0].origin.source, Span(0, 1), text="")] if knows(*asked) else (),
        picks=knows,
        compare=lambda them, *asked: (
            [FAULT.at(asked[0].origin.source, Span(1, 2), text=len(them))] if knows(*asked) else ()
        ),
        about=knows,
        reads_number=lambda *asked: not knows(*asked),
    )
    checker = Checker([rule], known)
    for number in (4, 5):
        found = findings(f"产出.数量.甲 = {number} 次", checker)
        assert [one.message("zh") for one in found] == ["看见“”", "看见“1”", f"看见“= {number} 次”"]
    assert judged == [True]


def test_rules_that_say_one_thing_or_several_are_all_heard() -> None:
    names = ("a", "b", "c")
    one, several, none = (Rule(FAULT._replace(name=name), judge=lambda *_: on("name")) for name in names)
    several = several._replace(judge=lambda *_: [on("path"), on("value", text="4")])
    none = none._replace(judge=lambda *_: [])
    checker = Checker([one, several, none, one._replace(fault=FAULT._replace(name="d"))])
    for number in ("4", "5"):
        found = findings(f"产出.数量.甲 = {number} 次", checker)
        assert [(one.rule, one.span.end - one.span.start) for one in found] == [("b", 7), ("a", 1), ("d", 1), ("b", 3)]


def test_what_is_quoted_is_said_once_of_each_number() -> None:
    checker = Checker([Rule(FAULT, judge=lambda one, *_: on("value", text=one.target.value.typed))])
    for number in ("4", "5", "6"):
        assert [one.message("zh") for one in findings(f"产出.数量.甲 = {number} 次", checker)] == [f"看见“{number}”"]


@pytest.mark.parametrize("target", [" = 4 次", ": 若干"])
@pytest.mark.parametrize("place", ["name", "path"])
def test_what_is_remembered_is_shown_where_each_line_has_it(target: str, place: str) -> None:
    checker = Checker([Rule(FAULT, judge=lambda *_: on(place))])
    for label in ("产出.数量.甲", "产出指标.数量指标.甲", "产出.数量.甲"):
        (finding,) = findings(f"{label}{target}", checker)
        text = finding.source.text[finding.span.start : finding.span.end]
        assert text == (label if place == "path" else "甲")


@pytest.mark.parametrize("target", [" = 4 次", ": 若干"])
def test_a_part_of_a_path_is_that_of_each_line(target: str) -> None:
    checker = Checker(
        [Rule(FAULT, judge=lambda one, *_: on("path").within(len(one.entry.label) - 3, len(one.entry.label)))]
    )
    for label, part in (("产出.数量.甲", "量.甲"), ("产出指标.数量指标.甲", "标.甲")):
        (finding,) = findings(f"{label}{target}", checker)
        assert finding.source.text[finding.span.start : finding.span.end] == part


def test_what_is_remembered_of_another_name_is_what_would_be_said_anew() -> None:
    """All rules, on names that end alike and begin with a place, a year or a word."""
    rng, checker = Random(2), Checker()
    tails = (
        "志愿者人数",
        "培训人次",
        "投诉率",
        "合格率",
        "按时完成率",
        "满意度",
        "成本",
        "开展活动",
        "设备购置数",
        "3",
    )
    targets = (" >= 95 %", " <= 5 %", " = 100 %", ": 4 人", " >= 4 人", " = 20 万元", " >= 101 %")
    for _ in range(250):
        name = rng.choice(("", "黄浦区", "静安区", "2026年", "第3期", "不低于")) + rng.choice(tails)
        line = f"{rng.choice(('产出.数量', '产出.质量', '成本.经济成本', '满意度.服务对象满意度'))}.{name}{rng.choice(targets)}"
        assert findings(line, checker) == findings(line, Checker()), line


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("产出.数量.甲 = 4 次", "产出.数量.甲 >= 4 次"),
        ("产出.数量.甲 = 4 次", "产出.数量.甲 ＝ 4 次"),
        ("产出.数量.甲 = 4 次", "产出.数量.甲 = 4 个"),
        ("产出.数量.甲 = 4 次", "产出.质量.甲 = 4 次"),
        ("产出.数量.甲: 若干", "产出.数量.甲: 若干次"),
        ("产出.数量.甲 = 4 次  [5分]", "产出.数量.甲 = 4 次  [6分]"),
        ("产出.数量.甲 = 4 次  [核心]", "产出.数量.甲 = 4 次  [核心 5分]"),
        ("产出.数量.甲 = 4 次  [曾用名 乙]", "产出.数量.甲 = 4 次  [曾用名 丙]"),
        ("产出.数量.甲 = 4 次\n    数据来源: 台账", "产出.数量.甲 = 4 次\n    数据来源: 报表"),
        ("产出.数量.甲 = 4 次\n    数据来源: 台账", "产出.数量.甲 = 4 次\n    备注: 台账"),
    ],
)
def test_lines_that_differ_in_what_a_rule_may_see_are_each_judged(first: str, second: str) -> None:
    judge = Asked()
    asked(Rule(FAULT, judge=judge), first, second, first)
    assert len(judge.targets) == 2


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
