"""`sheetlang check`: what it prints, where, in which language, and the exit status."""

import json
import re

import pytest
from sound import REST
from wcwidth import wcswidth

# Wide characters, an emoji, and quotation marks that are one column wide.
WRONG = """\
表式: 项目支出绩效目标申报表(2015)
年度: 2026

项目 甲

主管部门及代码: 县水利局
实施单位: 饮水中心
年度总体目标: 通水
项目属性: 新项目

产出.数量.改造管网 >= 42 公里
产出.质量.“两类”合格率📎 >= 及时
产出.数量.改造管网 = 40 公里
随手一写
"""

TEXT = """\
错误[missing-field] 缺少必填项“年度资金总额”
 --> 错.sheet:4:1
  |
4 | 项目 甲
  | ^^^^^^^
  = 建议: 加一行“年度资金总额: …”

错误[not-a-choice] “项目属性”不能填“新项目”，只能填：新增项目、延续项目、新增、延续、常年、一次性、…
 --> 错.sheet:9:7
  |
9 | 项目属性: 新项目
  |           ^^^^^^
  = 建议: 是不是“新增项目”？

错误[comparison-needs-number] 比较符后面要写数，这里是文字
  --> 错.sheet:12:19
   |
12 | 产出.质量.“两类”合格率📎 >= 及时
   |                             ^^^^
   = 建议: 文字目标用冒号，不写比较符：“名称: 文字”

错误[duplicate-indicator] 指标“改造管网”写了两次
  --> 错.sheet:13:1
   |
13 | 产出.数量.改造管网 = 40 公里
   | ^^^^^^^^^^^^^^^^^^
  ::: 错.sheet:11:1
   |
11 | 产出.数量.改造管网 >= 42 公里
   | ------------------ 第一次在这里
   = 建议: 留下一行，或改名

错误[unreadable-line] 读不懂这一行：没有冒号，也没有比较符
  --> 错.sheet:14:1
   |
14 | 随手一写
   | ^^^^^^^^
   = 建议: 写成“名称: 值”或“类别.名称 >= 数 单位”
"""

ENGLISH_TEXT = """\
error[missing-field] the required field “年度资金总额” is missing
 --> 错.sheet:4:1
  |
4 | 项目 甲
  | ^^^^^^^
  = help: add a line “年度资金总额: …”

error[not-a-choice] “项目属性” cannot be “新项目”; it is one of: 新增项目, 延续项目, 新增, 延续, 常年, 一次性, …
 --> 错.sheet:9:7
  |
9 | 项目属性: 新项目
  |           ^^^^^^
  = help: did you mean “新增项目”?

error[comparison-needs-number] a comparison needs a number after it, not words
  --> 错.sheet:12:19
   |
12 | 产出.质量.“两类”合格率📎 >= 及时
   |                             ^^^^
   = help: use a colon and no comparison for a target in words: “name: words”

error[duplicate-indicator] the indicator “改造管网” is written twice
  --> 错.sheet:13:1
   |
13 | 产出.数量.改造管网 = 40 公里
   | ^^^^^^^^^^^^^^^^^^
  ::: 错.sheet:11:1
   |
11 | 产出.数量.改造管网 >= 42 公里
   | ------------------ first here
   = help: keep one of the lines, or rename one

error[unreadable-line] cannot read this line: it has neither a colon nor a comparison
  --> 错.sheet:14:1
   |
14 | 随手一写
   | ^^^^^^^^
   = help: write “name: value” or “category.name >= number unit”
"""

CONCISE = """\
错.sheet:4:1: error[missing-field] 缺少必填项“年度资金总额”
错.sheet:9:7: error[not-a-choice] “项目属性”不能填“新项目”，只能填：新增项目、延续项目、新增、延续、常年、一次性、…
错.sheet:12:19: error[comparison-needs-number] 比较符后面要写数，这里是文字
错.sheet:13:1: error[duplicate-indicator] 指标“改造管网”写了两次
错.sheet:14:1: error[unreadable-line] 读不懂这一行：没有冒号，也没有比较符
"""

ENGLISH_CONCISE = """\
错.sheet:4:1: error[missing-field] the required field “年度资金总额” is missing
错.sheet:9:7: error[not-a-choice] “项目属性” cannot be “新项目”; it is one of: 新增项目, 延续项目, 新增, 延续, 常年, 一次性, …
错.sheet:12:19: error[comparison-needs-number] a comparison needs a number after it, not words
错.sheet:13:1: error[duplicate-indicator] the indicator “改造管网” is written twice
错.sheet:14:1: error[unreadable-line] cannot read this line: it has neither a colon nor a comparison
"""

