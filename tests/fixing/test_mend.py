"""Mending: which fixes are made, which are dropped and why; and the law that no meaning is changed."""

import pytest
from slipped import BLANK_BEFORE_UNIT, WIDE_RULES, ZERO_WIDTH, _narrow, clean, compiled, slipped

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import own_rules
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic, Edit, Fault, Fix, Text
from sheetlang.edits import edited
from sheetlang.fixing.mend import Mended, mend
from sheetlang.fixing.promise import CHANGES_MEANING, STAYS
from sheetlang.fixing.proposal import Proposal, apart, fixes
from sheetlang.rules.rule import Rule, on
from sheetlang.source import Source, Span
from sheetlang.testing import PREAMBLE

LINE = "产出.数量.培训人次 ＞＝ 400 人次"


def mended(text: str, *rules: Rule, unsafe: bool = False, preamble: str = PREAMBLE) -> Mended:
    checker = Checker(rules)
    return mend(
        compiled(preamble + text, checker),
        lambda source: compiled(source, checker),
        lambda result: fixes(result, unsafe),
    )


def text_of(result: Mended) -> str:
    return result.compiled.document.source.text.removeprefix(PREAMBLE)


def rule(name: str, propose, severity="warning") -> Rule:
    """A rule that says of a text what `propose` makes of an indicator."""
    return Rule(
        Fault(name, severity, Text("改", "mend")), judge=lambda indicator, *_: propose(indicator), reads_number=True
    )


def test_a_safe_fix_is_made() -> None:
    result = mended(LINE, WIDE_RULES[0])
    assert text_of(result) == "产出.数量.培训人次 >= 400 人次"
    assert [one.rule for one in result.made] == ["wide-sign"]
    assert result.compiled.findings == ()


def test_of_two_fixes_that_overlap_the_first_wins_and_the_other_comes_next() -> None:
    result = mended("产出.质量.合格率 ＞＝ 90％", *WIDE_RULES)
    assert text_of(result) == "产出.质量.合格率 >= 90%"
    assert sorted(one.rule for one in result.made) == ["wide-sign", "wide-value"]


def test_an_unsafe_fix_is_made_only_where_it_is_wanted() -> None:
    longer = rule("short", lambda one: on("name").fixed(f"{one.name}（年）") if "年" not in one.name else None)
    assert text_of(mended(LINE, longer)) == LINE
    assert text_of(mended(LINE, longer, unsafe=True)) == LINE.replace("人次", "人次（年）", 1)


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        ("产出.数量.培训\u200b人次 = 4 场", "产出.数量.培训人次 = 4 场"),
        ("主管部门 ＝ 县民政局", "主管部门: 县民政局"),
    ],
)
def test_mistakes_of_writing_with_a_sure_cure_are_mended(text: str, cured: str) -> None:
    preamble = PREAMBLE.replace("主管部门及代码: 县民政局 317001\n", "")
    result = mended(text, preamble=preamble if "主管" in text else PREAMBLE)
    assert result.compiled.document.source.text.endswith(cured)
    assert result.dropped == ()


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        ("产出.数量.培训人次>=400 人次", "产出.数量.培训人次 >=400 人次"),
        ("产出.数量.培训场次:4 场", "产出.数量.培训场次: 4 场"),
        ("产出.数量.培训场次 = 4 场[5分]", "产出.数量.培训场次 = 4 场  [5分]"),
        ("产出.数两指标.培训场次 = 4 场", "产出.数量指标.培训场次 = 4 场"),
        ("产出.社会效益.培训场次 = 4 场", "效益指标.社会效益指标.培训场次 = 4 场"),
        ("产出.数量.\u200b培训场次 = 4 场[5分]", "产出.数量.培训场次 = 4 场  [5分]"),
        ("其它资金: 3 万元", "其他资金: 3 万元"),
        ("引用 共性指标\n指标集 共性指标集\n产出.数量.甲 = 1 个", "引用 共性指标集\n指标集 共性指标集\n产出.数量.甲 = 1 个"),
        ("项日 第二个", "项日 第二个"),  # what follows would go to another project
        ("产出.数量.培训人次>=很多", "产出.数量.培训人次>=很多"),  # it would be another error
    ],
)  # fmt: skip
def test_mistakes_of_writing_with_a_likely_cure_are_mended_where_that_is_wanted(text: str, cured: str) -> None:
    assert text_of(mended(f"{text}\n产出.数量.乙 = 1 个\n", unsafe=True)) == f"{cured}\n产出.数量.乙 = 1 个\n"


@pytest.mark.parametrize("unread", ["产出.数量.丙人数≥5 人", "产出.数量.丙人数≥5 人\n产出.数量.丁人数≥5 人"])
def test_what_a_line_that_could_not_be_read_held_back_does_not_keep_it_from_being_mended(unread: str) -> None:
    lines = "产出.数量.甲人数 >= 5 人\n产出.质量.合格率 >= 95 %\n产出.质量.优良率 >= 95 %\n"
    rules = [one for one in own_rules() if one.name in ("missing-class", "weights-off-base")]
    result = mended(f"{lines}{unread}\n", *rules)
    assert text_of(result) == f"{lines}{unread.replace('≥', ' ≥')}\n"
    assert {one.rule for one in result.compiled.findings} == {"missing-class"}
    assert result.dropped == ()
    weighed = f"{lines}{unread}\n".replace("\n", "  [5分]\n")
    assert "weights-off-base" in {one.rule for one in mended(weighed, *rules).compiled.findings}


def test_what_a_mended_line_itself_brings_keeps_it_from_being_mended() -> None:
    text = "产出.数量.乙人数 >= 5 人\n产出.数量.乙人数≥5 人\n"
    assert text_of(mended(text)) == text


