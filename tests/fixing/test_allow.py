"""Comments that allow: on generated sheets they silence what rules find, and change the meaning of nothing."""

from functools import partial
from random import Random

import pytest
from hostile.documents import document
from slipped import compiled

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Fault, Text
from sheetlang.fixing.allow import allowances
from sheetlang.fixing.mend import Mended, mend
from sheetlang.language.directives import directives
from sheetlang.language.parse import parse
from sheetlang.language.unparse import unparse
from sheetlang.rules.rule import Rule
from sheetlang.source import Source, Span
from sheetlang.testing import PREAMBLE

CHECKER = Checker(rule for rule in all_rules() if rule.name in ("placeholder", "pending", "missing-field"))

WORDS = Fault("big-words", "warning", Text("大话", "big words"))


def old(number: int) -> str:
    """A sheet with placeholders in fields, prose, columns and targets, among lines of any kind."""
    dice = Random(number)
    text = PREAMBLE.replace("县社会工作服务中心", dice.choice(("**", "待定", "某局")))
    text = text.replace(" 见附件", dice.choice((" 见附件", "\n    **\n    第二段", "\n    第一段\n    **  ")))
    lines = unparse(document(number)).split("\n")
    for _ in range(3):
        comment = dice.choice(("", "  # 注", "  # 允许 pending: 早就写了"))
        line = f"产出.数量.{dice.randrange(10**6)}号 >= ** 人{comment}\n    数据来源: **{dice.choice(('', '  # 注'))}"
        lines.insert(dice.randrange(len(lines) + 1), line)
    return text + "\n".join(lines)


def with_allowances(text: str) -> Mended:
    compile_text = partial(compiled, checker=CHECKER)
    return mend(compile_text(text), compile_text, partial(allowances, reason="旧表沿用"))


def counting(result: Compiled) -> list[str]:
    """The rules that found what counts, once what is allowed and not found there is left out."""
    return [one.rule for one in result.findings if one.rule in ("placeholder", "missing-field")]


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_what_is_allowed_is_silent_and_means_the_same(start: int) -> None:
    allowed = 0
    for number in range(start, start + 100):
        before = compiled(old(number), CHECKER)
        result = with_allowances(old(number))
        after = result.compiled
        assert after.sheets == before.sheets, number
        assert len(counting(after)) == len({id(one.finding) for one in result.dropped}), number
        others = [one.rule for one in before.findings if one.rule not in counting(before)]
        assert [one.rule for one in after.findings if one.rule not in counting(before)] == others, number
        text = after.document.source.text
        assert with_allowances(text).compiled.document.source.text == text, number
        allowed += len(result.made)
    assert allowed > 300


def test_around_prose_goes_a_block() -> None:
    """In prose a comment would be text."""

    def check(sheet, known):
        at = sheet.origin.source.text.find("万众一心")
        yield WORDS.at(sheet.origin.source, Span(at, at + 4))

    checker = Checker([Rule(WORDS, check=check)])
    compile_text = partial(compiled, checker=checker)
    text = PREAMBLE.replace(" 见附件", "\n    第一段\n    万众一心\n")
    after = mend(compile_text(text), compile_text, partial(allowances, reason="原文")).compiled
    block = "# 允许开始 big-words: 原文\n年度绩效目标:\n    第一段\n    万众一心\n# 允许结束\n"
    assert after.document.source.text == PREAMBLE.replace("年度绩效目标: 见附件\n", block + "\n")
    assert after.findings == ()


@pytest.mark.parametrize(
    ("comment", "lines"),
    [
        ("甲: 1\n# 允许 pending: 因为\n乙: 1", (3, 4)),
        ("甲: 1  # 允许 pending: 因为\n乙: 1", (1, 2)),
        ("甲: 1\n# 允许开始 pending: 因为\n乙: 1\n# 允许结束\n丙: 1", (2, 5)),
        ("# allow-begin pending: why\n# allow-begin x: why\n# ALLOW-END\n甲: 1\n# allow-end", (2, 4)),
        ("\n# 允许全文 pending: 因为\n甲: 1\n", (1, 5)),
        ("# Allow-file: pending: why", (1, 2)),
    ],
)
def test_a_directive_holds_for_its_lines(comment: str, lines: tuple[int, int]) -> None:
    first = next(directives(parse(Source("x", comment))[0]))
    assert first.lines == range(*lines)
