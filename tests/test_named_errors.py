"""The errors that reviewers name, as they stood on published sheets and varied: each is told, once, where it is.

`data/named_errors.tsv` holds the lines: code of the error, form, line, rule, what the carets stand under. ` | ` divides
the lines of a case; the finding is expected on the last one. What is told of a sheet so short (classes without an
indicator, weights) is no part of a case.
"""

from pathlib import Path

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.checker.run import Run
from sheetlang.checker.strictness import Layer
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEADS = {
    "national-2015": """主管部门及代码: 县民政局\n实施单位: 县社会工作中心\n年度资金总额: 2000 万元\n年度总体目标: 见附件""",
    "national-2021": """主管部门及代码: 县民政局\n实施单位: 县社会工作中心\n年度资金总额: 2000 万元\n年度绩效目标: 见附件""",
    "hunan-2023": """主管部门: 市城管局\n项目实施单位: 市环卫处\n本年度申请资金: 2000 万元\n年度目标: 见附件""",
    "sichuan-2023": """实施单位: 县司法局\n年度预算总额: 2000 万元\n年度目标: 见附件""",
    "shanghai-2020": "申报单位名称: 局\n项目类别: 一次性\n计划开始日期: 2026-01-01\n计划完成日期: 2026-12-31\n是否含有政府购买服务: 是"
    "\n绩效类型: 其他\n项目概况: 见附件\n项目总预算: 2000 万元\n项目当年预算: 2000 万元",
}
OF_SHORT_SHEETS = {"missing-class", "indicator-count", "missing-weight", "weights-off-base"}
# What else is wrong with a line as it was published.
ALSO = {
    "产出.数量.开设课程数量: 220": "missing-comparator",
    "产出.数量.享受资助人数: 2100": "missing-comparator",
    "产出.质量.完成安可产品购买并按要求支付资金 = 100": "sentence-as-name",
    "产出.质量.委托业务报告合格率 ≥100百分比": "odd-unit",
    "产出.质量.“两类人员”帮教覆盖人数 =20000个": "wrong-class",
    "产出.控制在预算成本内: 250万": "odd-unit",
    "效益.社会效益.提高群众满意度: 提高": "wrong-class",
    "效益.社会效益.社会效益: 是": "unnamed-indicator",
}

_TABLE = (Path(__file__).parent / "data" / "named_errors.tsv").read_text("utf-8")
CASES = [line.split("\t") for line in _TABLE.splitlines()[1:]]

COMPLETE = """\
产出.数量.培训场次 >= 4 场
产出.质量.合格率 >= 95 %
产出.时效.完成时间: 2026年11月底前
产出.成本.人均费用 <= 300 元/人
效益.社会效益.服务覆盖率 >= 90 %
满意度.服务对象满意度.群众满意度 >= 90 %
"""
COST = "产出.成本.人均费用 <= 300 元/人\n"
EFFECT = "效益.社会效益.服务覆盖率 >= 90 %\n"
SATISFIED = "满意度.服务对象满意度.群众满意度 >= 90 %\n"
BUDGET = "年度资金总额: 2000 万元"
GOAL = "年度总体目标: 见附件"
# code, rule, what is put in the place of what in a complete sheet of 2015, and where it is told
SHEETS = [
    ("S04", "missing-class", {EFFECT: ""}, "项目 示例"),
    ("S04", "missing-class", {SATISFIED: ""}, "项目 示例"),
    ("S05", "missing-cost", {"示例": "教育基础设施工程", COST: "产出.成本.建设成本: 参照政府采购成本控制\n"}, "参照政府采购成本控制"),
    ("S05", "missing-cost", {"示例": "校舍维修改造", COST: ""}, "项目 校舍维修改造"),
    ("N11", "mixed-comparators", {"群众满意度 >=": "群众满意度 ≧"}, "≧"),
    ("B01", "total-mismatch", {BUDGET: "年度资金总额: 0 万元\n财政拨款: 90 万元"}, "0 万元"),
    ("B01", "total-mismatch", {BUDGET: "年度资金总额: 100 万元\n财政拨款: 90 万元"}, "100 万元"),
    ("B01", "total-mismatch", {BUDGET: "年度资金总额: 100 万元\n财政拨款: 90 万元\n其他资金: 20 万元"}, "100 万元"),
    ("B04", "not-money", {BUDGET: "年度资金总额: 854万(…400万元…)"}, "854万(…400万元…)"),
    ("B04", "mixed-money-units", {BUDGET: "年度资金总额: 2000 万元\n财政拨款: 20000000 元"}, "20000000 元"),
    ("B05", "end-before-start", {GOAL: f"{GOAL}\n项目期: 2026年12月至2026年1月"}, "2026年12月至2026年1月"),
    ("B05", "deadline-outside-project", {GOAL: f"{GOAL}\n项目期: 2026年1月-2026年10月"}, "2026年11月底前"),
    ("B05", "stale-year", {"见附件": "2025年度绩效目标：培训 4 场"}, "2025年度绩效目标"),
    ("B05", "stale-year", {"示例": "2025年水利专项"}, "项目 2025年水利专项"),
    ("B07", "prose-contradicts-indicator", {"见附件": "服务覆盖率达到80%。"}, "服务覆盖率达到80%"),
]  # fmt: skip


