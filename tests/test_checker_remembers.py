"""The checker finds what a plain one finds, which asks every rule about every indicator and remembers nothing."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from benchmarks.corpus import corpus
from benchmarks.writers import as_sheet
from rows import real_rows

from sheetlang.checker.checker import Checker
from sheetlang.checker.places import diagnostic
from sheetlang.checker.registry import own_rules
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.knowledge.knowledge import built_in_knowledge, list_names
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity
from sheetlang.naming import is_nameless
from sheetlang.rules.rule import Rule, Verdict
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE, case_of, case_paths
from sheetlang.workspace.forms import built_in

ALL = tuple(rule._replace(off=False) for rule in own_rules())
KNOWN = built_in_knowledge()
CASES = Path(__file__).parent / "cases" / "rules"
# What rules look for in names, and what none does: places, years, and what only begins like a word.
WORDS = sorted({word for name in list_names() for word in KNOWN.words(name)})
WORDLESS = (
    "",
    "",
    "黄浦区",
    "2026年",
    "第3期",
    "乡镇",
    "甲",
    "—",
    "≥",
    "Ａ",
    "至少20",
    "（个）",
    "培训，并",
    "不低于90%",
)
# What rules read whole, or by where it stands in a name.
WHOLE = ("指标一", "——", "人", "次", "建设道路并支付工程款", "完成道路建设并完成验收", "3", "（个）", "100%")
CATEGORIES = ("产出.数量", "产出.质量", "产出.时效", "成本.经济成本", "效益.社会效益", "满意度.服务对象满意度")
TARGETS = (
    " >= 95 %", " = 90 %", " <= 5 %", ": 100 %", " >= 100 %", " = 0 起", " = 5 人", " >= 300 人次", ": 12", ": 500 万元",
    " >= 20 万元", " = 2000 户", ": 3 天", " <= 2.50 元", ": 已完成", ": 逐步提高", ": 12月底前", ": 较上年 提高 3 %",
)  # fmt: skip
MORE = ("", "", "", "  [5分]", "  [核心]", "\n    数据来源: 台账", "\n    备注: **", "  # 说明")


def plain(sheet: Sheet) -> Iterator[Diagnostic]:
    """What the rules find, asked one by one."""
    for rule in ALL:
        yield from rule.check(sheet, KNOWN) if rule.check else ()
        concerned = [one for one in sheet.indicators if concerns(rule, one)]
        for one in concerned if rule.judge else ():
            yield from (diagnostic(rule, verdict, one) for verdict in judged(rule, one, sheet))
        picked = [one for one in concerned if rule.picks and rule.picks(one, sheet.form, KNOWN)]
        yield from rule.compare(picked, sheet, KNOWN) if rule.compare and picked else ()


def judged(rule: Rule, indicator: Indicator, sheet: Sheet) -> list[Verdict]:
    assert rule.judge is not None
    said = rule.judge(indicator, sheet.form, KNOWN)
    return [said] if isinstance(said, Verdict) else list(said or ())


def concerns(rule: Rule, indicator: Indicator) -> bool:
    """Whether a rule is to be asked. That rules on odd names are silent on plain ones is seen here, not taken for granted."""
    if is_nameless(indicator.name) and not rule.nameless:
        return False
    if rule.with_columns and indicator.attributes:
        return True
    if rule.kinds and type(indicator.target) not in rule.kinds:
        return False
    return rule.about is None or not isinstance(indicator.target, Quantity) or rule.about(indicator.target, KNOWN)


@cache
def sheets() -> list[Sheet]:
    """300 and more: of the corpus, of the rules' own cases, and of real rows with other numbers and columns."""
    texts = [as_sheet(content) for content in corpus(100, seed=7)]
    texts += [generated(Random(f"sheet {number}")) for number in range(100)]
    texts += [akin(Random(f"names {number}")) for number in range(200)]
    texts += [f"{PREAMBLE}产出.质量.达标率不低于95% >= {number} %\n" for number in (90, 95, 96)]
    compiled = [compile_source(Source("x", text), built_in(), checker=Checker(())) for text in texts]
    compiled += [case_of(rule, path).compiled() for rule in ALL for path in case_paths(rule, CASES)]
    return [sheet for one in compiled for sheet in one.sheets]


def generated(rng: Random) -> str:
    rows = [row.line for row in real_rows() if row.value]
    return PREAMBLE + "\n".join(varied(rng.choice(rows), rng) + rng.choice(MORE) for _ in range(20)) + "\n"


def akin(rng: Random) -> str:
    """Names that end alike, with one sort of target, and differ in what stands before: a word that rules look for, or none."""
    lines = {}
    for _ in range(8):
        tail = rng.choice(rng.choice((WORDS, WORDS, WHOLE))) + rng.choice(WORDS) * (rng.random() < 0.3)
        category, target = rng.choice(CATEGORIES), rng.choice(TARGETS)
        for _ in range(6):
            name = rng.choice(rng.choice((WORDLESS, WORDLESS, WORDS))) + tail
            lines[name] = f"{category}.{name}{varied(target, rng)}\n"
    return PREAMBLE + "".join(lines.values())


def varied(line: str, rng: Random) -> str:
    """The line with other digits, some of them round, and now and then another spelling of its path."""
    line = "".join(rng.choice("0012345678900") if one in "123456789" and rng.random() < 0.5 else one for one in line)
    return line.replace("产出.", rng.choice(("产出.", "产出指标."))).replace(" %", rng.choice((" %", "%")))


def said(findings: Iterator[Diagnostic]) -> list[str]:
    return sorted(map(repr, findings))


@pytest.mark.parametrize("turn", ["anew", "remembered"])
def test_what_is_remembered_is_what_every_rule_would_say(turn: str) -> None:
    checker = Checker(ALL)
    assert len(sheets()) >= 300
    for sheet in sheets() if turn == "remembered" else ():
        list(checker.findings(sheet))
    for number, sheet in enumerate(sheets()):
        assert said(checker.findings(sheet)) == said(plain(sheet)), number


def test_every_rule_says_something_of_these_sheets() -> None:
    """Else the law above would hold nothing of it."""
    spoken = {finding.rule for sheet in sheets() for finding in plain(sheet)}
    alone = {rule.name for rule in ALL if rule.check or rule.judge}  # the others compare sheets
    assert alone - spoken == set()


def test_a_share_below_one_is_told_in_its_own_hundredths() -> None:
    checker = Checker(ALL)
    for number in ("0.97", "0.34", "1.97", "0.50"):
        text = f"{PREAMBLE}产出.质量.验收合格率 >= {number}\n产出.质量.投诉率 <= {number}\n产出.质量.在线率 >= {number} 比例\n"
        sheet = compile_source(Source("x", text), built_in(), checker=Checker(())).sheets[0]
        assert said(checker.findings(sheet)) == said(plain(sheet)), number


def test_a_day_that_excel_numbered_is_told_among_other_numbers() -> None:
    checker = Checker(ALL)
    for number in ("45000", "45657", "99999", "45,000", "45,657", "99,999"):
        text = f"{PREAMBLE}产出.时效.验收时间: {number}\n产出.时效.验收时限 <= {number}\n产出.数量.树苗 >= 12000 株\n"
        sheet = compile_source(Source("x", text), built_in(), checker=Checker(())).sheets[0]
        assert said(checker.findings(sheet)) == said(plain(sheet)), number
