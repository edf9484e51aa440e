"""Strictness on the command line: settings files, forms, options, and the comments that name rules."""

import os
import re
from pathlib import Path

import pytest
from sound import REST, SOUND

PENDING = "产出.质量.合格率: 待定\n"
PLACEHOLDER = "产出.质量.优良率: **\n"
FORM = """\
id = "village"
name = "村表"
title = "村里的表"
%s
[[sections]]
fields = [{ name = "村名", required = true }]
[[columns]]
name = "指标"
shows = "name"
"""


def concise(run, *arguments):
    """The findings of a check as `line severity[rule]`, and the status."""
    ran = run("check", *(arguments or ("a.sheet",)), "--format", "concise", "--quiet")
    return [" ".join((line.split(":")[1], line.split(" ")[1])) for line in ran.stdout.splitlines()], ran.returncode


@pytest.fixture
def sheet(write):
    return write("a.sheet", SOUND + PENDING + PLACEHOLDER + REST)


def test_rules_have_their_own_severities_where_nothing_is_set(run, sheet):
    assert concise(run) == (["12 info[pending]", "13 warning[placeholder]"], 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sheetlang.toml", 'ignore = ["占位符"]\nrules = { pending = "error" }\n'),
        ("pyproject.toml", '[tool.sheetlang]\nignore = ["S02"]\n[tool.sheetlang.rules]\n"还没有定" = "错误"\n'),
    ],
)
def test_a_settings_file_sets_severities(run, write, sheet, folder, name, text):
    (folder / "sheetlang.toml").unlink()
    write(name, text)
    assert concise(run) == (["12 error[pending]"], 1)


def test_the_own_file_goes_before_the_shared_one(run, write, sheet):
    write("sheetlang.toml", 'ignore = ["placeholder"]')
    write("pyproject.toml", '[tool.sheetlang]\nignore = ["pending"]')
    assert concise(run) == (["12 info[pending]"], 0)


def test_a_project_file_of_others_is_not_read(run, write, sheet, folder):
    (folder / "sheetlang.toml").unlink()
    write("pyproject.toml", "this is not TOML")
    assert concise(run)[1] == 1
    assert len(concise(run)[0]) == 2


@pytest.mark.parametrize("kind", ["folder", "pipe", "a link to nothing", "a ring of links"])
def test_settings_that_cannot_be_read_are_not_passed_over(run, sheet, folder, kind):
    own = folder / "sheetlang.toml"
    own.unlink()
    if kind == "folder":
        own.mkdir()
    elif kind == "pipe":
        os.mkfifo(own)
    else:
        own.symlink_to("没有" if kind == "a link to nothing" else own.name)
    assert "1 error[cannot-read]" in concise(run)[0]


@pytest.mark.parametrize("text", ["[tool]\nsheetlang = []\n", "tool = { sheetlang = 3 }\n", "[[tool.sheetlang]]\n"])
def test_settings_of_a_project_that_are_no_table_are_told(run, sheet, write, folder, text):
    (folder / "sheetlang.toml").unlink()
    write("pyproject.toml", text)
    found = run("check", "a.sheet", "--format", "concise").stdout
    assert "“tool.sheetlang”要写一张表" in found
    assert found.count("config-wrong-type") == 1


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\n", "[tool.sheetlang]\n", "[tool]\nsheetlang = {}\n"])
def test_a_project_file_may_set_nothing(run, sheet, write, folder, text):
    (folder / "sheetlang.toml").unlink()
    write("pyproject.toml", text)
    assert concise(run)[0] == ["12 info[pending]", "13 warning[placeholder]"]


def test_a_settings_file_above_the_workspace_does_not_count(run, write, folder):
    write("sheetlang.toml", 'ignore = ["all"]')
    write("inner/pyproject.toml", "")
    write("inner/a.sheet", SOUND + PENDING)
    assert concise(run, "inner/a.sheet")[0] == ["12 info[pending]"]


def test_a_settings_file_can_be_given(run, write, sheet):
    write("sheetlang.toml", 'ignore = ["placeholder"]')
    write("strict/own.toml", 'rules = { all = "error" }')
    assert concise(run, "a.sheet", "--config", "strict/own.toml")[0] == ["12 error[pending]", "13 error[placeholder]"]
    assert "--config: 没有这个文件\n" in run("check", "a.sheet", "--config", "nothing.toml").stderr


