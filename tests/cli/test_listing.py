"""How many findings are listed: the first hundred, the rest counted, and all where that is asked for."""

import json

import pytest

MANY = 250
SHEET = "表式: shanghai-2020\n项目 甲\n" + "随手一写\n" * MANY


def findings_in(text: str) -> int:
    return text.count("[unreadable-line]")


@pytest.fixture(autouse=True)
def sheet(write):
    write("错.sheet", SHEET)


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize(("options", "listed"), [((), 100), (("--limit", "7"), 7), (("--limit", "0"), MANY)])
def test_the_first_findings_are_listed_and_the_rest_counted(run, name, options, listed):
    ran = run("check", "错.sheet", "--format", name, *options)
    total = int(ran.stderr.partition("：")[2].split(" 个错误")[0])
    shown = ran.stdout.count("错.sheet:")
    assert findings_in(ran.stdout) >= listed - 20
    assert total >= MANY
    if listed < MANY:
        assert shown == listed
        assert f"还有 {total - listed} 处问题没有列出；加 --limit 0 全部列出。" in ran.stderr
    else:
        assert shown == total
        assert "没有列出" not in ran.stderr


@pytest.mark.parametrize("name", ["text", "concise"])
def test_errors_are_listed_before_what_is_less_grave(run, write, sound, name):
    write("甲.sheet", sound.replace("42", "**"))
    write("丙.sheet", sound + "随手一写\n")
    write("错.sheet", sound + "随手一写\n" * 5)
    told = run("check", ".", "--format", name, "--limit", "6", "--select", "placeholder").stdout
    assert (told.count("[unreadable-line]"), told.count("甲.sheet")) == (6, 0)
    assert told.index("丙.sheet") < told.index("错.sheet")
    assert "甲.sheet" in run("check", ".", "--format", name, "--select", "placeholder").stdout


def test_rules_are_counted_where_not_all_is_listed(run, write):
    write("甲.sheet", SHEET.replace("甲\n", "乙\n", 1) + "产出.数量.一 >= 3\n")
    told = run("check", ".", "--limit", "3").stderr
    assert "\n     500  错误  读不懂的行 (unreadable-line)\n" in f"\n{told}"
    assert told.index("unreadable-line") < told.index("missing-unit") < told.index("没有列出")
    assert "\n     500  error  unreadable-line\n" in "\n" + run("check", ".", "--limit", "3", "--lang", "en").stderr
    assert "错误  " not in run("check", ".", "--limit", "3", "-q").stderr
    assert "错误  " not in run("check", ".", "--limit", "0").stderr


def test_json_always_lists_all(run):
    ran = run("check", "错.sheet", "--format", "json", "--limit", "5")
    assert len(json.loads(ran.stdout)["diagnostics"]) >= MANY
    assert "没有列出" not in ran.stderr


def test_what_is_left_out_is_said_even_where_little_is(run):
    ran = run("check", "错.sheet", "--quiet", "--lang", "en", "--limit", "1")
    assert ran.stderr.endswith("more finding(s) not listed; --limit 0 lists all.\n")
    assert ran.returncode == 1


def test_build_lists_as_check_does(run):
    ran = run("build", "错.sheet", "--limit", "3")
    assert ran.stderr.count("错.sheet:") == 3
    assert "处问题没有列出" in ran.stderr
    assert "没有列出" not in run("build", "错.sheet", "--limit", "0").stderr


def test_new_lists_as_check_does(run):
    ran = run("new", "--from", "错.sheet", "--year", "2027", "--limit", "2")
    assert ran.stderr.count("错.sheet:") == 2
    assert "处问题没有列出" in ran.stderr


def test_an_impossible_limit_is_refused(run):
    assert run("check", "错.sheet", "--limit", "-1").returncode == 2
    assert run("check", "错.sheet", "--ambiguous-width", "3").returncode == 2


@pytest.mark.parametrize(
    ("options", "environment", "before"),
    [((), {}, 3), (("--ambiguous-width", "2"), {}, 5), ((), {"SHEETLANG_AMBIGUOUS_WIDTH": "2"}, 5),
     (("--ambiguous-width", "1"), {"SHEETLANG_AMBIGUOUS_WIDTH": "2"}, 3)],
)  # fmt: skip
def test_the_width_of_ambiguous_characters_can_be_told(run, write, monkeypatch, options, environment, before):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write("宽.sheet", "“”名>=3 个\n")
    ran = run("check", "宽.sheet", *options)
    under_the_sign = ran.stdout.partition("[sign-without-space]")[2].splitlines()[4]
    assert under_the_sign == "  | " + " " * (before + 1) + "^^"