PLACES = [
    ("missing-field", 4, 1, 4, 5, "加一行“年度资金总额: …”"),
    ("not-a-choice", 9, 7, 9, 10, "是不是“新增项目”？"),
    ("comparison-needs-number", 12, 19, 12, 21, "文字目标用冒号，不写比较符：“名称: 文字”"),
    ("duplicate-indicator", 13, 1, 13, 11, "留下一行，或改名"),
    ("unreadable-line", 14, 1, 14, 5, "写成“名称: 值”或“类别.名称 >= 数 单位”"),
]

# Field, value and where it goes wrong: widths that a count of characters gets wrong.
WIDE = ["旧", "ＡＢ 旧", "é́旧", "👩🏽旧", "一\t旧", "‘旧’①℃", "ﾊﾝｶｸ"]


def places(text):
    """The findings of a JSON report, as path, line and rule."""
    return [(one["path"], one["line"], one["rule"]) for one in json.loads(text)["diagnostics"]]


def concise_places(text):
    """The findings of a concise report, as path, line and rule."""
    found = [re.fullmatch(r"(.+?):(\d+):\d+: \w+\[(.+?)\] .+", line) for line in text.splitlines()]
    return [(one[1], int(one[2]), one[3]) for one in found]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), TEXT),
        (("--format", "text"), TEXT),
        (("--lang", "en"), ENGLISH_TEXT),
        (("--lang=zh",), TEXT),
        (("--format", "concise"), CONCISE),
        (("--format", "concise", "--lang", "en"), ENGLISH_CONCISE),
    ],
)
def test_findings_are_printed_to_the_letter(run, write, arguments, expected):
    write("错.sheet", WRONG)
    ran = run("check", "错.sheet", *arguments)
    assert ran.stdout == expected
    assert ran.returncode == 1


def test_json_holds_every_finding_with_its_place(run, write):
    write("错.sheet", WRONG)
    ran = run("check", "错.sheet", "--format", "json")
    messages = [line.partition("] ")[2] for line in CONCISE.splitlines()]
    keys = ("rule", "line", "column", "end_line", "end_column", "help")
    expected = [
        dict(zip(keys, place, strict=True)) | {"severity": "error", "message": message, "path": "错.sheet", "fix": None}
        for place, message in zip(PLACES, messages, strict=True)
    ]
    edit = {"line": 9, "column": 7, "end_line": 9, "end_column": 10, "text": "新增项目"}
    expected[1]["fix"] = {"safe": False, "edits": [edit]}
    told = json.loads(ran.stdout)
    assert told["schema"] == "sheetlang.diagnostics/1"
    assert told["diagnostics"] == expected
    assert ran.returncode == 1


def test_json_speaks_english_too(run, write):
    write("错.sheet", WRONG)
    diagnostics = json.loads(run("check", "错.sheet", "--format", "json", "--lang", "en").stdout)["diagnostics"]
    assert [one["message"] for one in diagnostics] == [line.partition("] ")[2] for line in ENGLISH_CONCISE.splitlines()]


def test_json_of_a_sound_sheet_is_an_empty_list(run, write, sound):
    write("a.sheet", sound)
    ran = run("check", "a.sheet", "--format", "json")
    assert json.loads(ran.stdout)["diagnostics"] == []
    assert ran.returncode == 0


def test_only_errors_are_told_where_that_is_asked_for(run, write, sound):
    write("b.sheet", sound.replace("42", "**"))
    ran = run("check", "b.sheet", "--errors-only")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "1 个文件，没有错误。另有 1 个警告、提示没有报。\n")
    write("b.sheet", sound.replace("42", "**") + "随手一写\n")
    ran = run("check", "b.sheet", "--errors-only", "--format", "concise")
    assert (ran.returncode, ran.stdout.count("\n"), "error[unreadable-line]" in ran.stdout) == (1, 1, True)
    assert "1 个文件，1 个有问题：1 个错误。另有 1 个警告、提示没有报。\n" in ran.stderr
    english = run("check", "b.sheet", "--errors-only", "--lang", "en").stderr
    assert "1 file(s), 1 with findings: 1 error. 1 warning(s) and note(s) not told.\n" in english


def test_json_counts_files_severities_and_rules(run, write, sound):
    write("a.sheet", sound)
    write("b.sheet", sound + "随手一写\n" * 2)
    write("c.sheet", sound.replace("42", "**") + "随手一写\n")
    summary = json.loads(run("check", ".", "--format", "json", "--select", "placeholder").stdout)["summary"]
    assert summary == {
        "files": 3,
        "files_with_findings": 2,
        "severities": {"error": 3, "warning": 1, "info": 0},
        "rules": {"unreadable-line": 3, "placeholder": 1},
    }
    assert list(summary["rules"]) == ["unreadable-line", "placeholder"]


