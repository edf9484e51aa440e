"""Projects of two versions: which is which, what is told at the top, and what is only last year's sheet again."""

import pytest
from sound import SOUND

from sheetlang import compile_text
from sheetlang.changes.change import Change
from sheetlang.changes.comparison import Compared, Side, compared
from sheetlang.changes.tally import tallied
from sheetlang.changes.written import notes

HEAD, PROJECT = SOUND.split("项目 甲", 1)
MORE = "产出.数量.新建水厂 = 2 座\n产出.质量.水质合格率 >= 95 %\n满意度.满意度.群众满意度 >= 90 %\n"


def project(name: str, more: str = MORE) -> str:
    return f"项目 {name}{PROJECT}{more}\n"


def sides(files: dict[str, str]) -> list[Side]:
    return [Side(name, name, sheet) for name, text in files.items() for sheet in compile_text(HEAD + text, name)[0]]


def between(old: dict[str, str], new: dict[str, str]) -> tuple[Compared, ...]:
    return compared(sides(old), sides(new))


def told(projects: tuple[Compared, ...]) -> list[tuple[str, str, str]]:
    return [(one.side.sheet.project, change.kind, change.what) for one in projects for change in one.changes]


def one_change(old: str, new: str) -> tuple[Change, ...]:
    (found,) = between({"甲": project("甲", old)}, {"甲": project("甲", new)})
    return found.changes


# -- which is which


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"a": project("甲")}, {"a": project("甲")}, []),
        ({"a": project("甲")}, {"a": project("甲") + project("乙")}, [("乙", "added", "project")]),
        ({"a": project("甲") + project("乙")}, {"a": project("甲")}, [("乙", "removed", "project")]),
        ({"a": project("甲")}, {"a": project("甲"), "b": project("乙")}, [("乙", "added", "project")]),
        ({"a": project("甲")}, {"b": project("甲")}, [("甲", "moved", "file")]),
        ({"a": project("甲")}, {"a": project("村村通水工程")}, [("村村通水工程", "renamed", "project")]),
        ({"a": project("甲")}, {"b": project("村村通水工程")}, [("村村通水工程", "moved", "file"), ("村村通水工程", "renamed", "project")]),
        (
            {"a": project("甲"), "b": project("乙")},
            {"a": project("乙"), "b": project("甲")},
            [("乙", "moved", "file"), ("甲", "moved", "file")],
        ),
        (
            {"a": project("甲")},
            {"a": project("丙", "产出.数量.修路 = 3 公里\n").replace("改造管网", "架桥")},
            [("丙", "added", "project"), ("甲", "removed", "project")],
        ),
        ({"a": "项目 \n项目 \n"}, {"a": "项目 \n项目 \n"}, []),
        (
            {"a": project("甲") + project("甲", "产出.数量.修路 = 3 公里\n")},
            {"a": project("甲", "产出.数量.修路 = 3 公里\n")},
            [("甲", "removed", "project")],
        ),
    ],
    ids=str,
)  # fmt: skip
def test_projects_are_found_wherever_they_went(old, new, expected) -> None:
    assert told(between(old, new)) == expected


def test_two_projects_of_one_name_in_two_files_stay_in_their_files() -> None:
    old = {"a": project("甲"), "b": project("甲", MORE.replace("95", "96"))}
    new = {"a": project("甲", MORE.replace("95", "94")), "b": project("甲", MORE.replace("95", "97"))}
    assert [(one.side.file, one.changes[0].direction) for one in between(old, new)] == [
        ("a", "loosened"),
        ("b", "tightened"),
    ]


# -- value for money


@pytest.mark.parametrize(
    ("old", "new", "reason", "numbers"),
    [
        ("100 万元;= 2 座", "120 万元;= 1 座", "more-money-for-less", ["100 万元 120 万元", "= 2 座 = 1 座"]),
        ("100 万元;>= 95 %", "120 万元;>= 90 %", "more-money-for-less", ["100 万元 120 万元", ">= 95 % >= 90 %"]),
        ("100 万元;>= 95 %", "100 万元;>= 90 %", "less-for-the-same-money", [">= 95 % >= 90 %"]),
        ("100 万元;>= 95 %", "1,000,000 元;>= 90 %", "less-for-the-same-money", [">= 95 % >= 90 %"]),
        ("100 万元;>= 95 %", "80 万元;>= 90 %", None, []),
        ("100 万元;= 2 座", "120 万元;= 3 座", None, []),
        ("100 万元;>= 95 %", "120 万元;>= 98 %", None, []),
        ("100 万元;= 2 座", "120 万元;= 2.0 座", None, []),
    ],
)
def test_more_money_for_less_and_less_for_the_same_are_told_with_their_numbers(old, new, reason, numbers) -> None:
    texts = []
    for side in (old, new):
        money, target = side.split(";")
        text = project("甲").replace("100 万元", money)
        texts.append(text.replace("= 2 座" if "座" in target else ">= 95 %", target))
    (found,) = between({"a": texts[0]}, {"a": texts[1]})
    assert [worth.reason for worth in found.worth] == ([reason] if reason else [])
    shown = [f"{one.old.text} {one.new.text}" for worth in found.worth for one in (*worth.money, *worth.targets)]
    assert shown == numbers