LIES = [
    (lambda _: on("value").fixed("500 人次", safe=True), True, STAYS.en),
    (lambda _: on("target").within(0, 0).fixed("年 ", safe=True), False, CHANGES_MEANING.en),
    (lambda _: on("value").fixed("1 个\n产出.数量.又一个 = 2 个", safe=True), False, CHANGES_MEANING.en),
    (lambda _: on("value").fixed("1 个  [4分]", safe=True), False, CHANGES_MEANING.en),
    (lambda _: on("target").fixed("随便", safe=True), False, "it would bring other findings: unreadable-line"),
    (lambda _: on("name").fixed("乙", safe=True), False, "it would bring other findings: duplicate-indicator"),
]


@pytest.mark.parametrize(("propose", "speaks_on", "reason"), LIES)
def test_a_fix_that_breaks_its_promise_is_dropped_and_told(propose, speaks_on: bool, reason: str) -> None:
    text = f"{LINE}\n产出.数量.乙 = 1 个\n"

    def speak(one):
        is_as_typed = one.name == "培训人次" and one.target.text == "＞＝ 400 人次"
        return propose(one) if is_as_typed or (speaks_on and one.name == "培训人次") else None

    result = mended(text, rule("liar", speak))
    assert text_of(result) == text
    assert [one.reason.en for one in result.dropped] == [reason]


@pytest.mark.parametrize("unused", ["# 允许 pending: 候批", "# 允许开始 pending: 候批\n# 允许结束"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_unused_comments_at_the_end_of_a_text_are_taken_out_at_once(unused: str, last: str) -> None:
    checker, trials = Checker(), []
    line = "产出.数量.培训人次 = 400 人次"

    def tried(source: Source) -> Compiled:
        trials.append(source)
        return compiled(source.text, checker)

    text = "\n".join([line, *[unused] * 20])
    result = mend(compiled(f"{PREAMBLE}{text}{last}", checker), tried, fixes)
    assert text_of(result) == f"{line}\n"
    assert len(trials) == 1


def test_one_liar_does_not_keep_others_from_being_mended() -> None:
    lines = [f"产出.数量.甲{number} ＞＝ {number} 个" for number in range(1, 20)]
    liar = rule("liar", lambda one: on("value").fixed("8 个", safe=True) if one.name == "甲7" else None)
    result = mended("\n".join(lines), WIDE_RULES[0], liar)
    assert text_of(result) == "\n".join(lines).replace("＞＝", ">=")
    assert [one.finding.rule for one in result.dropped] == ["liar"]


@pytest.mark.parametrize("safe", [True, False])
def test_fixes_that_call_for_each_other_come_to_an_end(safe: bool) -> None:
    there = rule("there", lambda one: on("value").fixed("2 个", safe) if one.target.text == "= 1 个" else None)
    back = rule("back", lambda one: on("value").fixed("1 个", safe) if one.target.text == "= 2 个" else None)
    result = mended("产出.数量.甲 = 1 个", there, back, unsafe=True)
    assert text_of(result) == "产出.数量.甲 = 1 个"
    assert len(result.dropped) == 1


@pytest.mark.parametrize("edits", [(), (Edit(Span(0, 10**6), ""),), (Edit(Span(3, 2), ""),), (Edit(Span(9, 9), ""),),
                                   (Edit(Span(5, 6), "x"), Edit(Span(2, 3), "y"))])  # fmt: skip
def test_edits_that_cannot_be_made_are_not_tried(edits) -> None:
    def check(sheet, known):
        yield Diagnostic(BLANK_BEFORE_UNIT, sheet.origin.source, Span(0, 1), {"text": ""}, fix=Fix(edits, True))

    assert mended(LINE, Rule(BLANK_BEFORE_UNIT, check=check)).made == ()


@pytest.mark.parametrize(
    ("spans", "chosen"),
    [
        ([(0, 4), (3, 6), (6, 8)], [(0, 4), (6, 8)]),
        ([(3, 6), (0, 3)], [(0, 3), (3, 6)]),
        ([(2, 2), (2, 2), (2, 5)], [(2, 2)]),
    ],
)
def test_of_proposals_only_those_that_lie_apart_are_made_at_once(spans, chosen) -> None:
    proposals = [Proposal((), (Edit(Span(*span), ""),), "place") for span in spans]
    assert [one.span for one in apart(proposals)] == chosen


def test_several_edits_are_made_together_with_the_line_ends_of_the_text() -> None:
    edits = (Edit(Span(0, 1), "甲\n"), Edit(Span(2, 2), "乙"))
    assert edited("一二三\r\n", edits) == "甲\r\n二乙三\r\n"


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_no_safe_fix_is_left_and_no_meaning_changed(start: int) -> None:
    """On 1,000 generated sheets with slips: the cure is complete, is what the slip spoiled, and is made once."""
    made = 0
    for number in range(start, start + 100):
        text = slipped(number)
        result = mend(compiled(text), compiled, fixes)
        now = result.compiled.document.source.text
        assert result.dropped == (), number
        assert fixes(compiled(now)) == [], number
        assert mend(compiled(now), compiled, fixes).compiled.document.source.text == now, number
        assert _narrow(_plain(now)) == _narrow(_plain(clean(number))), number
        if not {ZERO_WIDTH, "＝", "＞"} & set(now):
            assert _said(result.compiled) == _said(mend(compiled(clean(number)), compiled, fixes).compiled), number
        made += len(result.made)
    assert made > 500


def _plain(text: str) -> str:
    return text.replace(ZERO_WIDTH, "").replace("\r\n", "\n")


def _said(result: Compiled) -> object:
    return [[one.rule for one in result.findings], result.sheets]