def test_an_override_is_for_its_paths(run, write):
    write("sheetlang.toml", '[[overrides]]\npaths = ["旧/**"]\nignore = ["all"]\n')
    write("新/a.sheet", SOUND + PENDING)
    write("旧/年/a.sheet", SOUND + PENDING)
    assert concise(run, ".")[0] == ["12 info[pending]"]
    assert concise(run, "旧/年/a.sheet") == ([], 0)
    assert concise(run, "旧/年/a.sheet", "--select", "pending")[0] == ["12 info[pending]"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "pending"], ["12 info[pending]"]),
        (["--select", "占位符，还没有定"], ["12 info[pending]", "13 warning[placeholder]"]),
        (["--ignore", "completeness"], []),
        (["--ignore", "完整", "--severity", "pending=error"], ["12 error[pending]"]),
        (["--severity", "完整=info", "--severity", "S02=关"], ["12 info[pending]"]),
    ],
)
def test_options_lie_over_the_settings(run, write, sheet, arguments, told):
    write("sheetlang.toml", 'select = ["number"]\n[rules]\nplaceholder = "warning"\npending = "info"\n')
    assert concise(run, "a.sheet", *arguments)[0] == told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "pendng"], "没有“pendng”这个规则或规则组；是不是“pending”？"),
        (["--ignore", "占位"], "没有“占位”这个规则或规则组；是不是“占位符”？"),
        (["--ignore", "???"], "没有“???”这个规则或规则组；全部规则见 sheetlang rules"),
        (["--ignore", "unknown-category"], "“unknown-category”是写法错误，不是规则：不能关，也不能调级别"),
        (["--select", ""], "--select 后面是空的"),
        (["--select", "pending", "--ignore", " ， "], "--ignore 后面是空的"),
        (["--severity", "pending"], "--severity 要写成“规则=级别”，不是“pending”"),
        (["--severity", "pending=loud"], "没有“loud”这个级别；可以写：error、warning、info、off"),
    ],
)
def test_a_wrong_option_is_a_sentence(run, sheet, arguments, told):
    ran = run("check", "a.sheet", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr


def test_a_wrong_settings_file_is_found_beside_the_sheets(run, write, sheet):
    write("sheetlang.toml", '\nignore = ["placehoder"]')
    assert concise(run)[0] == ["12 info[pending]", "13 warning[placeholder]", "2 error[unknown-rule]"]
    assert "sheetlang.toml:2:11" in run("check", "a.sheet").stdout
    assert run("build", "a.sheet", "--to", "md").returncode == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sheetlang.toml", 'ignore = ["没有"]\n'),
        ("./sheetlang.toml", 'ignore = ["没有"]\n'),
        ("乡/sheetlang.toml", 'ignore = ["没有"]\n'),
        ("pyproject.toml", '[tool.sheetlang]\nignore = ["没有"]\n'),
    ],
)
def test_a_settings_file_is_checked_as_what_it_is(run, write, name, text):
    write(name, text)
    ran = run("check", name, "--format", "concise")
    assert (ran.returncode, ran.stdout.count("\n"), "[unknown-rule]" in ran.stdout) == (1, 1, True)
    assert ran.stderr.startswith("1 个文件，1 个有问题")


def test_settings_that_are_checked_beside_their_sheets_are_told_once(run, write, sheet):
    write("sheetlang.toml", 'ignore = ["没有"]\n')
    assert run("check", "a.sheet", "sheetlang.toml", "--format", "concise").stdout.count("[unknown-rule]") == 1


def test_sound_settings_are_no_form(run, write):
    write("sheetlang.toml", 'ignore = ["pending"]\n')
    ran = run("check", "sheetlang.toml")
    assert (ran.returncode, ran.stderr) == (0, "1 个文件，没有发现问题。\n")


def test_build_is_as_strict_as_check(run, write, sheet, folder):
    write("sheetlang.toml", 'rules = { pending = "error" }')
    assert run("build", "a.sheet", "--to", "md").returncode == 1
    assert not (folder / "out").exists()
    assert run("build", "a.sheet", "--to", "md", "--ignore", "pending").returncode == 0


@pytest.mark.parametrize("arguments", [["--ignore", "all"], ["--severity", "pending=info"]])
def test_a_release_refuses_whatever_is_set(run, sheet, arguments):
    assert concise(run, "a.sheet", "--release", *arguments)[0] == ["12 error[pending]", "13 error[placeholder]"]


def test_a_form_has_its_own_strictness(run, write):
    write("village.form.toml", FORM % 'rules = { pending = "error", "S02" = "off" }')
    write("b.sheet", "表式: 村表\n年度: 2026\n项目 路\n村名: 东\n路长: 待定\n路宽: **\n")
    assert concise(run, "b.sheet")[0] == ["5 error[pending]"]
    assert concise(run, "b.sheet", "--severity", "pending=warning")[0] == ["5 warning[pending]"]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ('{ pendng = "off" }', "2 error[unknown-rule]"),
        ('{ pending = "loud" }', "form-not-a-choice"),
        ('{ unknown-field = "off" }', "not-a-rule"),
    ],
)
def test_a_forms_wrong_strictness_is_told(run, write, rules, told):
    write("village.form.toml", FORM % f"rules = {rules}")
    ran = run("check", "village.form.toml", "--format", "concise")
    assert told.rpartition(" ")[2] in ran.stdout
    assert ran.stdout.startswith("village.form.toml:4:")


# -- comments


