"""A row pasted from Excel or Word, or typed as a list, is told with the very line to write, once."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEAD = "表式: national-2021\n项目 甲\n产出.数量.讲座场次 >= 4 场\n"
OF_WRITING = {
    "unreadable-line", "unknown-category", "unknown-field", "unknown-attribute", "sign-without-space",
    "comparison-needs-number", "missing-colon", "ambiguous-line", "stray-indent", "incomplete-path", "misplaced-category",
}  # fmt: skip
CHECKED = "产出指标.数量指标.筛查人数"


def told(line: str) -> list[Diagnostic]:
    findings = compile_source(Source("a.sheet", f"{HEAD}{line}\n"), built_in()).findings
    return [one for one in findings if one.rule in OF_WRITING]


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("产出指标\t数量指标\t筛查人数\t≥800人", f"{CHECKED} ≥800人"),
        ("产出指标\t数量指标\t筛查人数\t≥\t800\t人", f"{CHECKED} ≥ 800 人"),
        ("产出指标 数量指标 筛查人数 ≥800人", f"{CHECKED} ≥800人"),
        ("产出指标　数量指标　筛查人数　800人", f"{CHECKED}: 800人"),
        ("产出/数量/筛查人数/≥800人", f"{CHECKED} ≥800人"),
        ("产出指标|数量指标|筛查人数|≥800人", f"{CHECKED} ≥800人"),
        ("| 产出指标 | 数量指标 | 筛查人数 | ≥800人 |", f"{CHECKED} ≥800人"),
        ("产出指标,数量指标,筛查人数,≥8,000人", f"{CHECKED} ≥8,000人"),
        ("产出指标，数量指标，筛查人数，800人", f"{CHECKED}: 800人"),
        ("产出-数量-筛查人数：≥800人", f"{CHECKED} ≥800人"),
        ("产出指标：数量指标：筛查人数：800人", f"{CHECKED}: 800人"),
        ("数量指标：筛查人数 800人", f"{CHECKED}: 800人"),
        ("数量指标: 筛查人数: 800人", f"{CHECKED}: 800人"),
        ("数量指标：筛查人数≥800人", f"{CHECKED} ≥800人"),
        ("\t数量指标\t筛查人数\t≥800人", f"{CHECKED} ≥800人"),
        ("产出.数量指标 筛查人数 >= 800 人", f"{CHECKED} >= 800 人"),
        ("1.产出.数量.筛查人数 >= 800 人", f"{CHECKED} >= 800 人"),
        ("（2）产出.数量.筛查人数 >= 800 人", f"{CHECKED} >= 800 人"),
        ("三、数量指标：筛查人数 800人", f"{CHECKED}: 800人"),
        ("4\t产出指标\t数量指标\t筛查人数\t≥800人", f"{CHECKED} ≥800人"),
        ("产出指标\t时效指标\t筛查完成时间\t2026年11月底前", "产出指标.时效指标.筛查完成时间: 2026年11月底前"),
        (
            "效益指标\t社会效益指标\t居民健康水平\t明显提高，持续改善",
            "效益指标.社会效益指标.居民健康水平: 明显提高，持续改善",
        ),
        ("社会效益：居民健康水平 明显提高", "效益指标.社会效益指标.居民健康水平: 明显提高"),
        ("产出指标\t数量指标\t筛查人数\t≥800人  # 含复查", f"{CHECKED} ≥800人  # 含复查"),
        # What is but doubtful in it is told of the line that is written.
        ("产出/质量/筛查率/≥95%以上", "产出指标.质量指标.筛查率 ≥95%以上"),
    ],
)
def test_the_line_is_shown_as_it_is_to_be_written(line: str, better: str) -> None:
    (found,) = told(line)
    assert found.rule == "unreadable-line"
    assert found.help("zh") == f"写成“{better.partition('  #')[0]}”"
    assert found.fix is not None
    assert found.fix.safe is ("标\t" in line)
    assert edited(f"{HEAD}{line}\n", found.fix.edits) == f"{HEAD}{better}\n"
    assert told(better) == []


def test_a_number_without_a_colon_may_need_a_comparison_instead() -> None:
    line = "产出.数量.筛查人数800人"
    (found,) = told(line)
    assert found.rule == "unreadable-line"
    advice = "写成“产出.数量.筛查人数: 800人”；说至少、至多的，冒号换成 >=、<=，正好的换成 ="
    assert found.help("zh") == advice
    assert found.fix is not None
    assert not found.fix.safe
    assert edited(f"{HEAD}{line}\n", found.fix.edits) == f"{HEAD}产出.数量.筛查人数: 800人\n"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("产出指标\t数量指标\t筛查人数\t≥800人\t10", CHECKED),
        ("产出指标\t数量指标\t筛查人数\t=\t800\t人\t600", CHECKED),
        ("效益指标\t社会效益指标\t居民健康水平\t提高\t显著", "效益指标.社会效益指标.居民健康水平"),
    ],
)
def test_of_a_row_with_more_columns_only_the_name_is_sure(line: str, named: str) -> None:
    (found,) = told(line)
    assert found.help("zh") == f"写成“{named}: …”"
    assert found.fix is None


@pytest.mark.parametrize("line", ["数量指标：完成筛查800人", "质量指标：显著提高", "时效指标："])
def test_a_category_is_no_field(line: str) -> None:
    (found,) = told(line)
    assert "是指标的类别，不是基本信息" in found.message("zh")
    assert found.help("zh").startswith("一行写一条指标：“产出指标.")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("产出.数量.筛查人数>=800 人", "sign-without-space"),
        ("产出.社会效益.就业人数 >= 30 人", "misplaced-category"),
        ("数量指标.筛查人数 >= 800 人", "misplaced-category"),
        ("产出 >= 800 人", "incomplete-path"),
        ("产出 筛查人数 >= 800 人", "unknown-category"),
        ("2026年筛查800人", "unreadable-line"),
        ("产出.数量.在2026年筛查", "unreadable-line"),
    ],
)
def test_another_mistake_is_told_as_that(line: str, rule: str) -> None:
    (found,) = told(line)
    assert found.rule == rule
    assert "表格" not in found.message("zh")


def test_a_text_is_no_row() -> None:
    assert told("年度绩效目标:\n    产出指标 数量指标 筛查人数 ≥800人") == []
    assert told("年度绩效目标: 数量指标：筛查人数 800人") == []
