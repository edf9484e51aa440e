"""`check --fix`, `--diff`, `--add-allow`: what stands in the files afterwards, and what is said."""

import json
import os
import subprocess

import pytest

from sheetlang.workspace.write import write_whole

HEAD = """\
表式: 项目支出绩效目标申报表(2021)
年度: 2026
主管部门及代码: 县民政局 317001
实施单位 = 县社会工作服务中心
年度资金总额: 86.50 万元
年度绩效目标: 见附件
项目 示例
"""
SLIPPED = HEAD + "产出.数量.培训\u200b人次 >= 400 人次\n产出.数两指标.培训天数 >= 4 天\n"
SAFE = SLIPPED.replace("\u200b", "").replace(" = 县", ": 县")
ALL = SAFE.replace("数两", "数量")
BOM = b"\xef\xbb\xbf"


def test_fix_makes_the_safe_fixes_and_tells_of_the_rest(run, write):
    file = write("甲.sheet", SLIPPED)
    ran = run("check", "甲.sheet", "--fix", "--format", "concise")
    assert file.read_text("utf-8") == SAFE
    assert [line.split(" ")[1].split("[")[1].split("]")[0] for line in ran.stdout.splitlines()] == ["unknown-category"]
    assert "改了 1 个文件，2 处。" in ran.stderr
    assert ran.returncode == 1


def test_unsafe_fixes_make_the_others_too_and_twice_is_once(run, write):
    file = write("甲.sheet", SLIPPED)
    ran = run("check", "甲.sheet", "--fix", "--unsafe-fixes")
    assert (file.read_text("utf-8"), ran.returncode, ran.stdout) == (ALL, 0, "")
    written = file.stat()
    assert "改了 0 个文件，0 处。" in run("check", "甲.sheet", "--fix", "--unsafe-fixes").stderr
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (written.st_mtime_ns, written.st_ino)


def test_diff_shows_what_would_change_and_writes_nothing(run, write):
    file = write("甲.sheet", SLIPPED)
    ran = run("check", "甲.sheet", "--diff")
    assert file.read_text("utf-8") == SLIPPED
    changed = [line for line in ran.stdout.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ["-实施单位 = 县社会工作服务中心", "+实施单位: 县社会工作服务中心",
                       "-产出.数量.培训\u200b人次 >= 400 人次", "+产出.数量.培训人次 >= 400 人次"]  # fmt: skip
    assert ran.stdout.startswith("--- 甲.sheet\n+++ 甲.sheet\n@@ ")
    assert "会改 1 个文件，2 处。" in ran.stderr
    assert ran.returncode == 1
    write("甲.sheet", ALL)
    assert (run("check", "甲.sheet", "--diff").stdout, run("check", "甲.sheet", "--diff").returncode) == ("", 0)


@pytest.mark.parametrize("mark", [b"", BOM], ids=["plain", "mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("last", ["", "\n"], ids=["open", "closed"])
def test_encoding_line_ends_and_rights_stay(run, write, mark, ending, last):
    text = SLIPPED.rstrip("\n") + last
    file = write("甲.sheet", mark + text.replace("\n", ending).encode())
    file.chmod(0o640)
    run("check", "甲.sheet", "--fix", "--unsafe-fixes")
    assert file.read_bytes() == mark + (ALL.rstrip("\n") + last).replace("\n", ending).encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".tmp"] == []


@pytest.mark.parametrize(
    ("lang", "reason"), [("zh", "改了还是有这个问题"), ("en", "the finding would stay")], ids=["zh", "en"]
)
def test_why_a_fix_was_not_made_is_told_in_one_language(run, write, monkeypatch, lang, reason):
    from sheetlang.fixing.promise import STAYS

    write("甲.sheet", SLIPPED)
    monkeypatch.setattr("sheetlang.fixing.mend.broken_promise", lambda *_: STAYS)
    told = run("check", "甲.sheet", "--fix", "--lang", lang).stderr.splitlines()
    assert [line for line in told if "field-with-comparison" in line and line.endswith((f"：{reason}", f": {reason}"))]


def test_standard_input_goes_to_standard_output_and_findings_beside_it(run):
    ran = run("check", "-", "--fix", stdin=SLIPPED)
    assert ran.stdout == SAFE
    assert "unknown-category" in ran.stderr
    assert ran.returncode == 1


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        (SLIPPED.encode("gb18030", "replace"), None),
        (ALL.replace("年度: 2026", "年度: 二〇二六").encode("utf-16"), None),
        (BOM + SLIPPED.replace("\n", "\r\n").encode(), BOM + SAFE.replace("\n", "\r\n").encode()),
        (BOM + SAFE.encode(), None),
        (SLIPPED.replace("\n", "\r").encode(), SAFE.encode()),
    ],
    ids=["gb18030", "utf-16", "mark and crlf", "nothing to mend", "cr"],
)
def test_standard_input_loses_nothing(process, given, mended):
    assert process("check", "-", "--fix", stdin=given).stdout == (given if mended is None else mended)


