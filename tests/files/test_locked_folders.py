"""A folder that may not be entered is told by every command that reads folders: nothing in it was checked."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from files.nobody import nobody
from sound import SOUND

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the modes of Unix")
COMMANDS = {
    "check": ("check", "年"),
    "json": ("check", "年", "--format", "json"),
    "junit": ("check", "年", "--format", "junit"),
    "fix": ("check", "年", "--fix"),
    "build": ("build", "年", "--out", "out"),
    "draft": ("build", "年", "--to", "md", "--draft", "--out", "out"),
    "review": ("review", "年", "-o", "out.html", "--force"),
    "diff": ("diff", "年", "旧", "--fail-on", "删除,新增"),
    "fmt": ("fmt", "年", "--check"),
    "baseline": ("check", "年", "--baseline", "b.json"),
}


@pytest.fixture
def locked(run, monkeypatch):
    """Runs a command as somebody who may not enter a folder, or may read its names alone."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("年/好.sheet", "年/锁/差.sheet", "旧/好.sheet", "旧/锁/差.sheet"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(SOUND if "好" in name else SOUND + "产出.数量.乙 >= ** 人\n", "utf-8")
        monkeypatch.chdir(folder)
        run("check", "年", "--baseline", "b.json", "--write-baseline")

        def locked(*arguments, mode=0o000):
            run(*arguments)  # what a run loads is loaded
            with nobody(folder):
                (folder / "年/锁").chmod(mode)
                ran = run(*arguments)
            (folder / "年/锁").chmod(0o755)
            return ran

        yield locked
        monkeypatch.undo()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_may_not_be_entered_is_told(locked, command):
    ran = locked(*COMMANDS[command])
    page = Path("out.html").read_text("utf-8") if command == "review" else ""
    assert "进不了这个文件夹" in ran.stdout + ran.stderr + page
    assert ran.returncode == (2 if command in ("diff", "fmt") else 1), ran


@pytest.mark.parametrize(
    "command", [("check", "年/锁"), ("build", "年/锁", "--draft", "--out", "out"), ("fmt", "年/锁")]
)
def test_such_a_folder_itself_is_told(locked, command):
    ran = locked(*command)
    assert (ran.returncode, "没有权限" in ran.stderr) == (2, True)


def test_what_is_known_of_a_locked_folder_stays_in_the_baseline(locked, run):
    before = Path("b.json").read_text()
    assert "placeholder" in before
    assert "进不了" in locked(*COMMANDS["baseline"], "--write-baseline").stdout
    assert Path("b.json").read_text() == before


def test_a_file_of_a_folder_whose_names_alone_may_be_read_is_told(locked):
    ran = locked("check", "年", "--format", "concise", mode=0o444)
    assert "差.sheet:1:1: error[cannot-read]" in ran.stdout


def test_what_is_in_a_locked_folder_is_not_taken_for_removed(locked):
    ran = locked("diff", "旧", "年", "--format", "json")
    assert '"removed"' not in ran.stdout
    assert "进不了这个文件夹" in ran.stderr