def test_what_is_told_at_the_top_is_told_in_the_language_of_the_reader() -> None:
    (found,) = between({"a": project("甲")}, {"a": project("甲").replace("= 2 座", "= 1 座").replace(">= 95", ">= 90")})
    told = {lang: list(notes(found, lang)) for lang in ("zh", "en")}
    assert told == {
        "zh": ["钱没有变，目标降了: 新建水厂 = 2 座 → = 1 座、水质合格率 >= 95 % → >= 90 %"],
        "en": ["less for the same money: 新建水厂 = 2 座 → = 1 座, 水质合格率 >= 95 % → >= 90 %"],
    }


def test_changes_are_counted_by_what_they_are_called() -> None:
    before = project("甲", "产出.时效.完工: 2026年6月\n产出.数量.培训人数 = 4 人\n")
    after = project("甲", "产出.时效.完工: 2026年9月\n产出.数量.培训总人数 = 5 人\n")
    (found,) = between({"a": before}, {"a": after})
    assert tallied(found.changes, "zh") == "推后 1 处、上调 1 处、疑似改名 1 处"


def test_money_of_another_source_is_no_more_and_no_less_while_the_whole_stays() -> None:
    funds = "年度资金总额: 100 万元\n财政拨款: 80 万元\n其他资金: 20 万元"
    before = project("甲").replace("年度资金总额: 100 万元", funds)
    after = before.replace("80 万元", "70 万元").replace("20 万元", "30 万元").replace(">= 95 %", ">= 90 %")
    (found,) = between({"a": before}, {"a": after})
    assert [(one.reason, one.money, len(one.targets)) for one in found.worth] == [("less-for-the-same-money", (), 1)]
    (found,) = between({"a": before}, {"a": after.replace("100 万元", "130 万元")})
    assert [[one.at[0] for one in worth.money] for worth in found.worth] == [["年度资金总额"]]


def test_an_output_that_was_left_out_is_less_and_a_bad_thing_that_sank_is_not() -> None:
    (found,) = between({"a": project("甲")}, {"a": project("甲", MORE.replace("产出.数量.新建水厂 = 2 座\n", ""))})
    assert [(one.reason, one.targets[0].kind) for one in found.worth] == [("less-for-the-same-money", "removed")]
    bad = "产出.数量.投诉件数 = 3 件\n"
    (found,) = between({"a": project("甲", bad)}, {"a": project("甲", bad.replace("3", "2"))})
    assert found.changes[0].direction == "lowered"
    assert found.worth == ()


# -- copies


@pytest.mark.parametrize(
    ("old", "new", "is_copy"),
    [
        ("", "", True),
        ("产出.时效.完工 <= 2026年10月\n", "产出.时效.完工 <= 2027年10月\n", True),
        ("产出.时效.完工: 2026年内建成\n", "产出.时效.完工: 2027年内建成\n", True),
        ("产出.数量.新建水站 = 2026 座\n", "产出.数量.新建水站 = 2027 座\n", False),
        ("产出.数量.新建水站 = 3 座\n", "产出.数量.新建水站 = 4 座\n", False),
        ("产出.数量.办件: 完成2026件并回访\n", "产出.数量.办件: 完成2027件并回访\n", False),
        ("", "产出.数量.新建水站 = 3 座\n", False),
    ],
)
def test_last_year_s_sheet_again_is_told(old, new, is_copy) -> None:
    before, after = ({"a": project("甲", MORE + more)} for more in (old, new))
    sides_of_next = compiled_next_year(after)
    (found,) = compared(sides(before), sides_of_next)
    assert found.is_copy == is_copy
    assert found.changes[0].what == "year"


def compiled_next_year(files: dict[str, str]) -> list[Side]:
    head = HEAD.replace("2026", "2027")
    return [Side(name, name, compile_text(head + text, name)[0][0]) for name, text in files.items()]


def test_a_sheet_of_the_same_year_is_no_copy() -> None:
    (found,) = between({"a": project("甲")}, {"b": project("甲")})
    assert not found.is_copy
