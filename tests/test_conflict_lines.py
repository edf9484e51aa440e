"""What a merge left to be chosen: one finding a conflict, read alike by the quick reader and by the grammar's parser."""

import random

import pytest
from test_fast_paths import trees

from sheetlang.language.document import Entry, Passage, Refused
from sheetlang.language.parse import parse
from sheetlang.language.unparse import unparse
from sheetlang.source import Source

CONFLICT = "<<<<<<< 我方\n甲: 1\n||||||| 原文\n# 冲突：甲\n=======\n甲: 2\n>>>>>>> 对方\n"
BEFORE, AFTER = "年度: 2026\n", "乙: 3\n"
FORMS = {
    "ours": CONFLICT,
    "of git": "<<<<<<< HEAD\n甲: 1\n=======\n甲: 2\n>>>>>>> 1234abc (改了: 甲 = 2)\n",
    "bare": "<<<<<<<\n=======\n>>>>>>>\n",
    "longer": CONFLICT.replace("<<<<<<<", "<" * 12).replace("=======", "=" * 12).replace(">>>>>>>", ">" * 12),
    "of windows": CONFLICT.replace("\n", "\r\n"),
    "with blank lines": CONFLICT.replace("甲: 1\n", "\n甲: 1\n\n"),
    "with columns after it": f"{CONFLICT}    数据来源: 台账\n",
    "in a prose": f"{CONFLICT}    乙。\n\n    丙。\n",
    "its label like a field": "<<<<<<< 我方: 甲\n甲: 1\n=======\n甲: 2\n>>>>>>> 对方\n",
}


def rules(text: str) -> list[str]:
    return [one.rule for one in parse(Source("x", text))[1]]


@pytest.mark.parametrize("form", FORMS)
def test_a_conflict_is_one_finding_and_costs_itself_alone(form: str) -> None:
    text = BEFORE + FORMS[form] + AFTER
    document, findings = parse(Source("x", text))
    (finding,) = findings
    before, conflict, after = document.lines
    assert (finding.rule, finding.source.line_number(finding.span.start)) == ("unresolved-conflict", 2)
    assert text[slice(*finding.span)].startswith("<<<<<<<")
    last = text.count("\n", 0, text.rindex("\n>>>>>>>")) + 2
    assert f"到第 {last} 行" in finding.message("zh")
    assert isinstance(before, Entry) and isinstance(after, Entry) and isinstance(conflict, Refused)
    assert (before.label, after.label) == ("年度", "乙")
    assert conflict.text.replace("\r", "") == FORMS[form].replace("\r", "").removesuffix("\n")


def test_each_conflict_is_told_for_itself() -> None:
    assert rules(CONFLICT * 3) == ["unresolved-conflict"] * 3
    assert rules(CONFLICT + "    乙。\n" + CONFLICT) == ["unresolved-conflict"] * 2


def test_a_prose_before_a_conflict_keeps_what_it_has() -> None:
    document, findings = parse(Source("x", f"项目概况:\n    一。\n{CONFLICT}    三。\n乙: 3\n"))
    assert isinstance(document.lines[0], Passage)
    assert document.lines[0].paragraphs == ("一。",)
    assert [one.rule for one in findings] == ["unresolved-conflict"]


@pytest.mark.parametrize(
    "text", ["<<<<<<< 我方\n甲: 1\n", "<<<<<< 我方\n甲: 1\n>>>>>> 对方\n", "<<<<<<<甲\n>>>>>>> 对方\n"]
)
def test_what_is_no_whole_conflict_takes_no_other_line(text: str) -> None:
    document, findings = parse(Source("x", text + AFTER))
    assert "unresolved-conflict" not in [one.rule for one in findings]
    assert isinstance(document.lines[-1], Entry)
    assert findings != []


@pytest.mark.parametrize("form", FORMS)
def test_what_is_printed_reads_back_as_the_same(form: str) -> None:
    text = (BEFORE + FORMS[form] + AFTER).replace("\r\n", "\n")
    document, _ = parse(Source("x", text))
    assert unparse(document) == text
    assert parse(Source("x", unparse(document)))[0] == document


PIECES = (
    *(
        "<<<<<<< 我方",
        "<<<<<<<",
        "<<<<<<",
        "<<<<<<<<< a: b",
        "=======",
        "||||||| 原文",
        ">>>>>>> 对方",
        ">>>>>>>",
        ">>>>>>>x",
    ),
    *("甲: 1", "甲:", "    乙: 2", "    文字", "", "  ", "# 注", "项目 甲", "随手", "改 甲 = 1", "\t", "\u3000文"),
)


def test_lines_between_markers_are_those_that_the_grammar_finds() -> None:
    conflicts = 0
    for seed in range(3000):
        chance = random.Random(seed)
        text = "".join(
            chance.choice(PIECES) + chance.choice(("\n", "\n", "\r\n")) for _ in range(chance.randint(2, 12))
        )
        text = text.removesuffix("\n") if chance.random() < 0.2 else text
        quick, plain = trees(text)
        assert quick == plain, f"seed {seed}"
        conflicts += "unresolved-conflict" in rules(text)
    assert conflicts > 300