@pytest.mark.parametrize("arguments", [("--fix",), ("--fix", "--unsafe-fixes")], ids=["safe", "all"])
def test_returns_alone_are_told_once_and_become_line_breaks(run, write, arguments):
    text = SLIPPED if arguments == ("--fix",) else ALL
    file = write("旧.sheet", text.replace("\n", "\r"))
    told = run("check", "旧.sheet", "--format", "concise").stdout.splitlines()
    assert [line for line in told if "老式" in line] == [told[0]]
    run("check", "旧.sheet", *arguments)
    assert file.read_text("utf-8") == (SAFE if arguments == ("--fix",) else ALL)


def test_a_return_within_a_file_of_today_becomes_a_line_break(run, write):
    file = write("混.sheet", ALL.replace("2026\n", "2026\r").replace("共\n", "共\r\r\n").encode())
    run("check", "混.sheet", "--fix")
    assert b"2026\r" in file.read_bytes()
    run("check", "混.sheet", "--fix", "--unsafe-fixes")
    assert file.read_text("utf-8") == ALL


def test_a_file_that_cannot_be_written_stays_whole_and_the_others_are_mended(run, write, monkeypatch):
    first, second = write("甲.sheet", SLIPPED), write("乙.sheet", SLIPPED)

    def failing(path, *arguments, **options):
        if path.name == "甲.sheet":
            raise OSError(28, os.strerror(28), str(path))
        write_whole(path, *arguments, **options)

    monkeypatch.setattr("sheetlang.workspace.rewrite.write_whole", failing)
    ran = run("check", "甲.sheet", "乙.sheet", "--fix", "--format", "concise")
    assert (first.read_text("utf-8"), second.read_text("utf-8")) == (SLIPPED, SAFE)
    assert "甲.sheet" in ran.stderr
    assert "invisible-character" in ran.stdout
    assert ran.returncode == 2


def test_what_another_program_just_wrote_is_not_lost(run, write, monkeypatch):
    file = write("甲.sheet", SLIPPED)
    from sheetlang.fixing import mend as fixing

    mend = fixing.mend

    def slow(*arguments):
        write("甲.sheet", SLIPPED + "# 刚写的\n")
        return mend(*arguments)

    monkeypatch.setattr(fixing, "mend", slow)
    ran = run("check", "甲.sheet", "--fix")
    assert file.read_text("utf-8") == SLIPPED + "# 刚写的\n"
    assert "刚才有别的程序改了这个文件" in ran.stderr
    assert ran.returncode == 2


def test_a_link_is_followed_within_its_folder_but_not_out_of_it(run, write, folder, tmp_path_factory):
    inside = write("表/真.sheet", SLIPPED)
    outside = tmp_path_factory.mktemp("别处") / "外.sheet"
    outside.write_text(SLIPPED, "utf-8")
    (folder / "表/内.sheet").symlink_to("真.sheet")
    (folder / "表/外.sheet").symlink_to(outside)
    ran = run("check", "表", "--fix")
    assert (inside.read_text("utf-8"), outside.read_text("utf-8")) == (SAFE, SLIPPED)
    assert (folder / "表/内.sheet").is_symlink()
    assert "链接指到别的文件夹" in ran.stderr
    assert ran.returncode == 2


SET = "表式: 项目支出绩效目标申报表(2021)\n指标集 共性\n产出.数量.培训\u200b人次 >= 400 人次\n"
USER = SAFE.replace(
    "产出.数量.培训人次 >= 400 人次\n产出.数两指标.培训天数 >= 4 天\n", "引用 共性\n导入 '共性.sheet'\n"
).replace("'", '"')


