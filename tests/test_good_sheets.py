"""What a good officer writes is left alone: whole sheets of many kinds of project, and lines that look like mistakes.

A rule that speaks here either found what all who read these overlooked, or raises a false alarm.
"""

from pathlib import Path

import pytest

from sheetlang.compiler import compile_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

FOLDER = Path(__file__).parent
SHEETS = sorted((FOLDER / "good_sheets").glob("*.sheet"))
LINES = (FOLDER / "data" / "good_lines.txt").read_text("utf-8").splitlines()
HEAD = """\
表式: national-2021
年度: 2026
主管部门及代码: 县民政局
实施单位: 县社会工作中心
项目期: 2026年1月—2026年12月
年度资金总额: 2000 万元
年度绩效目标: 见附件
项目 示例
"""
# A sheet of one line lacks classes, weights and company.
OF_SHORT_SHEETS = {"missing-class", "indicator-count", "missing-weight", "weights-off-base"}


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_good_sheet_is_left_alone(path: Path) -> None:
    found = compile_source(Source(path.name, path.read_text("utf-8")), built_in()).findings
    assert [(one.rule, one.message("zh")) for one in found] == []


def test_there_are_sheets_of_all_kinds() -> None:
    forms = {path.read_text("utf-8").partition("\n")[0] for path in SHEETS}
    assert len(SHEETS) >= 18
    assert len(forms) == 8


@pytest.mark.parametrize("line", LINES)
def test_a_good_line_is_left_alone(line: str) -> None:
    found = compile_source(Source("x", HEAD + line + "\n"), built_in()).findings
    assert [(one.rule, one.message("zh")) for one in found if one.rule not in OF_SHORT_SHEETS] == []
