"""Names with characters that look like others are told, and no ordinary name is."""

from pathlib import Path
from random import Random

import pytest
from rows import real_rows

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.compiler import compile_source
from sheetlang.knowledge.knowledge import built_in_knowledge
from sheetlang.knowledge.look_alikes import folded
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE, read_case
from sheetlang.workspace.forms import built_in

ROOT = Path(__file__).parents[1]
TOLD = ("confusable-characters", "look-alike-names")
CHECKER = Checker(rule for rule in all_rules() if rule.name in TOLD)
NAMES = sorted({row.name for row in real_rows()})

# What stands for what, typed here by its code: Kangxi radicals, other radicals, compatibility, full width, Cyrillic, Greek.
STAND_INS = dict(
    zip(
        "目人一二比支方日月水火金食高黑" + "页长门马车贝风鸟鱼龙见齐" + "行度不率" + "AZaz09" + "AKMP" + "BHT",
        "\u2f6c\u2f08\u2f00\u2f06\u2f50\u2f40\u2f45\u2f47\u2f49\u2f54\u2f55\u2fa6\u2fb7\u2fbc\u2fca"
        "\u2eda\u2ed3\u2ed4\u2ee2\u2ecb\u2ec9\u2edb\u2ee6\u2ee5\u2ef0\u2ec5\u2eec"
        "\ufa08\ufa01\uf967\uf961"
        "\uff21\uff3a\uff41\uff5a\uff10\uff19"
        "\u0410\u041a\u041c\u0420"
        "\u0392\u0397\u03a4",
        strict=True,
    )
)


def found(text: str) -> list[tuple[str, int]]:
    compiled = compile_source(Source("x", text), built_in(), checker=CHECKER)
    return [(one.rule, one.source.line_number(one.span.start) - PREAMBLE.count("\n")) for one in compiled.findings]


def pairs(count: int) -> list[tuple[str, str]]:
    """Real names that hold one of the characters, and the same with its stand-in."""
    rng = Random(12)
    made = []
    while len(made) < count:
        character = rng.choice([*STAND_INS])
        name = rng.choice(NAMES).replace(".", "")
        at = rng.randrange(len(name) + 1)
        made.append((name[:at] + character + name[at:], name[:at] + STAND_INS[character] + name[at:]))
    return made


def test_300_pairs_are_told() -> None:
    for plain, other in pairs(300):
        lines = f'产出.数量."{plain}": 甲\n产出.质量."{other}": 甲\n'
        assert {("confusable-characters", 2), ("look-alike-names", 2)} <= set(found(PREAMBLE + lines)), (plain, other)


def test_300_pairs_of_one_class_are_errors() -> None:
    """Where the key of names already folds the character, the second line is a duplicate, else it looks like one."""
    for plain, other in pairs(300):
        lines = f'产出.数量."{plain}": 甲\n产出.数量."{other}": 甲\n'
        errors = {rule for rule, line in found(PREAMBLE + lines) if line == 2} - {"confusable-characters"}
        assert errors in ({"look-alike-names"}, {"duplicate-indicator"}), (plain, other)


def test_what_is_mended_is_the_plain_name() -> None:
    for plain, other in pairs(300):
        assert folded(other, built_in_knowledge()) == plain
        assert folded(plain, built_in_knowledge()) == plain


@pytest.mark.parametrize(
    "name",
    ["СНГ国家交流", "α射线", "μ子探测", "ϕ角测量", "㎡单价", "℃记录", "①期工程", "（一期）：甲", "½日制", "PM2.5"],
)
def test_an_ordinary_name_is_not_told(name: str) -> None:
    assert found(f'{PREAMBLE}产出.数量."{name}": 甲\n') == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in ("examples", "tests/cases")
        for path in sorted((ROOT / folder).rglob("*.sheet"))
        if path.stem not in (*TOLD, "similar-indicators")
    ],
    ids=lambda path: path.stem,
)
def test_no_published_sheet_example_or_case_is_told(path: Path) -> None:
    source, _ = read_case(path)
    compiled = compile_source(source, built_in(), checker=CHECKER)
    assert [one for one in compiled.findings if one.rule in TOLD] == []


def test_no_real_row_is_told() -> None:
    for row in real_rows():
        assert found(f'{PREAMBLE}产出.数量."{row.name}": 甲\n') == [], row.name


@pytest.mark.parametrize(
    ("line", "rule", "better"),
    [
        ("产出.数量.走访 >= 300 \u2f08", "comparison-needs-number", "300 人"),
        ("产出.数量.走访 >= 300\u2f08次", "comparison-needs-number", "300人次"),
        ("产出.数量.走访 >= 300 人\n    上年: 280 \u2f08", "not-a-value", "280 人"),
        ("产出.数量.走访 >= \u2f08", "comparison-needs-number", None),
        ("产出.数量.走访 >= 300 \u2f08，\u2f24", "comparison-needs-number", None),
        ("产出.数量.面积 >= 300 ㎡", None, None),
    ],
)
def test_a_unit_that_only_looks_right_is_told_with_the_right_one(
    line: str, rule: str | None, better: str | None
) -> None:
    findings = compile_source(Source("x", PREAMBLE + line), built_in(), checker=Checker(())).findings
    assert [one.rule for one in findings] == ([rule] if rule else [])
    assert [edit.text for one in findings if one.fix for edit in one.fix.edits] == ([better] if better else [])
    assert all("U+2F08" in one.message(lang) for one in findings if one.fix for lang in ("zh", "en"))
