"""What looks like a sheet and is not read is told in one notice: an officer would take it for checked."""

import os

import pytest

COMMANDS = {
    "check": ("check", "年"),
    "json": ("check", "年", "--format", "json"),
    "build": ("build", "年", "--to", "json", "--out", "out"),
    "review": ("review", "年", "-o", "out.html"),
    "fmt": ("fmt", "年", "--check"),
    "diff": ("diff", "年", "年", "--exit-code"),
}
# What a desktop that hides suffixes, another system, or an input method makes of a name.
ODD_NAMES = [
    "乙.sheet.txt",
    "乙.sheet.TXT",
    "乙.Sheet .txt",
    "乙.sheet ",
    "乙.sheet\u3000",
    "乙.sheet\u200b",
    "乙．ｓｈｅｅｔ",
    "乙。sheet",
    "乙．ＳＨＥＥＴ．ｔｘｔ",
]
OTHER_NAMES = ["乙.txt", "乙.sheet~", "乙.sheet.bak", "乙.sheet.html", "乙sheet", "乙.xlsx", "sheet"]


@pytest.fixture
def sheet(write, sound):
    write("年/甲.sheet", sound)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_of_it_and_ends_as_before(run, write, sound, sheet, command):
    before = run(*COMMANDS[command])
    for name in ("年/乙.sheet.txt", "年/深/丙.SHEET.txt"):
        write(name, sound)
    ran = run(*COMMANDS[command], *(["--force"] if command == "review" else []))
    assert (ran.returncode, ran.stdout) == (before.returncode, before.stdout) == (0, before.stdout)
    assert "有 2 个文件没有读：年/乙.sheet.txt、年/深/丙.SHEET.txt。文件名要以小写的 .sheet 结尾" in ran.stderr
    assert "没有读" not in before.stderr


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_is_nearly_that_of_a_sheet_is_told(run, write, sheet, name):
    write(f"年/{name}", "")
    assert "有 1 个文件没有读：年/乙" in run("check", "年").stderr


@pytest.mark.skipif(os.name == "nt", reason="there it is the name of a sheet")
def test_a_name_in_capitals_is_told(run, write, sheet):
    write("年/乙.SHEET", "")
    assert "有 1 个文件没有读：年/乙.SHEET。" in run("check", "年").stderr


def test_names_of_other_files_are_not_told(run, write, sheet):
    for name in OTHER_NAMES:
        write(f"年/{name}", "")
    assert run("check", "年").stderr == "1 个文件，没有发现问题。\n"


@pytest.mark.parametrize("target", ["没有.sheet", "断.sheet", "/dev/null"])
def test_a_link_that_leads_to_no_file_is_told(run, folder, sheet, target):
    (folder / "年/断.sheet").symlink_to(target)
    ran = run("check", "年")
    assert (ran.returncode, "有 1 处没有读：年/断.sheet。那里没有文件" in ran.stderr) == (0, True)


def test_a_pipe_is_told(run, folder, sheet):
    os.mkfifo(folder / "年/管.sheet")
    assert "有 1 处没有读：年/管.sheet。" in run("check", "年").stderr


def test_a_linked_folder_is_told(run, write, folder, sheet, sound):
    write("别处/丁.sheet", sound)
    (folder / "年/链").symlink_to("../别处")
    ran = run("check", "年")
    assert "有 1 个链接没有进去：年/链。指的是别处的文件夹" in ran.stderr
    assert "1 个文件，" in ran.stderr


def test_what_is_read_by_another_name_is_not_told(run, write, folder, sheet, sound):
    write("年/乙.sheet.txt", sound.replace("某县", "某市"))
    write("别处/丁.sheet", sound.replace("某县", "某区"))
    (folder / "年/又.sheet.txt").symlink_to("甲.sheet")
    (folder / "年/深").mkdir()
    (folder / "年/深/上").symlink_to("..")
    (folder / "年/链").symlink_to("../别处")
    ran = run("check", "年", "年/乙.sheet.txt", "别处", "年", "--select", "placeholder")
    assert ran.stderr == "3 个文件，没有发现问题。\n"


def test_it_is_told_where_nothing_else_is_found(run, write):
    write("年/乙.sheet.txt", "")
    for more in ((), ("-q",)):
        ran = run("check", "年", *more)
        assert ran.returncode == 2
        assert "有 1 个文件没有读：年/乙.sheet.txt。" in ran.stderr
        assert "“年”里没有 .sheet 文件" in ran.stderr


def test_a_quiet_run_does_not_tell(run, write, sheet):
    write("年/乙.sheet.txt", "")
    assert run("check", "年", "-q").stderr == ""


def test_of_many_the_first_are_named_and_no_name_breaks_a_line(run, write, sheet):
    for number in range(9):
        write(f"年/乙\n{number}.sheet.txt", "")
    (told, *_) = run("check", "年", "--lang", "en").stderr.splitlines()
    assert told.startswith("9 file(s) not read: 年/乙") and "4.sheet.txt, …. A name has to end in" in told