def test_an_imported_file_is_mended_only_where_it_is_named(run, write):
    imported = write("共性.sheet", SET)
    write("用.sheet", USER)
    assert "invisible-character" in run("check", "用.sheet", "--fix").stdout
    assert imported.read_text("utf-8") == SET
    ran = run("check", "用.sheet", "共性.sheet", "--fix")
    assert imported.read_text("utf-8") == SET.replace("\u200b", "")
    assert (ran.stdout, ran.returncode) == ("", 0)


# What stands in a set is found only in the sheets that use it.
SHARED = SET.replace("\u200b", "") + "产出.数量.绿化面积 >= 3 平米\n产出.数两指标.培训天数 >= 4 天\n"


def test_what_sheets_find_in_a_set_is_mended_in_the_file_that_holds_it(run, write):
    imported = write("共性.sheet", SHARED)
    write("用.sheet", USER)
    write("也用.sheet", USER.replace("项目 示例", "项目 另一个"))
    mended = SHARED.replace("平米", "平方米")
    shown = run("check", ".", "--diff").stdout
    assert "+产出.数量.绿化面积 >= 3 平方米" in shown.splitlines()
    assert "会改 1 个文件，1 处" in run("check", ".", "--diff").stderr
    assert "改了 1 个文件，1 处" in run("check", ".", "--fix").stderr
    assert imported.read_text("utf-8") == mended
    assert "改了 0 个文件，0 处" in run("check", ".", "--fix").stderr
    assert run("check", ".", "--fix", "--unsafe-fixes").returncode == 0
    assert imported.read_text("utf-8") == mended.replace("数两", "数量")


@pytest.mark.parametrize("spoilt", ["一.sheet", "末.sheet"])
def test_a_set_is_not_mended_where_that_would_spoil_one_of_the_sheets_that_use_it(run, write, spoilt):
    imported = write("共性.sheet", SHARED)
    write("中.sheet", USER)
    write(spoilt, USER.replace("项目 示例\n", "项目 另一个\n产出.数量指标.培训天数 >= 5 天\n"))
    told = run("check", ".", "--fix", "--unsafe-fixes").stderr
    assert imported.read_text("utf-8") == SHARED.replace("平米", "平方米")
    assert "共性.sheet:5: 没有自动改 unknown-category：改了会有别的问题：duplicate-indicator" in told


def test_the_file_to_name_is_told_where_it_was_not_named(run, write):
    imported = write("共性.sheet", SHARED)
    write("用.sheet", USER)
    name_it = "其中 {} 处在导入的文件里，要改就把它也写进命令：共性.sheet。"
    assert name_it.format(1) in run("check", "用.sheet").stderr
    assert name_it.format(2) in run("check", "用.sheet", "--fix").stderr
    assert "导入的文件" not in run("check", "用.sheet", "共性.sheet").stderr
    assert imported.read_text("utf-8") == SHARED


def test_what_sheets_find_in_a_set_is_allowed_in_the_file_that_holds_it(run, write):
    imported = write("共性.sheet", SET.replace("\u200b", "") + "产出.数量.绿化面积 >= 3 平米\n")
    write("用.sheet", USER)
    assert run("check", "用.sheet", "共性.sheet", "--add-allow").returncode == 0
    assert imported.read_text("utf-8").splitlines()[-1] == "产出.数量.绿化面积 >= 3 平米  # 允许 odd-unit: 旧表沿用"
    assert "改了 0 个文件" in run("check", ".", "--add-allow").stderr


def test_json_tells_of_fixes(run, write):
    write("甲.sheet", SLIPPED)
    told = json.loads(run("check", "甲.sheet", "--format", "json").stdout)["diagnostics"]
    assert [one["fix"] for one in told] == [
        {"safe": True, "edits": [{"line": 4, "column": 5, "end_line": 4, "end_column": 8, "text": ": "}]},
        {"safe": True, "edits": [{"line": 8, "column": 9, "end_line": 8, "end_column": 10, "text": ""}]},
        {"safe": False, "edits": [{"line": 9, "column": 4, "end_line": 9, "end_column": 8, "text": "数量指标"}]},
    ]
    assert "有 2 处可以自动改" in run("check", "甲.sheet").stderr


# -- old sheets

