"""Rules that read prose or compare sheets take time in proportion to what they read."""

import time

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.checker.run import Run
from sheetlang.language.parse import parse
from sheetlang.model.imports import NoLibrary
from sheetlang.model.resolve import resolve
from sheetlang.model.sheet import Sheet
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in

RULES = [rule for rule in all_rules() if rule.check or rule.alike]
GOALS = ("新增就业人数 300 人，", "较2025年底前", "2025年底前", "《2025年底前", "新增就业人数", "3")
LINES = "产出.数量.新增就业人数 >= 400 人\n产出.时效.完成时间: 2027年3月底前\n"


def sheet(piece: str, length: int) -> Sheet:
    """A sheet with a goal of so many characters, in paragraphs that are not too long for a line."""
    paragraph = "\n    " + piece * (9_000 // len(piece))
    text = PREAMBLE.replace(" 见附件", paragraph * (length // len(paragraph))) + LINES
    sheets, _ = resolve(parse(Source("x", text))[0], built_in(), NoLibrary())
    assert sum(map(len, sheets[0].prose["年度绩效目标"])) > 0.9 * length
    return sheets[0]


def best_of_three(one: Sheet) -> float:
    """The least time of the checks alone: what else runs only adds."""
    times = []
    for _ in range(3):
        checker, run = Checker(RULES), Run()
        begun = time.process_time()
        assert list(checker.findings(one, run=run)) is not None
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.parametrize("piece", GOALS)
def test_a_long_goal_is_read_in_proportion(piece: str) -> None:
    """Quadratic work would take sixteen times as long for four times the text."""
    short, long = (sheet(piece, length) for length in (100_000, 400_000))
    best_of_three(short)
    assert best_of_three(long) < 9 * best_of_three(short) + 0.01
