"""A mistake made many times: it is told in full at its first places, the others are named in a line; so is what is pending."""

import json

import pytest
from sound import SOUND

NAMES = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬")


def pending(count: int) -> str:
    return "".join(f"产出.数量.{name}机构数: 待定\n" for name in NAMES[:count])


@pytest.fixture
def checked(run, write):
    def checked(text, *options):
        write("a.sheet", text)
        return run("check", "a.sheet", "--select", "pending,placeholder", *options)

    return checked


def test_what_is_pending_is_told_once_and_the_rest_in_a_line(checked):
    text = checked(SOUND + pending(9)).stdout
    assert text == (
        "提示[pending] “甲机构数”还没有定\n"
        "  --> a.sheet:12:13\n"
        "   |\n"
        "12 | 产出.数量.甲机构数: 待定\n"
        "   |                     ^^^^\n"
        "   = 建议: 定稿前填上\n"
        "还有 8 处没有定：第 13 行“乙机构数”、第 14 行“丙机构数”、第 15 行“丁机构数”、第 16 行“戊机构数”、第 17 行“己机构数”、第 18 行“庚机构数”…\n"
    )
    assert "8 more are pending: “乙机构数” in line 13, " in checked(SOUND + pending(9), "--lang", "en").stdout


@pytest.mark.parametrize(("count", "told", "folded"), [(1, 1, 0), (3, 3, 0), (4, 1, 3), (7, 1, 6)])
def test_a_few_are_told_one_by_one(checked, count, told, folded):
    text = checked(SOUND + pending(count)).stdout
    assert text.count("[pending]") == told
    assert (f"还有 {folded} 处没有定：" in text, "…" in text) == (folded > 0, False)


def test_other_findings_stay_in_their_places(checked):
    text = checked(SOUND + pending(5) + "产出.数量.子机构数: **\n" + "产出.数量.丑机构数: 待定\n").stdout
    assert [line.split()[0] for line in text.splitlines() if "[" in line] == ["提示[pending]", "警告[placeholder]"]
    assert "还有 5 处没有定：第 13 行“乙机构数”、第 14 行" in text and "第 18 行“丑机构数”\n" in text


def test_each_file_has_its_own_line(run, write):
    write("a.sheet", SOUND + pending(4))
    write("b.sheet", SOUND + pending(6))
    text = run("check", "--select", "pending", ".").stdout
    assert [line[:5] for line in text.splitlines() if line.startswith("还有")] == ["还有 3 ", "还有 5 "]


def test_only_what_people_read_is_folded_and_no_error(checked, run):
    sheet = SOUND + pending(9)
    assert checked(sheet, "--severity", "pending=error").stdout.count("[pending]") == 9
    assert checked(sheet, "--format", "concise").stdout.count("[pending]") == 9
    assert len(json.loads(checked(sheet, "--format", "json").stdout)["diagnostics"]) == 9
    assert "9 个提示" in checked(sheet).stderr
    assert run("build", "a.sheet", "--release").stderr.count("[pending]") == 9


def test_a_new_sheet_is_told_in_a_few_lines(run):
    run("new", "--form", "national-2021", "-o", "甲.sheet")
    ran = run("check", "甲.sheet")
    assert ran.stdout.count("[pending]") == 1
    assert len(ran.stdout.splitlines()) < 30


def bare(count: int) -> str:
    return "".join(f"产出.数量.{name}机构数: {number} 个\n" for number, name in enumerate(NAMES[:count], 2))


@pytest.mark.parametrize(("count", "told"), [(6, 6), (7, 3), (9, 3)])
def test_a_mistake_made_many_times_is_told_at_three_places(run, write, count, told):
    write("a.sheet", SOUND + bare(count))
    ran = run("check", "a.sheet", "--select", "missing-comparator")
    assert ran.stdout.count("[missing-comparator]") == told
    assert f"{count} 个警告" in ran.stderr
    rest = [line for line in ran.stdout.splitlines() if line.startswith("missing-comparator 还有")]
    named = "、".join(f"第 {12 + at} 行“{NAMES[at]}机构数”" for at in range(told, count))
    assert rest == ([f"missing-comparator 还有 {count - told} 处：{named}"] if count > told else [])


def test_the_rest_is_told_right_after_the_third(run, write):
    write("a.sheet", SOUND + bare(5) + "产出.数量.子机构数: **\n" + bare(9).split("\n", 5)[5])
    lines = run("check", "a.sheet", "--select", "missing-comparator,placeholder").stdout.splitlines()
    heads = [line.split()[0] for line in lines if line and line[0] not in " 1"]
    assert heads == ["警告[missing-comparator]"] * 3 + ["missing-comparator", "警告[placeholder]"]


@pytest.mark.parametrize(("count", "told"), [(6, 6), (7, 3)])
@pytest.mark.parametrize(
    ("rule", "typed"),
    [
        ("missing-unit", "{name}: 5"),
        ("missing-colon", "{name}:5个"),
        ("sign-without-space", "{name}>=5个"),
        ("flag-without-space", "{name} >= 5个[5分]"),
        ("unknown-attribute", "{name} >= 5个\n    得分: 5"),
        ("unknown-flag", "{name} >= 5个 [5]"),
    ],
)
def test_an_error_that_is_mended_alike_in_each_line_is_folded_and_each_line_named(run, write, rule, typed, count, told):
    lines = [f"产出.数量.{typed.format(name=name + '机构数')}\n" for name in NAMES[:count]]
    write("a.sheet", SOUND + "".join(lines))
    ran = run("check", "a.sheet")
    assert ran.stdout.count(f"错误[{rule}]") == told
    height = typed.count("\n") + 1
    assert all(f"第 {11 + (at + 1) * height} 行" in ran.stdout for at in range(told, count))
    assert ran.stdout.count(f"{rule} 还有 4 处") == (count > told)


def test_other_errors_are_told_one_by_one(run, write):
    write("a.sheet", SOUND + bare(8).replace("数量", "安全"))
    assert run("check", "a.sheet").stdout.count("错误[unknown-category]") == 8


def test_in_english_too(run, write):
    write("a.sheet", SOUND + bare(9))
    text = run("check", "a.sheet", "--lang", "en").stdout
    assert "6 more of missing-comparator: “丁机构数” in line 15, “戊机构数” in line 16, " in text


def test_what_points_at_two_places_is_told_one_by_one(run, write):
    write(
        "a.sheet", SOUND + "".join(f"产出.{kind}.{name}机构数 >= 3 个\n" for name in NAMES for kind in ("数量", "质量"))
    )
    assert run("check", "a.sheet", "--select", "similar-indicators").stdout.count("[similar-indicators]") == 9


def test_a_finding_that_names_nothing_is_told_by_its_line(run, write):
    usual = "".join(f"产出.质量.{name}合格率 >= 95 %\n" for name in (*NAMES, "子", "丑"))
    write("a.sheet", SOUND + usual + "".join(f"产出.数量.{name}机构数 不少于 3 个\n" for name in NAMES[:8]))
    text = run("check", "a.sheet", "--select", "mixed-comparators").stdout
    assert "mixed-comparators 还有 5 处：第 26 行、第 27 行、第 28 行、第 29 行、第 30 行\n" in text
