"""`check --output`: a report in a file that is written whole, or not at all."""

import json

import pytest
from files.snapshot import everything
from sound import SOUND

from sheetlang.report.report import report_names

WRONG = "表式: 项目支出绩效目标申报表(2015)\n随手一写\n"


@pytest.fixture(autouse=True)
def sheet(write):
    write("错.sheet", WRONG)


@pytest.mark.parametrize("name", report_names())
def test_a_report_goes_to_the_file_and_not_to_the_screen(run, folder, name):
    printed = run("check", "错.sheet", "--format", name)
    ran = run("check", "错.sheet", "--format", name, "--output", "深/报告")
    assert (folder / "深/报告").read_bytes().decode() == printed.stdout != ""
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", printed.stderr, 1)
    assert [path.name for path in (folder / "深").iterdir()] == ["报告"]


def test_a_report_without_findings_replaces_an_old_one(run, write, folder):
    write("对.sheet", SOUND)
    write("报告.json", "旧")
    ran = run("check", "对.sheet", "--format", "json", "-o", "报告.json")
    assert json.loads((folder / "报告.json").read_text("utf-8"))["diagnostics"] == []
    assert ran.returncode == 0


def test_a_file_is_coloured_only_where_that_is_asked_for(run, folder, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    run("check", "错.sheet", "-o", "报告")
    assert "\x1b" not in (folder / "报告").read_text("utf-8")
    run("check", "错.sheet", "-o", "报告", "--color")
    assert "\x1b[1;31m" in (folder / "报告").read_text("utf-8")


@pytest.mark.parametrize("target", ["错.sheet", "./错.sheet", "深/../错.sheet", "链接"])
def test_no_report_is_written_over_a_sheet(run, folder, target):
    (folder / "深").mkdir()
    (folder / "链接").symlink_to("错.sheet")
    ran = run("check", "错.sheet", "-o", target)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "不能写到它上面" in ran.stderr
    assert (folder / "错.sheet").read_text("utf-8") == WRONG


@pytest.mark.parametrize(
    "command", [("check", "错.sheet"), ("diff", "错.sheet", "对.sheet"), ("check", "对.sheet", "--fix")]
)
@pytest.mark.parametrize("target", ["别的.sheet", "别的.SHEET", "sheetlang.toml", "坏链接.sheet"])
def test_no_report_is_written_over_what_people_write(run, write, folder, command, target):
    write("对.sheet", SOUND.replace(" >=", ">="))
    if target.startswith("坏"):
        (folder / target).symlink_to("没有")
    else:
        write(target, "# 手写的\n")
    before = everything(folder)
    ran = run(*command, "-o", target)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"错误: “{target}”已经有了，报告不能写到它上面\n")
    assert everything(folder) == before


def test_a_report_may_get_the_name_of_a_sheet_that_is_not_there(run, folder):
    assert run("check", "错.sheet", "-o", "新.sheet").returncode == 1
    assert "unreadable-line" in (folder / "新.sheet").read_text("utf-8")


@pytest.mark.parametrize(
    "options",
    [
        ("check", "错.sheet", "--baseline", "读的", "--write-baseline"),
        ("check", "错.sheet", "--baseline", "读的"),
        ("check", "错.sheet", "--config", "读的"),
        ("diff", "错.sheet", "对.sheet", "--policy", "读的"),
    ],
    ids=["new-baseline", "baseline", "settings", "policy"],
)
def test_no_report_is_written_over_what_the_run_reads(run, write, folder, options):
    write("对.sheet", SOUND)
    text = '{"schema": "sheetlang.baseline/1", "files": {}}' if "--baseline" in options else "# 空\n"
    write("读的", text)
    ran = run(*options, "-o", "读的", "--format", "json")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert (folder / "读的").read_text("utf-8") == text


def test_no_report_is_written_over_a_form_file(run, write):
    form = write("自己.toml", 'id = "own"\n')
    ran = run("check", "自己.toml", "-o", "自己.toml")
    assert ran.returncode == 2
    assert form.read_text("utf-8") == 'id = "own"\n'


def test_a_report_that_cannot_be_written_leaves_the_old_one(run, folder, monkeypatch):
    (folder / "报告").write_text("旧", "utf-8")
    monkeypatch.setattr("os.replace", refuse)
    ran = run("check", "错.sheet", "-o", "报告")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "报告: " in ran.stderr
    assert (folder / "报告").read_text("utf-8") == "旧"
    assert [path.name for path in folder.iterdir() if path.name.endswith(".tmp")] == []


def refuse(*_, **__):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "错.sheet", "-o", ""),
        ("diff", "错.sheet", "错.sheet", "-o", ""),
        ("review", "错.sheet", "-o", ""),
        ("new", "--form", "national-2015", "-o", ""),
        ("build", "错.sheet", "--out", ""),
        ("merge-driver", "错.sheet", "错.sheet", "错.sheet", "-o", ""),
    ],
    ids=lambda arguments: arguments[0],
)
def test_an_empty_name_to_write_to_is_said_to_be_empty(run, folder, arguments):
    before = everything(folder)
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (129 if arguments[0] == "merge-driver" else 2, "")
    assert "后面是空的" in ran.stderr
    assert everything(folder) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "错.sheet"),
        ("new", "--form", "national-2015"),
        ("new", "--form", "national-2015", "--force"),
        ("review", "错.sheet"),
        ("review", "错.sheet", "--force"),
    ],
    ids=" ".join,
)
def test_a_folder_to_write_to_is_called_a_folder(run, folder, arguments):
    (folder / "夹.xlsx").mkdir()
    ran = run(*arguments, "-o", "夹.xlsx")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("错误: 夹.xlsx: 它是文件夹，不是文件\n")


@pytest.mark.parametrize(
    ("arguments", "as_if"),
    [
        (("check", "错.sheet"), ()),
        (("check", "错.sheet", "--format", "json"), ()),
        (("diff", "错.sheet", "对.sheet"), ()),
        (("new", "--form", "national-2015"), ()),
        (("build", "对.sheet", "--to", "md"), ("--out", "-")),
        (("merge-driver", "错.sheet", "错.sheet", "对.sheet"), ("--print",)),
    ],
    ids=" ".join,
)
def test_a_dash_is_standard_output(run, write, folder, arguments, as_if):
    write("对.sheet", SOUND)
    before = everything(folder)
    ran, wanted = run(*arguments, "-o", "-"), run(*arguments, *as_if)
    assert (ran.returncode, ran.stdout, ran.stderr) == (wanted.returncode, wanted.stdout, wanted.stderr)
    assert ran.stdout
    assert everything(folder) == before


def test_a_file_may_be_called_a_dash_where_its_folder_is_said(run, folder):
    assert run("check", "错.sheet", "-o", "./-").stdout == ""
    assert "unreadable-line" in (folder / "-").read_text("utf-8")


@pytest.mark.parametrize("target", ["-", "意见", ".xlsx"])
def test_a_review_is_a_file_whose_name_says_its_format(run, folder, target):
    before = everything(folder)
    ran = run("review", "错.sheet", "-o", target)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"错误: 意见要写到文件里，文件名以 .xlsx 或 .html 结尾；“{target}”不是\n")
    assert everything(folder) == before


def test_the_folder_of_a_build_is_told_as_other_outputs_are(run, write, folder):
    write("对.sheet", SOUND)
    assert run("build", "对.sheet", "--to", "md", "-o", "表").returncode == 0
    assert (folder / "表/对.md").exists()