@pytest.mark.parametrize("value", WIDE)
def test_carets_stand_under_the_place_whatever_its_width(run, write, sound, value):
    line = f"年度资金总额: {value}"
    write("a.sheet", sound.replace("年度资金总额: 100 万元", line))
    shown, carets = run("check", "a.sheet").stdout.splitlines()[3:5]
    gutter = "8 | "
    assert shown.startswith(f"{gutter}年度资金总额: ")
    assert carets.startswith("  | ")
    seen = shown.removeprefix(gutter)
    at = seen.index(value[0])
    assert carets.index("^") - len(gutter) == wcswidth(seen[:at])
    assert carets.count("^") == wcswidth(seen[at:])


def test_every_missing_field_is_said(run, write):
    write("a.sheet", "表式: 项目支出绩效目标申报表(2015)\n\n项目 甲\n")
    ran = run("check", "a.sheet", "--format", "concise")
    missing = ["主管部门及代码", "实施单位", "年度资金总额", "年度总体目标"]
    assert sorted(re.findall("缺少必填项“(.+)”", ran.stdout)) == sorted(missing)
    assert ran.stderr == "1 个文件，1 个有问题：4 个错误。\n为什么、怎么改：sheetlang explain missing-field\n"


def test_results_go_to_standard_output_and_the_summary_to_standard_error(run, write, sound):
    write("错.sheet", WRONG)
    write("对.sheet", sound)
    ran = run("check", "错.sheet", "对.sheet", "--format", "concise")
    assert ran.stdout == CONCISE
    assert ran.stderr == "2 个文件，1 个有问题：5 个错误。\n为什么、怎么改：sheetlang explain missing-field\n"


def test_a_sound_sheet_prints_only_the_summary(run, write, sound):
    write("a.sheet", sound)
    ran = run("check", "a.sheet")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "1 个文件，没有发现问题。\n")


def test_the_summary_speaks_english(run, write, sound):
    write("a.sheet", sound)
    assert run("check", "a.sheet", "--lang", "en").stderr == "1 file(s), nothing found.\n"


def test_the_commonest_of_the_gravest_is_what_is_advised(run, write, sound):
    write(
        "a.sheet", sound.replace("42", "**") + "产出.数量.桩 >= ** 个\n产出.数量.井: 待定\n一\n二\n产出.数量.井: 待定\n"
    )
    advised = "why, and how to mend it: sheetlang explain unreadable-line"
    assert run("check", "a.sheet", "--lang", "en").stderr.splitlines()[1] == advised
    assert run("explain", advised.split()[-1]).returncode == 0
    assert "explain" not in run("check", "a.sheet", "--format", "json").stderr


@pytest.mark.parametrize("option", ["--quiet", "-q"])
def test_quiet_leaves_the_results_alone(run, write, option):
    write("错.sheet", WRONG)
    ran = run("check", "错.sheet", option)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, TEXT, "")


def test_pending_is_a_note_and_clean_until_release(run, write, sound):
    write("a.sheet", sound.replace(">= 42 公里", ": 待定") + REST)
    ran = run("check", "a.sheet")
    assert ran.stdout.startswith("提示[pending] “改造管网”还没有定\n  --> a.sheet:11:")
    assert (ran.returncode, ran.stderr) == (
        0,
        "1 个文件，1 个有问题：1 个提示。\n为什么、怎么改：sheetlang explain pending\n",
    )
    released = run("check", "a.sheet", "--release")
    assert released.stdout.startswith("错误[pending] “改造管网”还没有定\n  --> a.sheet:11:")
    assert (released.returncode, released.stderr) == (
        1,
        "1 个文件，1 个有问题：1 个错误。\n为什么、怎么改：sheetlang explain pending\n",
    )


def test_a_warning_is_a_finding(run, write, sound):
    write("a.sheet", sound.replace("42", "**"))
    ran = run("check", "a.sheet", "--format", "concise")
    assert concise_places(ran.stdout) == [("a.sheet", 11, "placeholder")]
    assert (ran.returncode, ran.stderr) == (
        1,
        "1 个文件，1 个有问题：1 个警告。\n为什么、怎么改：sheetlang explain placeholder\n",
    )


