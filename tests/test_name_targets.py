"""A target that was written into a name: where it stands, and what is told where nothing follows the colon."""

import pytest

from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.model.name_targets import name_target
from sheetlang.model.target import Quantity
from sheetlang.model.units import KNOWN
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("年度资金支付完成率100%", "100%"),
        ("优秀比例不超过20%", "不超过20%"),
        ("受益建档立卡贫困人口数≥**人", "≥**人"),
        ("贫困地区旅游景点开发数量( ≥**个 )", "( ≥**个 )"),
        *(("排污沟(≥米)", "(≥米)"), ("粉碎机(11kw)（≧ 台）", "（≧ 台）"), ("种猪(>=头)", "(>=头)")),
        *(("补助(≤元/人)", "(≤元/人)"), ("成活率（＞％）", "（＞％）")),
        ("乡村旅游收入（≥2.61万元）", "（≥2.61万元）"),
        ("验收合格率达到95%以上", "达到95%以上"),
        ("流转补助标准<=475元/亩", "<=475元/亩"),
        ("新建水厂2座", "2座"),
        (f"{'很' * 500}不少于１２场", "不少于１２场"),
    ],
)
def test_a_target_in_a_name_is_found(name: str, target: str) -> None:
    found = name_target(name)
    assert found is not None
    assert name[found.start :] == target


@pytest.mark.parametrize(
    "name",
    [
        *(
            "培训人数",
            "65岁及以上老人体检人数",
            "收入低于3000元的农户数",
            "收入低于3000元农户数",
            "第3期培训",
            "培训班第3期",
            "全省排名前10名",
            "PM2.5",
            "12345",
        ),
        *("项目2", "2026年", "5G基站", "《手册（2023年版）》", "困难家庭(月收入<800元)", "*质量达标率", "1000.5.2%"),
        *("(≥米)", "水质(≥Ⅲ类)", "贷款(≥半年)", "占比(=%)", "里程(≤)", "路基宽度≥米"),
    ],
)
def test_a_number_that_describes_the_thing_is_no_target(name: str) -> None:
    assert name_target(name) is None


def finding(line: str) -> Diagnostic:
    (found,) = compile_source(Source("x", f"{PREAMBLE}{line}\n"), built_in()).findings
    return found


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("产出.时效.年度资金支付完成率100% :", "产出.时效.年度资金支付完成率: 100%"),
        ("产出.质量.优秀比例不超过20%:", "产出.质量.优秀比例: 不超过20%"),
        ("产出.数量.景点（≥4个）： # 去年 3 个", "产出.数量.景点: ≥4个 # 去年 3 个"),
        ("产出.时效.指标1:资金支付率100%:", "产出.时效.指标1:资金支付率: 100%"),
    ],
)
def test_an_empty_value_whose_name_holds_it_is_told_once_and_moved(line: str, mended: str) -> None:
    found = finding(line)
    assert (found.rule, "写进了名称" in found.message("zh")) == ("empty-value", True)
    assert found.fix is not None
    assert found.fix.safe
    assert edited(found.source.text, found.fix.edits) == f"{PREAMBLE}{mended}\n"


@pytest.mark.parametrize(
    "line",
    [
        "产出.质量.「达标率100%」:",
        "产出.质量.100%:",
        "产出.质量.指标1：达标率100%：",
        "产出.质量.「甲=乙」达标率100% :",
    ],
)
def test_what_could_not_be_moved_surely_is_told_without_a_fix(line: str) -> None:
    assert finding(line).fix is None


@pytest.mark.parametrize("line", ["产出.质量.工程质量合格:", "产出.数量.受益人口数≥**人:"])
def test_where_the_name_holds_no_number_the_value_is_just_missing(line: str) -> None:
    assert finding(line).message("zh").endswith("后面没有值")


@pytest.mark.parametrize("unit", sorted(KNOWN))
def test_each_unit_is_found_at_the_end_of_a_name(unit: str) -> None:
    wide = unit.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    for tail in (f"20{unit}", f"不少于20{wide}", f"20{unit}以上", f"20{unit}之内", f"（20{unit}）", f"(≥20{wide})"):
        found = name_target(f"受益对象{tail}")
        assert found is not None, tail
        assert isinstance(found.target, Quantity)
        assert found.target.value.digits == "20"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("……", "像是模板里没有填的行"),
        ("0", "像是模板里没有填的行"),
        ("增加就业机会,提高农民收入。", "名称里写的就是目标"),
        ("提高农民收入，改善农村环境", "名称里写的就是目标"),
        ("持续发展", "名称里写的就是目标"),
        ("提高农民收入", ""),
        ("新增就业人数", ""),
        ("降低成本率", ""),
        ("道路,桥梁", ""),
        ("提高亩产,绿肥面积", ""),
        ("持续影响年限", ""),
        ("粮食增产。", ""),
    ],
)
def test_what_stands_in_a_name_alone_is_told_for_what_it_is(name: str, told: str) -> None:
    message = finding(f"效益.社会效益.{name}:").message("zh")
    assert message == f"“{name}”后面没有值" + (told and f"{'，' if told[0] == '像' else '：'}{told}")


@pytest.mark.parametrize("target", [">= %", "≧ %", "≥", "≥ 万人", "≥（％）"])
def test_a_comparison_before_a_unit_alone_lacks_its_number(target: str) -> None:
    found = finding(f"产出.质量.验收合格率: {target}")
    assert (found.rule, found.message("zh").endswith("里没有数")) == ("comparison-needs-number", True)
