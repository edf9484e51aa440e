"""Inputs that are no ordinary files, are closed, too large or very deep: told of in a line, never waited for."""

import os
import subprocess
import sys

import pytest

from sheetlang.workspace.find import find

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names and closes no streams")
NO_FILE = "那里有一个不是普通文件的东西"
DEPTH = 1_200


@pytest.fixture
def pipe(folder, write, sound):
    """A pipe that nobody writes to, beside a sound sheet."""
    write("a.sheet", sound)
    os.mkfifo(folder / "管")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "管"),
        ("check", "管", "--fix"),
        ("fmt", "管"),
        ("build", "管"),
        ("diff", "管", "a.sheet"),
        ("new", "--from", "管", "--year", "2030"),
        ("merge-driver", "管", "a.sheet", "a.sheet"),
        ("check", "a.sheet", "--config", "管"),
        ("check", "a.sheet", "--baseline", "管"),
        ("diff", "a.sheet", "a.sheet", "--policy", "管"),
        ("textconv", "管"),
    ],
    ids=" ".join,
)
def test_a_pipe_that_is_named_is_not_waited_for(process, pipe, arguments):
    ran = process(*arguments)
    assert ran.returncode in (1, 2, 129)
    assert NO_FILE in (ran.stdout + ran.stderr).decode()


def test_what_a_shell_hands_over_is_read(folder, write, sound):
    write("a.sheet", sound)
    command = f"{sys.executable} -m sheetlang diff <(cat a.sheet) a.sheet --exit-code"
    assert subprocess.run(["bash", "-c", command], cwd=folder, timeout=60, stderr=subprocess.DEVNULL).returncode == 0


def test_a_workbook_without_end_is_not_read_for_ever(process):
    assert "太大" in process("textconv", "/dev/zero").stdout.decode()


@pytest.mark.parametrize(
    "command",
    ["check -", "fmt -", "build -", "diff - a.sheet", "new --from - --year 2030", "merge-driver - a.sheet a.sheet"],
)
def test_a_standard_input_that_is_closed_is_said_so(folder, write, sound, command):
    write("a.sheet", sound)
    started = ["sh", "-c", f"exec {sys.executable} -m sheetlang {command} <&-"]
    ran = subprocess.run(started, cwd=folder, capture_output=True, encoding="utf-8", timeout=60)
    assert ran.returncode in (1, 2, 129)
    assert "标准输入关着" in ran.stdout + ran.stderr
    assert "自身出错" not in ran.stderr


@pytest.mark.parametrize("odd", ["large", "unreadable", "empty"])
def test_files_without_lines_keep_no_other_from_its_allowances(run, write, sound, folder, odd):
    write("a.sheet", sound.replace(">= 42 公里", ">= ** 公里"))
    write("b.sheet", b"\xff" if odd == "unreadable" else b"")
    os.truncate(folder / "b.sheet", (65 << 20) if odd == "large" else (folder / "b.sheet").stat().st_size)
    ran = run("check", "b.sheet", "a.sheet", "--add-allow")
    assert "自身出错" not in ran.stderr
    assert "# 允许 placeholder" in (folder / "a.sheet").read_text("utf-8")


@pytest.fixture
def deep(folder, sound):
    """A sheet below more folders than functions may call each other; gives the number of folders that it is in."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    with open(os.open("a.sheet", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w", encoding="utf-8") as file:
        file.write(sound)
    os.close(here)
    yield DEPTH
    subprocess.run(["rm", "-rf", str(folder / "d")], check=True)


def test_folders_however_deep_are_searched(run, deep):
    assert [len(one.relative.parts) for one in find(["d"])] == [deep]
    assert run("check", "d").returncode == 0
    assert run("build", "d", "--to", "md", "--out", "d").returncode == 0
    assert run("fmt", "d", "--check").returncode == 0


@pytest.mark.parametrize("target", ["环.sheet", "没有"])
def test_a_link_that_leads_nowhere_is_called_one(run, folder, target):
    (folder / "环.sheet").symlink_to(target)
    assert "“环.sheet”是一个链接，指的地方什么也没有" in run("check", "环.sheet").stderr
    assert "自身出错" not in run("new", "--from", "环.sheet", "--year", "2030").stderr
    assert "自身出错" not in run("check", "-", "-o", "环.sheet").stderr


def test_an_empty_path_is_not_the_folder_that_one_is_in(run, write, sound):
    write("a.sheet", sound)
    assert run("check", "").stderr.startswith("错误: 找不到“”")