@pytest.mark.parametrize(
    ("environment", "arguments", "summary"),
    [
        ({}, (), "没有发现问题"),
        ({"LANG": "C"}, (), "没有发现问题"),
        ({"LANG": "C.UTF-8"}, (), "没有发现问题"),
        ({"LANG": "POSIX"}, (), "没有发现问题"),
        ({"LANG": "zh_CN.UTF-8"}, (), "没有发现问题"),
        ({"LANG": "zh_TW"}, (), "没有发现问题"),
        ({"LANG": "en_US.UTF-8"}, (), "nothing found"),
        ({"LANG": "fr_FR.UTF-8"}, (), "nothing found"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, (), "没有发现问题"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, (), "nothing found"),
        ({"LANG": "en_US.UTF-8", "SHEETLANG_LANG": "zh"}, (), "没有发现问题"),
        ({"LANG": "C", "SHEETLANG_LANG": "en"}, (), "nothing found"),
        ({"SHEETLANG_LANG": "德语"}, (), "没有发现问题"),
        ({"SHEETLANG_LANG": "en"}, ("--lang", "zh"), "没有发现问题"),
        ({"LANG": "zh_CN.UTF-8"}, ("--lang", "en"), "nothing found"),
    ],
)
def test_the_language_comes_from_the_option_the_variable_or_the_locale(
    run, write, sound, monkeypatch, environment, arguments, summary
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write("a.sheet", sound)
    assert summary in run("check", "a.sheet", *arguments).stderr


def test_files_and_folders_are_checked_once_each_in_order(run, write):
    for path in ("b/2.sheet", "b/1.sheet", "b/深/3.sheet", "a.sheet", "b/不是.txt", "b/.venv/4.sheet"):
        write(path, "胡写\n")
    ran = run("check", "b", "a.sheet", "b/1.sheet", "./a.sheet", "--format", "json")
    unreadable = [path for path, _, rule in places(ran.stdout) if rule == "unreadable-line"]
    assert unreadable == ["a.sheet", "b/1.sheet", "b/2.sheet", "b/深/3.sheet"]
    assert ran.stderr.startswith("4 个文件，4 个有问题：")


def test_findings_of_several_files_do_not_mix(run, write, sound):
    write("一.sheet", WRONG)
    write("二.sheet", WRONG)
    write("三.sheet", sound)
    ran = run("check", ".", "--format", "concise")
    assert concise_places(ran.stdout) == [(f"{name}.sheet", line, rule) for name in "一二" for rule, line, *_ in PLACES]


def test_standard_input_is_a_sheet(run, write):
    ran = run("check", "-", "--format", "concise", stdin=WRONG)
    assert ran.stdout == CONCISE.replace("错.sheet", "<stdin>")
    assert ran.stderr == "1 个文件，1 个有问题：5 个错误。\n为什么、怎么改：sheetlang explain missing-field\n"


def test_standard_input_stands_beside_files(run, write, sound):
    write("a.sheet", sound)
    ran = run("check", "a.sheet", "-", "--format", "concise", stdin="胡写\n")
    assert {path for path, *_ in concise_places(ran.stdout)} == {"<stdin>"}
    assert ran.stderr.startswith("2 个文件，1 个有问题：")


def test_a_file_of_another_name_is_read_when_named(run, write):
    write("错.txt", WRONG)
    assert run("check", "错.txt", "--format", "concise").stdout == CONCISE.replace("错.sheet", "错.txt")


def test_a_form_file_is_checked_by_its_suffix(run, write):
    write("自己.toml", 'id = "own"\nname = "自己的"\ntitle = "表"\ntilte = "表"\nsections = []\ncolumns = []\n')
    ran = run("check", "自己.toml", "--format", "concise")
    rules = [("自己.toml", "form-unknown-key"), ("自己.toml", "form-missing-key"), ("自己.toml", "form-missing-key")]
    assert sorted((path, rule) for path, _, rule in concise_places(ran.stdout)) == sorted(rules)
    assert "自己.toml:4:1: error[form-unknown-key] 表式文件里没有“tilte”这个键" in ran.stdout
    assert ran.returncode == 1


def test_sound_form_files_have_no_findings(run, folder):
    from sheetlang.resources import folder as resource

    forms = sorted(str(path) for path in resource("forms").glob("*.toml"))
    ran = run("check", *forms)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "9 个文件，没有发现问题。\n")


