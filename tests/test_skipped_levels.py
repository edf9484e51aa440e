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


def test_of_several_parts_none_is_chosen() -> None:
    message, _, mended = told("效益.政策知晓度 >= 90 %")
    assert (message.startswith("“效益指标”和“政策知晓度”之间少了一级：经济效益指标、"), mended) == (True, None)


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
