"""A line that could not be read silences only the rules that it could matter to: whatever else is wrong is told with it."""

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.compiler import compile_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

OF_THE_COUNTRY = """\
表式: 项目支出绩效目标申报表(2015)
项目 公厕改造
主管部门及代码: 市城管局
实施单位: 市环卫中心
年度资金总额: 100 万元
财政拨款: 70 万元
年度总体目标: 改造公厕二十座，建成后由街道管护
产出.成本.改造总成本 <= 120 万元
产出.数量.改造公厕 >= 20 座
产出.质量.验收合格率 = 100 %
效益.社会效益.受益人数 >= 3000 人
"""
WITHOUT_CLASSES = """\
表式: 重庆市项目支出绩效目标表(2022)
年度: 2026
项目 公厕改造
主管部门: 市城管局
实施单位: 市环卫中心
年度资金总额: 60 万元
财政拨款: 70 万元
当年绩效目标: 改造公厕二十座，建成后由街道管护
改造成本 <= 120 万元
"""
WITH_POINTS = """\
表式: 项目支出绩效目标申报表(2021)
年度: 2026
项目 公厕改造
主管部门及代码: 市城管局
实施单位: 市环卫中心
年度资金总额: 100 万元
年度绩效目标: 改造公厕二十座，建成后由街道管护
产出指标(40分).数量.改造公厕 >= 20 座  [30分]
产出指标(40分).质量.验收合格率 = 100 %
效益指标(30分).社会效益.受益人数 >= 3000 人  [20分]
满意度指标(10分).服务对象满意度.群众满意度 >= 90 %  [10分]
"""
MONEY = {"cost-exceeds-budget", "total-mismatch"}
ASKED = [
    *MONEY, "missing-cost", "missing-class", "missing-field", "missing-weight", "class-weight-mismatch",
    "weights-off-base", "indicator-count",
]  # fmt: skip


def told(text: str) -> set[str]:
    """The rules that find something in a text in which one line cannot be read."""
    checker = Checker(rule for rule in all_rules() if rule.name in ASKED)
    rules = [one.rule for one in compile_source(Source("a.sheet", text), built_in(), checker=checker).findings]
    assert {*rules} - {*ASKED}, "the line was read"
    return {*rules} & {*ASKED}


@pytest.mark.parametrize(
    "line",
    [
        "效益.社会效益.推进文明城市建设，维护市容整洁",
        "产出.时效.完工时间: 2026年11月31日前",
        "产出.数量.招标文件≥1份",
        "数量指标 招标文件 1份",
        "实施单位 = 市环卫中心",
    ],
)
def test_a_line_that_is_no_amount_hides_no_wrong_amount(line: str) -> None:
    assert told(OF_THE_COUNTRY + line) >= MONEY


@pytest.mark.parametrize(
    "line", ["其他资金 30 万元", "其它资金: 30 万元", "自筹资金: 30 万元", "其他资金: 三十多万", "其中：其他资金 30"]
)
def test_a_line_that_may_be_an_amount_of_the_sum_leaves_it_open(line: str) -> None:
    assert "total-mismatch" not in told(OF_THE_COUNTRY + line)


@pytest.mark.parametrize("line", ["项目期 2026年—2028年", "项目期:"])
def test_a_project_of_unread_period_may_last_several_years(line: str) -> None:
    assert not told(OF_THE_COUNTRY + line) & {"cost-exceeds-budget"}
    assert "total-mismatch" in told(OF_THE_COUNTRY + line)


@pytest.mark.parametrize("line", ["招标文件≥1份", "完工时间: 2026年11月31日前", "推进文明城市建设"])
def test_without_classes_a_line_unlike_every_amount_is_none(line: str) -> None:
    assert told(WITHOUT_CLASSES + line) >= MONEY


@pytest.mark.parametrize("line", ["财政拨款 70 万元", "财拔款 70 万元", "年度资金 100 万元"])
def test_without_classes_a_line_like_an_amount_may_be_one(line: str) -> None:
    text = WITHOUT_CLASSES.replace("财政拨款: 70 万元\n", "").replace("年度资金总额: 60 万元\n", "财政拨款: 70 万元\n")
    assert not told(text + line) & MONEY


def test_only_the_classes_of_the_lost_line_are_not_missed() -> None:
    assert told(
        OF_THE_COUNTRY.replace("产出.成本.改造总成本 <= 120", "产出.成本.改造总成本: 约等于") + "产出.时效.完工≥1天"
    ) >= {"missing-class"}
    assert "missing-class" not in told(OF_THE_COUNTRY + "满意度.服务对象满意度.群众满意度≥九成")
    assert "missing-class" not in told(OF_THE_COUNTRY + "满意.群众满意度: 90 %")


def test_a_cost_is_missed_unless_the_lost_line_may_be_one() -> None:
    without = OF_THE_COUNTRY.replace("产出.成本.改造总成本 <= 120 万元", "效益.生态效益.异味投诉 <= 5 件")
    assert "missing-cost" in told(without + "效益.社会效益.推进文明城市建设")
    assert "missing-cost" not in told(without + "产出.成本.单座成本≤5万元/座")
    assert "missing-cost" not in told(without + "成本指标 单座成本 5 万元")


def test_a_weight_is_missed_and_the_sum_of_a_class_told_beside_a_lost_line_of_another() -> None:
    found = told(WITH_POINTS + "效益.社会效益.环境改善程度≥1档  [10分]")
    assert "missing-weight" in found
    assert not found & {"weights-off-base", "class-weight-mismatch"}
    whole = WITH_POINTS.replace("= 100 %", "= 100 %  [5分]")
    for lost in ("效益.社会效益.环境改善程度≥1档  [10分]", "产出.时效.完工≥1天  [5分]"):
        assert "class-weight-mismatch" in told(whole + lost)
    assert "class-weight-mismatch" not in told(whole.replace("[20分]", "[30分]") + lost)


def test_too_many_are_too_many_without_the_lost_one_and_few_may_be_enough_with_it() -> None:
    more = "".join(f"产出.数量.第{one}项 >= 5 个\n" for one in "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午")
    assert "indicator-count" in told(OF_THE_COUNTRY + more + "产出.时效.完工≥1天")
    assert "indicator-count" not in told(OF_THE_COUNTRY + "满意度.服务对象满意度.满意度≥九成")


def test_a_year_is_missed_beside_a_lost_indicator() -> None:
    assert "missing-field" in told(OF_THE_COUNTRY + "产出.时效.完工≥1天")
    assert "missing-field" not in told(OF_THE_COUNTRY + "年度 2026")
