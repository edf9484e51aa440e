"""Sheets of one run are compared: the later of two that say the same is told, in whatever file it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import sheetlang
from sheetlang.checker.checker import Checker
from sheetlang.checker.run import Run
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import built_in_knowledge
from sheetlang.rules.copied_sheet import RULE
from sheetlang.rules.rule import Rule
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.find import find
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.workspace import Workspace

LINES = """\
产出.数量.维护设备 >= 40 台
产出.质量.维护合格率 = 100 %
产出.时效.完成时间: 2026年11月底前
满意度.服务对象满意度.村医满意度 >= 90 %
"""
SHEET = PREAMBLE + LINES


def next_year(text: str) -> str:
    return text.replace("2026", "2027").replace("86.50", "90")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sheetlang.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*paths: str, workspace: Workspace | None = None) -> Iterator[tuple[str, str]]:
    """The file of each copy that a run finds, and the file that it is a copy of."""
    workspace = workspace or Workspace()
    for file in find(paths):
        for finding in workspace.compile(file).findings:
            if finding.rule == RULE.name:
                yield finding.source.name, str(finding.values["file"])


def test_a_copy_is_told_in_the_later_file_and_names_the_earlier(write) -> None:
    write("2026.sheet", SHEET)
    write("2027.sheet", next_year(SHEET))
    write("别的.sheet", SHEET.replace("40 台", "60 台"))
    assert list(told(".")) == [("2027.sheet", "2026.sheet")]


def test_every_copy_names_the_first(write) -> None:
    for name in "甲乙丙":
        write(f"{name}.sheet", SHEET.replace("项目 示例", f"项目 {name}"))
    first, *others = sorted(f"{name}.sheet" for name in "甲乙丙")
    assert list(told(".")) == [(other, first) for other in others]


def test_a_run_knows_nothing_of_another(write) -> None:
    write("a.sheet", SHEET)
    assert list(told("a.sheet")) == list(told("a.sheet")) == []
    texts = [sheetlang.compile_text(SHEET, name=name)[1] for name in ("a", "b")]
    assert RULE.name not in [one.rule for findings in texts for one in findings]


def test_a_file_that_is_read_again_in_a_run_is_no_copy_of_itself(write) -> None:
    workspace = Workspace()
    write("a.sheet", SHEET)
    assert list(told("a.sheet", workspace=workspace)) == []
    write("a.sheet", "\n\n" + SHEET)
    assert list(told("a.sheet", workspace=workspace)) == []


def test_a_copy_can_be_allowed_where_it_stands(write) -> None:
    write("2026.sheet", SHEET)
    write("2027.sheet", next_year(SHEET).replace("项目 示例", "项目 示例  # 允许 copied-sheet: 上级文件没有变"))
    findings = [one for file in find(["."]) for one in [Workspace().compile(file)] for one in one.findings]
    assert list(told(".")) == []
    assert "unused-allow" not in [one.rule for one in findings]  # what it allows is seen beside the other alone


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40 台", "41 台"),
        ("维护设备", "维修设备"),
        ("见附件", "见附件二"),
        ("县社会工作服务中心", "县医院"),
        ("2026年11月底前", "2026年10月底前"),
        (">= 90", ">= 95"),
        ("产出.质量.维护合格率 = 100 %", "产出.数量.维护合格率 = 100 %"),
    ],
)
def test_a_sheet_that_says_something_else_is_no_copy(old: str, new: str) -> None:
    assert both(SHEET, SHEET) == ["copied-sheet"]
    assert SHEET.count(old) == 1
    assert both(SHEET, SHEET.replace(old, new)) == []


def in_one_run(*texts: str, rule: Rule = RULE) -> list[Diagnostic]:
    """What is found in texts of several files that are checked in one run."""
    checker, run = Checker([rule]), Run()
    sources = [Source(f"{number}.sheet", text) for number, text in enumerate(texts)]
    compiled = [compile_source(source, built_in(), checker=checker, run=run) for source in sources]
    return [one for result in compiled for one in result.findings]


def both(*texts: str, rule: Rule = RULE) -> list[str]:
    return [one.rule for one in in_one_run(*texts, rule=rule)]


def test_a_copy_is_told_with_the_project_the_year_and_the_file_of_the_earlier() -> None:
    later = next_year(SHEET).replace("项目 示例", "项目 乙")
    (finding,) = in_one_run(SHEET, later)
    assert finding.source.text[finding.span.start : finding.span.end] == "项目 乙"
    assert finding.values == {"name": "乙", "other": "示例", "year": 2026, "file": "0.sheet"}


def test_of_an_earlier_sheet_without_a_year_none_is_told() -> None:
    fault = Fault("theirs", "warning", Text("{other}（{year}）", "{other} ({year})"))
    found = in_one_run(SHEET.replace("年度: 2026\n", ""), SHEET, rule=Rule(fault, alike=lambda *_: "same"))
    assert [one.message("zh") for one in found if one.fault is fault] == ["示例（）"]


@pytest.mark.parametrize("opening", ["项目 乙\n", "项目 示例\n年度: 2027\n"])
def test_of_one_file_another_project_or_another_year_is_a_copy(opening: str) -> None:
    lines = LINES.replace("2026", "2027") if "2027" in opening else LINES
    assert both(f"{SHEET}\n{opening}{lines}") == ["copied-sheet"]


def test_a_rule_of_others_that_fails_while_it_compares_is_one_finding_a_sheet() -> None:
    def alike(*_: object) -> str:
        raise ZeroDivisionError

    fault = Fault("theirs", "warning", Text("像", "alike"))
    assert both(SHEET, SHEET, rule=Rule(fault, "像", alike=alike)) == ["rule-failed"] * 2
    assert both(SHEET, SHEET, rule=Rule(fault, "像", alike=lambda *_: "")) == ["theirs"]
    assert both(SHEET, SHEET, rule=Rule(fault, "像", alike=lambda *_: None)) == []
    knows = Rule(fault, "像", alike=lambda sheet, known: "x" if known is built_in_knowledge() else None)
    assert both(SHEET, SHEET, rule=knows) == ["theirs"]
    broken = fault._replace(message=Text("像{nothing}", "like {nothing}"))
    assert both(SHEET, SHEET, rule=Rule(broken, "像", alike=lambda *_: "x")) == ["rule-failed"]
