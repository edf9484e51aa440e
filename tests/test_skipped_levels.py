"""A name right after a category of level 1: what is missing between them is named, and written where there is but one."""

import pytest
from sound import SOUND

from sheetlang import compile_text
from sheetlang.edits import edited


def told(line: str) -> tuple[str, str, str | None]:
    """What is said of a line's path, what to do, and the line after the fix."""
    text = f"{SOUND}{line}\n"
    (found,) = [one for one in compile_text(text)[1] if one.rule == "unknown-category"]
    mended = edited(text, found.fix.edits).splitlines()[-1] if found.fix else None
    return found.message("zh"), found.help("zh"), mended


def test_the_only_part_is_written_between() -> None:
    assert told("满意度.政策知晓度 >= 90 %") == (
        "“满意度指标”和“政策知晓度”之间少了一级：服务对象满意度指标",
        "写在中间，例如“服务对象满意度指标.政策知晓度”",
        "满意度.服务对象满意度指标.政策知晓度 >= 90 %",
    )


@pytest.mark.parametrize("name", ["学校满意度", "受益对象满意度", "服务满意度"])
def test_a_name_that_is_like_the_only_part_is_a_name_still(name: str) -> None:
    assert told(f"满意度.{name} >= 90 %")[1] == f"写在中间，例如“服务对象满意度指标.{name}”"


def test_of_several_parts_none_is_chosen() -> None:
    message, _, mended = told("效益.政策知晓度 >= 90 %")
    assert (message.startswith("“效益指标”和“政策知晓度”之间少了一级：经济效益指标、"), mended) == (True, None)


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("产出.实效指标", "时效指标"),
        ("产出.数两", "数量指标"),
        ("效益.经挤效益指标", "经济效益指标"),
        ("效益.社会效应", "社会效益指标"),
    ],
)
def test_a_slip_is_told_by_more_than_an_ending_that_categories_share(label: str, meant: str) -> None:
    _, advice, mended = told(f"{label}.水表 >= 4 块")
    assert advice == f"是不是“{meant}”？"
    assert mended == f"{label.partition('.')[0]}.{meant}.水表 >= 4 块"


@pytest.mark.parametrize(
    "label",
    [
        "产出.安全指标",
        "产出.预算控制指标",
        "效益.文化效益指标",
        "效益.政治效益",
        "效益.社会、经济效益指标",
        "投入指标.资金",
    ],
)
def test_what_is_like_no_category_but_in_its_ending_gets_them_all(label: str) -> None:
    _, advice, mended = told(f"{label}.水表 >= 4 块")
    assert (advice.startswith("可以写的有："), mended) == (True, None)


@pytest.mark.parametrize(
    "label",
    [
        "预期产出指标.数量指标(或建筑规模指标)",
        "产出指标（50分）.数量指标（规模指标）",
        "预期产出.数量",
        "产出(50分).数量(10分)",
        "产出指标（必填）.数量指标(必填)",
        "产出.数量指标（选填项）",
    ],
)
def test_what_else_a_form_prints_beside_a_category_is_left_out(label: str) -> None:
    (sheet,), _ = compile_text(f"{SOUND}{label}.水表 = 4 块\n")
    assert sheet.indicators[-1].path == ("产出指标", "数量指标", "水表")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("产出.数两.水表 = 4 块", "“产出指标”下没有“数两”这一类"),
        ("满意度.甲乙.水表 = 4 块", "“满意度指标”下没有“甲乙”这一类"),
        ("产出.数量指: 4 块", "“产出指标”下没有“数量指”这一类"),
    ],
)
def test_a_category_that_does_not_exist_is_no_name(line: str, message: str) -> None:
    assert told(line)[0] == message


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("产出.进度指标", "时效指标"),
        ("产出.工期指标", "时效指标"),
        ("产出.时间", "时效指标"),
        ("效益.民生效益指标", "社会效益指标"),
        ("效益.可持续发展指标", "可持续影响指标"),
        ("效益.可持续性", "可持续影响指标"),
    ],
)
def test_what_a_category_is_called_in_other_words_is_that_category(label: str, meant: str) -> None:
    (sheet,), _ = compile_text(f"{SOUND}{label}.水表 = 4 块\n")
    assert sheet.indicators[-1].path[1:] == (meant, "水表")
