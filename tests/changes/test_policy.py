"""A policy: which changes need whose sign-off, and what is said of a file that is none."""

import pytest
from sound import SOUND

from sheetlang import compile_text
from sheetlang.changes.compare import diff
from sheetlang.changes.policy import NotAPolicy, read_policy, sign_offs

NEW = SOUND.replace(">= 42", ">= 40").replace("100 万元", "120 万元") + "产出.质量.水质合格率 >= 95 %\n"
CHANGES = diff(compile_text(SOUND)[0][0], compile_text(NEW)[0][0])


def asked(rules: str, signed: tuple[str, ...] = ()) -> list[tuple[str, list[str], bool]]:
    needed = sign_offs(read_policy(rules), CHANGES, signed)
    return [(one.who, [change.at[-1] for change in one.changes], one.is_given) for one in needed]


def rule(**conditions: object) -> str:
    return "[[rule]]\n" + "".join(f"{name} = {value!r}\n".replace("'", '"') for name, value in conditions.items())


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ({}, ["年度资金总额", "改造管网", "水质合格率"]),
        ({"change": "loosened"}, ["改造管网"]),
        ({"change": "放宽"}, ["改造管网"]),
        ({"change": ["放宽", "新增"]}, ["改造管网", "水质合格率"]),
        ({"change": "tightened"}, []),
        ({"what": "money"}, ["年度资金总额"]),
        ({"what": "金额", "change": "上调"}, ["年度资金总额"]),
        ({"what": "money", "change": "lowered"}, []),
        ({"where": "产出"}, ["改造管网", "水质合格率"]),
        ({"where": "产出.数量"}, ["改造管网"]),
        ({"where": "产出指标。数量指标"}, ["改造管网"]),
        ({"where": "产出.质量", "change": "loosened"}, []),
        ({"where": "年度资金总额"}, ["年度资金总额"]),
        ({"where": "效益"}, []),
    ],
    ids=str,
)
def test_a_rule_speaks_of_what_it_names(conditions, names) -> None:
    expected = [("财政局业务科室", names, False)] if names else []
    assert asked(rule(sign="财政局业务科室", **conditions)) == expected


def test_each_who_signs_is_asked_once_for_all_and_what_was_signed_is_known() -> None:
    rules = rule(change="loosened", sign="科室") + rule(what="money", sign="预算处") + rule(change="added", sign="科室")
    assert asked(rules, ("预算处",)) == [
        ("科室", ["改造管网", "水质合格率"], False),
        ("预算处", ["年度资金总额"], True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[rule]\n", "第 1 行读不懂：表头后面缺“]]”"),
        ("[[rule]]\r\nsign = 甲\r\n", "第 2 行读不懂：“=”后面的值写得不对"),
        ('[[rule]]\nsign = "甲"\nwhat = [\n', "第 3 行读不懂：“=”后面的值写得不对"),
        (f'[[rule]]\nsign = "甲"\nwhat = {"[" * 3000}\n', "读不懂：括号套得太深"),
        (f"a = {'9' * 5000}\n", "读不懂：数太长"),
        ("", "里没有 [[rule]]"),
        ("rule = 1\n", "里没有 [[rule]]"),
        ('[[rule]]\nchange = "loosened"\n', "第 1 条 [[rule]] 没有写谁签字"),
        ('[[rule]]\nsign = "甲"\n[[rule]]\nsing = "甲"\n', "第 2 条 [[rule]] 里没有“sing”；可以写：sign"),
        ('[[rule]]\nchange = "losened"\nsign = "甲"\n', "第 1 条 [[rule]] 的“losened”不对；可以写：loosened"),
        ('[[rule]]\nwhat = 3\nsign = "甲"\n', "第 1 条 [[rule]] 的“3”不对"),
        ('[[rule]]\nwhere = ["产出"]\nsign = "甲"\n', "第 1 条 [[rule]] 的 where 要写文字"),
    ],
)
def test_what_is_no_policy_is_told_with_what_may_be_written(text, told) -> None:
    with pytest.raises(NotAPolicy) as wrong:
        read_policy(text)
    assert told in wrong.value.reason.render("zh")