@pytest.mark.parametrize("shape", ["text", "concise", "json"])
@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ((), {}, False),
        (("--color",), {}, True),
        (("--no-color",), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, False),
        (("--color",), {"NO_COLOR": "1"}, True),
        (("--no-color",), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_only_text_is_coloured_and_only_where_asked(run, write, monkeypatch, shape, arguments, environment, coloured):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write("错.sheet", WRONG)
    ran = run("check", "错.sheet", "--format", shape, *arguments)
    assert ("\x1b[" in ran.stdout) == (coloured and shape == "text")
    assert "\x1b[" not in ran.stderr


def test_colour_alters_nothing_but_the_colour(run, write):
    write("错.sheet", WRONG)
    coloured = run("check", "错.sheet", "--color").stdout
    assert coloured.startswith("\x1b[1;31m错误[missing-field]\x1b[0m 缺少必填项")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == TEXT


def test_a_gb18030_file_is_named_as_such_with_the_way_out(run, write, sound):
    write("旧.sheet", sound.encode("gb18030"))
    ran = run("check", "旧.sheet")
    assert ran.stdout == (
        "错误[not-utf8] 文件不是 UTF-8 编码（第 1 个字节无效），而是 GB18030（GBK）\n"
        " --> 旧.sheet:1:1\n"
        "  = 建议: 用记事本打开，“另存为”时编码选 UTF-8；或运行 iconv -f GB18030 -t UTF-8\n"
    )
    assert (ran.returncode, ran.stderr) == (
        1,
        "1 个文件，1 个有问题：1 个错误。\n为什么、怎么改：sheetlang explain not-utf8\n",
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe" + "表式".encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + "表式".encode("utf-16-be"), "UTF-16"),
        (b"PK\x03\x04\x00\xff\x00", "Excel、Word 文件或压缩包"),
        (b"abc\xff", "第 4 个字节无效"),
    ],
)
def test_bytes_that_are_no_utf8_are_one_finding(run, write, data, reason):
    write("a.sheet", data)
    ran = run("check", "a.sheet", "--format", "concise")
    assert concise_places(ran.stdout) == [("a.sheet", 1, "not-utf8")]
    assert reason in ran.stdout
    assert ran.returncode == 1


def test_no_conversion_is_advised_for_what_is_not_text(run, write):
    write("a.sheet", b"PK\x03\x04\x00\xff\x00")
    told = run("check", "a.sheet").stdout
    assert ("not-utf8" in told, "iconv" in told) == (True, False)


def test_an_unreadable_file_does_not_hide_the_others(run, write, sound):
    write("a.sheet", b"\x00\xff")
    write("b.sheet", WRONG)
    ran = run("check", ".", "--format", "concise")
    assert [path for path, *_ in concise_places(ran.stdout)] == ["a.sheet"] + ["b.sheet"] * 5


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "# 只有注释\n", "  \t\n"])
def test_an_empty_file_lacks_form_and_project(run, write, text):
    write("空.sheet", text)
    ran = run("check", "空.sheet", "--format", "concise")
    assert {rule for _, _, rule in concise_places(ran.stdout)} == {"missing-form", "missing-project"}
    assert ran.returncode == 1


def test_windows_line_ends_and_a_byte_order_mark_are_ordinary(run, write, sound):
    write("a.sheet", ("\ufeff" + sound.replace("\n", "\r\n")).encode())
    ran = run("check", "a.sheet")
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (("没有.sheet",), "错误: 找不到“没有.sheet”\n用法见: sheetlang check --help\n"),
        (("没有",), "错误: 找不到“没有”\n用法见: sheetlang check --help\n"),
        (("空",), "错误: “空”里没有 .sheet 文件\n用法见: sheetlang check --help\n"),
        (("a.sheet", "空"), "错误: “空”里没有 .sheet 文件\n用法见: sheetlang check --help\n"),
        (("a.sheet/b.sheet",), "错误: 找不到“a.sheet/b.sheet”\n用法见: sheetlang check --help\n"),
    ],
)
def test_a_path_that_names_nothing_could_not_be_done(run, write, sound, folder, paths, message):
    write("a.sheet", sound)
    (folder / "空").mkdir()
    ran = run("check", *paths)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", message)


def test_a_form_file_that_is_missing_could_not_be_checked(run, folder):
    ran = run("check", "没有.form.toml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "没有.form.toml" in ran.stderr


def test_a_wrong_form_is_said_once_though_its_folder_is_checked_too(run, write, sound):
    write("坏.form.toml", 'id = "own"\nname = "自己的"\ntitle = "表"\nsections = []\ncolumns = [1]\n')
    write("a.sheet", sound)
    ran = run("check", "a.sheet", "坏.form.toml", "--format", "concise")
    found = concise_places(ran.stdout)
    assert {path for path, *_ in found} == {"坏.form.toml"}
    assert len(found) == len(set(found))
    assert ran.stderr.startswith("2 个文件，1 个有问题：")