@pytest.mark.parametrize(
    "comment",
    [
        "# 允许 placeholder: 等批复",
        "# 允许 占位符: 等批复",
        "＃允许：占位符：等批复",
        "# 允许 S02: 等批复",
        "# 允许 完整: 等批复",
        "# 允许 占位符、pending: 等批复",
        "# allow placeholder: later",
    ],
)
def test_a_comment_may_name_a_rule_in_any_way(run, write, comment):
    write("a.sheet", SOUND + PLACEHOLDER.rstrip() + f"  {comment}\n")
    found = concise(run)[0]
    assert "12 warning[placeholder]" not in found
    assert ("12 warning[unused-allow]" in found) == ("pending" in comment)


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# 允许 placehoder: 等批复", ["12 error[unknown-rule]"]),
        ("# 允许 占位: 等批复", ["12 error[unknown-rule]"]),
        ("# 允许 unknown-category: 等批复", ["12 error[not-a-rule]"]),
        ("# 允许 占位符", ["12 error[allow-without-reason]"]),
        ("# 允许 placeholder", ["12 error[allow-without-reason]"]),
        ("# 允许各区自行调整", []),
        ("# 允许 各区自行调整", []),
        ("# allow some slack", []),
    ],
)
def test_an_unknown_name_in_a_comment_is_told(run, write, comment, told):
    write("a.sheet", SOUND + PLACEHOLDER.rstrip() + f"  {comment}\n")
    assert sorted(concise(run)[0]) == sorted([*told, "12 warning[placeholder]"])


def test_the_place_of_an_unknown_name_is_the_name(run, write):
    write("a.sheet", SOUND + PLACEHOLDER.rstrip() + "  # 允许 pending、占位: 等批复\n")
    line = next(
        line for line in run("check", "a.sheet", "--format", "concise").stdout.splitlines() if "unknown" in line
    )
    assert line.startswith("a.sheet:12:29: error[unknown-rule] 没有叫“占位”的规则或规则组")


def test_what_is_off_is_not_missed_where_it_is_allowed(run, write):
    write("a.sheet", SOUND + "产出.质量.优良率 >= 90 %  # 允许 placeholder: 等批复\n")
    assert concise(run)[0] == ["12 warning[unused-allow]"]
    assert concise(run, "a.sheet", "--ignore", "placeholder")[0] == []


def test_words_of_a_bureau_reach_the_rules(folder: Path, write):
    from sheetlang.workspace.find import Found
    from sheetlang.workspace.workspace import Workspace

    write("sheetlang.toml", 'words = { bad-things = ["欠费"] }')
    checker = Workspace().checker(Found("a.sheet", Path("a.sheet"), folder))
    assert checker.known.words("bad-things").found_in("水费欠费率") == "欠费"
    assert checker.known.words("bad-things").found_in("投诉率") == "投诉"


# -- the documentation


def documented(kind: str) -> str:
    text = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    (block,) = re.findall(rf"^```{re.escape(kind)}\n(.+?)^```", text, re.M | re.S)
    return block


@pytest.mark.parametrize("name", ["sheetlang.toml", "pyproject.toml"])
def test_the_documented_settings_are_read_and_do_what_they_say(run, write, sheet, folder, name):
    (folder / "sheetlang.toml").unlink()
    write(name, documented(f"toml {name}"))
    pending = "warning" if name == "sheetlang.toml" else "info"
    assert concise(run)[0] == [f"12 {pending}[pending]", "13 error[placeholder]"]
    if name == "sheetlang.toml":
        write("旧表.sheet", SOUND + PENDING + PLACEHOLDER)
        assert concise(run, "旧表.sheet")[0] == ["12 info[pending]", "13 info[placeholder]"]


def test_the_documented_options_are_taken(run, write):
    write("2026/a.sheet", SOUND + PENDING + PLACEHOLDER)
    write("严.toml", "")
    for line in documented("sh").splitlines():
        assert run(*line.split()[1:]).returncode in (0, 1), line


def test_every_group_and_key_is_documented():
    from sheetlang.checker.settings_shape import OVERRIDE, SETTINGS
    from sheetlang.rules.rule import GROUPS

    text = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    assert [name for name in (*SETTINGS, *OVERRIDE) if name not in text] == []
    assert [name for name, title in GROUPS.items() if f"`{name}` {title.zh}" not in text] == []


def test_every_list_of_words_is_documented_with_its_groups():
    from sheetlang.knowledge.knowledge import group_names, list_names

    text = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z0-9-]+)` \| .+? \|(.*)\|$", text, re.M))
    assert sorted(rows) == list_names()
    # Units and alphabets are too many to be named.
    named = [name for name in rows if name not in ("odd-units", "units-of-names", "look-alikes")]
    assert {name: re.findall("`([a-z]+)`", rows[name]) for name in named} == {name: group_names(name) for name in named}


def test_a_word_of_the_documented_settings_changes_what_is_found(run, write):
    """爽约率 is a bad thing only for those who say so."""
    line = "产出.质量.预约爽约率 >= 5 %\n"
    write("a.sheet", SOUND + line)
    without = run("check", "a.sheet", "--format", "concise").stdout
    write("sheetlang.toml", documented("toml sheetlang.toml"))
    assert "wrong-direction" not in without
    assert "wrong-direction" in run("check", "a.sheet", "--format", "concise").stdout
