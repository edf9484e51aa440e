"""A sheet that is still being filled in: what is pending is told at the first place, the rest in a line."""

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


def test_only_notes_for_people_are_folded(checked, run):
    sheet = SOUND + pending(9)
    assert checked(sheet, "--severity", "pending=warning").stdout.count("[pending]") == 9
    assert checked(sheet, "--format", "concise").stdout.count("[pending]") == 9
    assert len(json.loads(checked(sheet, "--format", "json").stdout)["diagnostics"]) == 9
    assert "9 个提示" in checked(sheet).stderr
    assert run("build", "a.sheet", "--release").stderr.count("[pending]") == 9


def test_a_new_sheet_is_told_in_a_few_lines(run):
    run("new", "--form", "national-2021", "-o", "甲.sheet")
    ran = run("check", "甲.sheet")
    assert ran.stdout.count("[pending]") == 1
    assert len(ran.stdout.splitlines()) < 30