def findings(form: str, lines: str, head: str | None = None) -> list[Diagnostic]:
    text = f"表式: {form}\n年度: 2026\n{head or HEADS[form]}\n项目 示例\n{lines}"
    return list(compile_source(Source("x", text), built_in()).findings)


def under(finding: Diagnostic) -> str:
    return finding.source.text[finding.span.start : finding.span.end]


@pytest.mark.parametrize(("code", "form", "lines", "rule", "place"), CASES, ids=lambda cell: cell[:40])
def test_a_named_error_is_told_once_at_its_place(code: str, form: str, lines: str, rule: str, place: str) -> None:
    written = [line.strip() for line in lines.split(" | ")]
    found = [one for one in findings(form, "\n".join(written) + "\n") if one.rule not in OF_SHORT_SHEETS]
    told = [one for one in found if one.rule == rule]
    assert [one.rule for one in found if one.rule != rule] == [one for line in written[-1:] if (one := ALSO.get(line))]
    (finding,) = told
    assert place in ("", under(finding))
    assert written[-1] in finding.source.text[finding.source.text.rfind("\n", 0, finding.span.start) :].split("\n")[1]
    assert finding.help("zh")


@pytest.mark.parametrize(("code", "rule", "changes", "place"), SHEETS, ids=lambda cell: str(cell)[:30])
def test_an_error_of_a_whole_sheet_is_told_once(code: str, rule: str, changes: dict[str, str], place: str) -> None:
    text = f"表式: national-2015\n年度: 2026\n{HEADS['national-2015']}\n项目 示例\n{COMPLETE}"
    assert compile_source(Source("x", text), built_in()).findings == ()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (finding,) = compile_source(Source("x", text), built_in()).findings
    assert (finding.rule, under(finding)) == (rule, place)


def test_a_year_above_the_whole_term_is_told_once() -> None:
    head = "主管部门: 局\n实施单位: 局\n中期资金总额: 170.00 万元\n年度资金总额: 340.00 万元\n年度目标: 见附件"
    (finding,) = [one for one in findings("national-2015-midterm", COMPLETE, head) if one.rule != "missing-attribute"]
    assert (finding.rule, under(finding)) == ("exceeds-total", "340.00 万元")


def test_a_line_that_carries_all_points_lacks_the_rest() -> None:
    found = findings("sichuan-2023", "成本.经济成本.成本控制数 <= 30 万元  [90分]\n")
    assert [(one.rule, one.severity) for one in found] == [("missing-class", "error"), ("missing-class", "warning")]


@pytest.mark.parametrize(("last", "sum"), [(30, "110"), (18, "98"), (8, "88")])
def test_points_that_do_not_make_up_the_base_are_told_once(last: int, sum: str) -> None:
    lines = COMPLETE.replace("产出.成本.", "成本.经济成本.").splitlines()
    weighted = "".join(
        f"{line}  [{points}分]\n" for line, points in zip(lines, (20, 20, 10, 10, 20, last), strict=True)
    )
    (finding,) = findings("national-2021", weighted)
    assert finding.rule == "weights-off-base"
    assert f"分值合计 {sum} 分" in finding.message("zh")


def test_class_weights_that_are_not_those_of_the_label_are_told_once_a_class() -> None:
    labelled = COMPLETE.replace("产出.", "产出指标(70分).").replace("效益.社会", "效益指标(20分).社会").splitlines()
    lines = "".join(f"{line}  [{points}分]\n" for line, points in zip(labelled, (20, 20, 5, 5, 30, 10), strict=True))
    found = findings("national-2015", lines)
    assert [one.rule for one in found] == ["class-weight-mismatch"] * 2


def test_last_year_s_sheet_with_a_new_year_is_told_once() -> None:
    sheets = [
        f"表式: national-2015\n年度: {year}\n{HEADS['national-2015']}\n项目 示例\n{COMPLETE.replace('2026', year)}"
        for year in ("2025", "2026")
    ]
    run = Run()
    found = [
        compile_source(Source(str(number), text), built_in(), run=run).findings for number, text in enumerate(sheets)
    ]
    assert [[one.rule for one in some] for some in found] == [[], ["copied-sheet"]]


@pytest.mark.parametrize("target", ["1-2 次", "2026.07-2026.12", "稳定 运行"])
def test_what_the_upload_refuses_is_told_only_where_asked_for(target: str) -> None:
    line = f"产出.时效.服务周期: {target}\n"
    assert "unfit-for-upload" not in [one.rule for one in findings("national-2015", line)]
    text = f"表式: national-2015\n{HEADS['national-2015']}\n项目 示例\n{line}"
    asked = Checker(layers=[Layer(select=frozenset({"unfit-for-upload"}))])
    found = compile_source(Source("x", text), built_in(), checker=asked).findings
    assert [one.rule for one in found] == ["unfit-for-upload"]