OLD = HEAD.replace(" = 县社会工作服务中心", ": **").replace(" 见附件\n", "\n    **\n    再写\n") + (
    "产出.数量.受益人数 >= ** 人  # 注释\n    数据来源: **\n产出.数量.受助人数 >= ** 人"
)
ALLOWED = """\
实施单位: **  # 允许 placeholder: 上年批复
年度资金总额: 86.50 万元
年度绩效目标:  # 允许 placeholder: 上年批复
    **
    再写
项目 示例
# 允许 placeholder: 上年批复
产出.数量.受益人数 >= ** 人  # 注释
    数据来源: **  # 允许 placeholder: 上年批复
产出.数量.受助人数 >= ** 人  # 允许 placeholder: 上年批复"""
SELECTED = ("--select", "placeholder")


def test_add_allow_writes_a_comment_for_each_line_and_twice_is_once(run, write):
    file = write("旧.sheet", OLD)
    ran = run("check", "旧.sheet", "--add-allow", "--reason", "上年批复", *SELECTED)
    assert file.read_text("utf-8").partition("实施单位")[2] == ALLOWED.partition("实施单位")[2]
    assert (ran.stdout, ran.returncode) == ("", 0)
    assert run("check", "旧.sheet", *SELECTED).returncode == 0
    assert "改了 0 个文件" in run("check", "旧.sheet", "--add-allow", *SELECTED).stderr
    assert file.read_text("utf-8").partition("实施单位")[2] == ALLOWED.partition("实施单位")[2]


def test_fix_takes_out_comments_that_allow_nothing(run, write):
    text = ALL + (
        "# 允许开始 placeholder: 旧\n产出.数量.甲 >= 4 人  # 允许 placeholder、pending: 旧\n# 允许结束\n"
        "# 允许 placeholder: 旧\n产出.数量.乙 >= ** 人  # 允许 placeholder、pending: 旧\n"
    )
    file = write("甲.sheet", text)
    run("check", "甲.sheet", "--fix", "--select", "placeholder,pending")
    assert file.read_text("utf-8") == ALL + (
        "产出.数量.甲 >= 4 人\n# 允许 placeholder: 旧\n产出.数量.乙 >= ** 人  # 允许 placeholder: 旧\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unsafe-fixes",), "错误: --unsafe-fixes 要和 --fix 或 --diff 一起用"),
        (("--reason", "旧"), "错误: --reason 要和 --add-allow 一起用"),
        (("--add-allow", "--reason", " "), "错误: --reason 要写一行文字"),
        (("--add-allow", "--reason", "一\n二"), "错误: --reason 要写一行文字"),
        (("--add-allow", "--fix"), "错误: --fix 和 --add-allow 要分两次用：先改，再放过"),
        (("--write-baseline",), "错误: --write-baseline 要和 --baseline 文件 一起用"),
        (("--baseline", "没有.json"), "错误: 没有基线文件“没有.json”；第一次加 --write-baseline"),
        (("--baseline", "甲.sheet"), "错误: “甲.sheet”不是基线文件：第 1 行不是 JSON 的写法"),
        (("--baseline", "甲.sheet", "--write-baseline"), "错误: “甲.sheet”不是基线文件：第 1 行不是 JSON 的写法"),
    ],
)
def test_wrong_usage_is_told(run, write, arguments, said):
    file = write("甲.sheet", SLIPPED)
    ran = run("check", "甲.sheet", *arguments)
    assert ran.stderr.splitlines()[0] == said
    assert ran.returncode == 2
    assert file.read_text("utf-8") == SLIPPED


@pytest.mark.parametrize("command", [("check", "--diff", "-q"), ("fmt", "--diff")], ids=" ".join)
@pytest.mark.parametrize("taker", [("patch", "-p0", "-s"), ("git", "apply", "-p0")], ids=" ".join)
def test_a_difference_can_be_taken_over_where_a_name_has_a_blank(run, write, folder, sound, command, taker):
    name = "深 处/空 格.sheet"
    write(
        name,
        sound.replace(" >= 42 公里", " ＞= 42公里") if command[0] == "fmt" else f"{sound}产出.数量.乙\u200b人 = 1 人\n",
    )
    shown = run(command[0], name, *command[1:]).stdout
    assert f"--- {name}\t\n" in shown
    taken = subprocess.run(taker, input=shown.encode(), cwd=folder, capture_output=True)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert run(command[0], name, *command[1:]).stdout == ""
