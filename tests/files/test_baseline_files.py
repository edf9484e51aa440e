"""The file of a baseline: runs at once lose nothing of it, and findings of what could not be read are never old."""

import json
import os
import subprocess
import sys

import pytest

from sheetlang.workspace.write import alone_in

SHEET = "项目 示例\n\n产出.数量.受益人数 >= ** 人\n随手一写\n"
BASELINE = ("--baseline", "基线.json")
RUNS = 8


def files_of(folder):
    return json.loads((folder / "基线.json").read_text("utf-8"))["files"]


def test_runs_at_once_keep_what_each_of_them_found(write, folder):
    names = [f"{number}.sheet" for number in range(RUNS)]
    for name in names:
        write(name, SHEET)
    command = [sys.executable, "-m", "sheetlang", "check", *BASELINE, "--write-baseline"]
    running = [subprocess.Popen([*command, name], cwd=folder, stderr=subprocess.DEVNULL) for name in names]
    assert [one.wait(120) for one in running] == [0] * RUNS
    assert sorted(files_of(folder)) == names


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no lock of a folder")
def test_only_one_run_at_a_time_is_alone_in_a_folder(folder):
    code = "import sys; from pathlib import Path; from sheetlang.workspace.write import alone_in\nwith alone_in(Path()): print()"
    with alone_in(folder):
        other = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            other.communicate(timeout=2)
    assert other.communicate(timeout=60)[0].strip() == b""
    assert other.returncode == 0


@pytest.mark.parametrize("unread", ["not-utf8", "cannot-read", "file-too-large"])
def test_a_file_that_cannot_be_read_keeps_what_it_had_and_is_told(run, write, folder, unread):
    write("表/甲.sheet", SHEET)
    run("check", "表", *BASELINE, "--write-baseline")
    before = files_of(folder)
    make(folder / "表/甲.sheet", unread)
    for options in (BASELINE, (*BASELINE, "--write-baseline"), BASELINE):
        ran = run("check", "表", *options)
        assert (ran.returncode, unread in ran.stdout, "已经改好" in ran.stderr) == (1, True, False)
        assert files_of(folder) == before
    assert "新增 0 处，去掉 0 处" in run("check", "表", *BASELINE, "--write-baseline").stderr


def make(path, unread):
    """Make a file one that cannot be read."""
    path.unlink()
    if unread == "not-utf8":
        path.write_bytes(SHEET.encode("gb18030"))
    elif unread == "cannot-read":
        path.symlink_to("/proc/self/mem")
    else:
        path.touch()
        os.truncate(path, 65 << 20)


def test_what_an_older_baseline_holds_of_unread_files_is_told_all_the_same(run, write, monkeypatch):
    write("甲.sheet", b"\xff")
    with monkeypatch.context() as once:
        once.setattr("sheetlang.baseline._UNREAD", frozenset())
        run("check", "甲.sheet", *BASELINE, "--write-baseline")
    ran = run("check", "甲.sheet", *BASELINE)
    assert (ran.returncode, "not-utf8" in ran.stdout) == (1, True)


def test_a_form_that_cannot_be_read_is_never_old(run, write, folder):
    write("甲.sheet", SHEET)
    write("坏.form.toml", b"\xff")
    for options in ((*BASELINE, "--write-baseline"), BASELINE):
        assert "not-utf8" in run("check", "甲.sheet", *options).stdout
    assert list(files_of(folder)) == ["甲.sheet"]


def test_a_baseline_too_large_is_not_read(run, write, folder):
    write("甲.sheet", SHEET)
    write("基线.json", "")
    os.truncate(folder / "基线.json", 65 << 20)
    ran = run("check", "甲.sheet", *BASELINE)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("错误: 基线.json: 文件")
