"""What rules find across files, under forms of one's own, and at release."""

from pathlib import Path

import pytest

import sheetlang
from sheetlang.compiler import compile_source, emit
from sheetlang.forms.read import read_form
from sheetlang.model.target import Pending, Placeholder
from sheetlang.model.target_reading import read_target
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

FORM = """
id = "own"
name = "自己的表"
title = "表"
note = "{year}年填"
[[sections]]
fields = [{ name = "概况", type = "prose" }]
[[columns]]
name = "指标"
shows = "name"
[[attributes]]
name = "数据来源"
required = true
"""
SHEET = "表式: chongqing-2022\n年度: 2026\n项目 甲\n实施单位: 局\n年度资金总额: 1 万元\n当年绩效目标: 略\n"


def rules_of(text: str, release: bool = False) -> list[str]:
    return [finding.rule for finding in sheetlang.compile_text(text, release=release)[1]]


def own(text: str):
    form, findings = read_form(Source("own.toml", FORM))
    assert form is not None, findings
    return compile_source(Source("x", text), built_in().with_forms([form]))


def test_a_column_that_the_form_requires_is_missed() -> None:
    compiled = own("表式: own\n年度: 2026\n项目 甲\n次数 = 4 次\n人数 = 5 人\n    数据来源: 台账\n")
    assert [(one.rule, one.values["name"]) for one in compiled.findings] == [("missing-attribute", "次数")]


def test_the_year_stands_in_a_forms_note() -> None:
    assert b"2026\xe5\xb9\xb4\xe5\xa1\xab" in emit(own("表式: own\n年度: 2026\n项目 甲\n"), "html")


@pytest.mark.parametrize("value", ["待定", "** 人"])
def test_what_a_release_refuses_cannot_be_allowed(value: str) -> None:
    line = f"人数: {value}  # 允许 pending, placeholder: 年底才有\n"
    assert "unused-allow" in rules_of(SHEET + line)
    assert set(rules_of(SHEET + line, release=True)) & {"pending", "placeholder"}


def test_what_is_allowed_in_one_file_is_not_allowed_in_another(tmp_path: Path) -> None:
    (tmp_path / "lib.sheet").write_text(
        "\n" * 5 + "指标集 共用\n人数 >= ** 人\n次数 >= ** 次  # 允许 placeholder: 年底才有\n", "utf-8"
    )
    sheet = SHEET.replace("项目 甲", '导入 "lib.sheet"\n项目 甲') + "引用 共用\n"
    assert sheet.count("\n") == 8
    (tmp_path / "a.sheet").write_text(
        sheet.replace("局\n", "局\n").rstrip("\n") + "  # 允许 placeholder: 只在这里\n", "utf-8"
    )
    _, findings = sheetlang.compile_file(tmp_path / "a.sheet")
    told = [(Path(one.source.name).name, one.rule, one.source.position(one.span.start).line) for one in findings]
    assert told == [("a.sheet", "unused-allow", 8), ("lib.sheet", "placeholder", 7)]


PARAGRAPHS = "\n".join(["        " + "很" * 9000] * 4)
EMOJI = "😀" * 16_001


@pytest.mark.parametrize(
    "lines",
    [
        f"人数 >= 5 人\n    数据来源:\n{PARAGRAPHS}\n",
        f"立项依据:\n{PARAGRAPHS}\n",
        f"项目 乙\n表式: national-2015\n产出.数量.人数:\n{PARAGRAPHS}\n",
        f"主管部门:\n{PARAGRAPHS}\n",
        f"{EMOJI} >= 5 人\n",
        f"人数: {EMOJI}\n",
        f"项目 {EMOJI}\n实施单位: 局\n",
    ],
    ids=["column", "prose", "target", "field", "name", "words", "project"],
)
def test_a_text_of_any_kind_may_be_too_long_for_a_cell(lines: str) -> None:
    assert "text-too-long" in rules_of(SHEET + lines)


@pytest.mark.parametrize("text", ["\n    ".join(["很" * 15_999, "很" * 15_998, "很"]), "😀" * 16_000])
def test_a_text_that_fills_a_cell_is_not_too_long(text: str) -> None:
    assert rules_of(f"{SHEET}主管部门:\n    {text}\n") == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('人数: ""', "empty-value"),
        ("人数 >= 5 人  []", "unknown-flag"),
        ("人数 >= 5 人  [5分] [6分]", "repeated-weight"),
    ],
)
def test_nothing_in_quotes_or_brackets_is_told(line: str, rule: str) -> None:
    assert rules_of(f"{SHEET}{line}\n") == [rule]


PLACEHOLDERS = [
    "**",
    "xx",
    "XX",
    "××",
    "__",
    "…",
    "……",
    "...",
    "??",
    "□",
    "○○",
    "＊＊",
    "ｘｘ",
    "ＸＸ",
    "＿＿",
    "．．．",
    "？？",
    "≥**人",
]
UNDECIDED = ["待定", "pending", "PENDING", "Pending", "TBD", "tbd", "ＴＢＤ"]


@pytest.mark.parametrize("text", [*PLACEHOLDERS, *UNDECIDED, "通水"])
def test_a_text_of_a_field_or_of_prose_is_read_as_a_target_would_be(text: str) -> None:
    kind = type(read_target(text)[0])
    expected = {Placeholder: ["placeholder"], Pending: ["pending"]}.get(kind, [])
    assert bool(expected) == (text != "通水")
    assert rules_of(f"{SHEET}主管部门: {text}\n") == expected
    assert rules_of(SHEET.replace("标: 略", f"标:\n    第一段\n    {text}")) == expected
