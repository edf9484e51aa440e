"""Writes in this process: every step of every write that fails, and outputs that are no ordinary files."""

import builtins
import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest
from files.snapshot import everything
from sound import SOUND

from sheetlang.workspace import write as writing
from sheetlang.workspace.reasons import reason_of

ERRORS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EDQUOT, errno.EPERM)
STEPS = ("mkdir", "open a folder", "open the file", "write", "write by halves", "fsync", "replace")
WRITERS = {
    "build": ("build", "a.sheet", "--to", "md", "--out", "出", "-q"),
    "new": ("new", "--form", "national-2015", "-o", "出/a.md", "--force"),
}


class HalfWritten:
    """A file that takes half of what it is given, and then no more."""

    def __init__(self, file, error, takes):
        self.file, self.error, self.takes = file, error, takes

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, data):
        self.file.write(data[: len(data) // 2] if self.takes else b"")
        self.file.flush()
        raise self.error


def half_writing(error, takes):
    """What to open files with, so that they take half of what they are given, or nothing."""
    return lambda *given: HalfWritten(builtins.open(*given), error, takes)


def let_fail(step, error, patch):
    """Make one step of a write fail."""

    def fail(*_, **__):
        raise error

    real_open = os.open

    failing = os.O_CREAT if step == "open the file" else os.O_DIRECTORY

    def open_but(path, flags, *rest, **more):
        return fail() if flags & failing else real_open(path, flags, *rest, **more)

    match step:
        case "mkdir":
            patch.setattr(os, "mkdir", fail)
        case "open a folder" | "open the file":
            patch.setattr(os, "open", open_but)
        case "write" | "write by halves":
            patch.setattr(writing, "open", half_writing(error, step != "write"), raising=False)
        case _:
            patch.setattr(os, step, fail)


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_step_that_fails_leaves_all_as_it_was(run, write, sound, folder, writer, step, number):
    (folder / "sheetlang.toml").unlink()  # nothing but the output is opened in a folder
    write("a.sheet", sound)
    if step != "mkdir":
        write("出/a.md", "旧的")
    before = everything(folder)
    with pytest.MonkeyPatch.context() as patch:
        let_fail(step, OSError(number, os.strerror(number), "出" if step == "mkdir" else ".tmp"), patch)
        ran = run(*WRITERS[writer])
    place = "出" if step == "mkdir" else "出/a.md"
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.removeprefix("错误: ") == f"{place}: {reason_of(OSError(number, '')).zh}\n"
    assert everything(folder) == before
    assert run(*WRITERS[writer]).returncode == 0


@pytest.mark.parametrize("writer", WRITERS)
def test_a_disk_without_locks_is_written_all_the_same(run, write, sound, folder, monkeypatch, writer):
    def fail(*_):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    write("a.sheet", sound)
    monkeypatch.setattr(fcntl, "flock", fail)
    assert run(*WRITERS[writer]).returncode == 0
    assert [path for path in everything(folder / "出") if path != "a.md"] == []


@pytest.mark.parametrize("writer", WRITERS)
def test_a_temporary_file_that_cannot_be_removed_does_not_hide_the_failure(run, write, sound, monkeypatch, writer):
    def fail(*_, **__):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    write("a.sheet", sound)
    monkeypatch.setattr(os, "fsync", fail)
    monkeypatch.setattr(os, "unlink", fail)
    ran = run(*WRITERS[writer])
    assert (ran.returncode, ran.stderr.removeprefix("错误: ")) == (2, "出/a.md: 磁盘是只读的：换一个地方\n")


# -- outputs that are no ordinary files


def put(kind, place):
    """Something that is no ordinary file, and a way to see that it is still there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "terminal":
        place.symlink_to(os.ttyname(os.openpty()[1]))
    else:
        place.symlink_to(f"/dev/{kind}")
    return lambda: (place.is_symlink(), stat.S_IFMT(os.stat(place).st_mode))


@pytest.mark.parametrize("kind", ["folder", "pipe", "terminal", "full", "null", "zero"])
@pytest.mark.parametrize("writer", WRITERS)
def test_what_is_no_ordinary_file_is_neither_replaced_nor_written_to(run, write, sound, folder, writer, kind):
    write("a.sheet", sound)
    seen = put(kind, folder / "出/a.md")
    before = seen()
    ran = run(*WRITERS[writer])
    assert (ran.returncode, ran.stdout) == (2, "")
    assert (
        ran.stderr.removeprefix("错误: ")
        == f"出/a.md: {'它是文件夹，不是文件' if kind == 'folder' else '那里有一个不是普通文件的东西'}\n"
    )
    assert seen() == before
    assert [path.name for path in (folder / "出").iterdir()] == ["a.md"]


def test_that_refusal_is_said_in_english_too(run, write, sound, folder):
    write("a.sheet", sound)
    put("null", folder / "出/a.md")
    ran = run(*WRITERS["build"], "--lang", "en")
    assert ran.stderr == "出/a.md: what is there is no ordinary file\n"


@pytest.mark.parametrize("place", ["/dev/full", "/dev/null", "/proc/self/a.md", "/dev/null/a.md"])
def test_devices_stay_devices(run, place):
    """Even for an administrator, who may put a file in their place."""
    before = os.lstat(place).st_mode if Path(place).is_char_device() else None
    ran = run("new", "--form", "national-2015", "-o", place, "--force")
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)
    assert (os.lstat(place).st_mode if Path(place).is_char_device() else None) == before


# -- files that are changed in place

RAGGED = SOUND.replace(" >= 42 公里", "  ≥42公里")
DIES = """\
import os, signal
real = os.{step}
def die(*given, **more):
    {before}
    os.kill(os.getpid(), signal.SIGKILL)
os.{step} = die
from sheetlang.cli.main import main
main()
"""


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("step", [step for step in STEPS if step != "mkdir"])
def test_a_step_that_fails_leaves_the_sheet_that_was_to_be_formatted(run, write, folder, step, number):
    (folder / "sheetlang.toml").unlink()  # nothing but the sheet is opened in a folder
    write("a.sheet", RAGGED)
    before = everything(folder)
    with pytest.MonkeyPatch.context() as patch:
        let_fail(step, OSError(number, os.strerror(number), ".tmp"), patch)
        ran = run("fmt", "a.sheet", "-q")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith(f"a.sheet: {reason_of(OSError(number, '')).zh}\n")
    assert everything(folder) == before
    assert run("fmt", "a.sheet").returncode == 0


@pytest.mark.parametrize(
    ("step", "before", "left"),
    [
        ("fsync", "pass", RAGGED),
        ("fsync", "os.ftruncate(given[0], 40)", RAGGED),
        ("replace", "pass", RAGGED),
        ("replace", "real(*given, **more)", SOUND),
    ],
    ids=["before it is on the disk", "half on the disk", "before it has its name", "after"],
)
def test_a_formatting_that_is_killed_leaves_the_old_sheet_or_the_new_one(
    process, run, write, folder, step, before, left
):
    file = write("a.sheet", RAGGED)
    assert process("fmt", "a.sheet", code=DIES.format(step=step, before=before)).returncode == -9
    assert file.read_text("utf-8") == left
    write("b.sheet", RAGGED)
    assert run("fmt", "a.sheet", "b.sheet").returncode == 0
    assert file.read_text("utf-8") == SOUND
    assert sorted(path.name for path in folder.iterdir()) == ["a.sheet", "b.sheet", "sheetlang.toml"]
