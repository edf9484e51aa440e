"""Files written whole or not at all, and what killed runs left: swept, unless a living process holds it."""

import fcntl
import os
from pathlib import Path

import pytest

from sheetlang.workspace import inside
from sheetlang.workspace import write as writing
from sheetlang.workspace.write import sweep, write_whole


def contents(folder):
    """Names and bytes of the files in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_written_with_the_folders_it_needs(folder):
    write_whole(folder / "新/深/a.md", b"\x00\r\n")
    assert contents(folder / "新/深") == {"a.md": b"\x00\r\n"}


def test_a_file_is_replaced(write, folder):
    write("出/a.md", "旧的，而且长得多")
    write_whole(folder / "出/a.md", b"new")
    assert contents(folder / "出") == {"a.md": b"new"}


def test_bytes_are_safe_on_the_disk_before_the_name_is_given(folder, monkeypatch):
    done = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda file: (done.append("fsync"), fsync(file)))
    monkeypatch.setattr(os, "replace", lambda *paths, **folders: (done.append("replace"), replace(*paths, **folders)))
    write_whole(folder / "出/a.md", b"new")
    assert done == ["fsync", "replace"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_no_other(write, folder, monkeypatch, step, error):
    write("出/a.md", "旧的")

    def fail(*_, **__):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(type(error)):
            write_whole(folder / "出/a.md", b"new")
    assert contents(folder / "出") == {"a.md": "旧的".encode()}


def test_the_temporary_stands_in_the_folder_of_the_output(folder, monkeypatch):
    seen = []
    monkeypatch.setattr(os, "replace", lambda *_, **__: seen.append(temporaries(folder)))
    write_whole(folder / "出/深/a.md", b"new", folder / "出")
    ((temporary,),) = seen
    assert temporary.parent == folder / "出"


def temporaries(folder):
    """What unfinished writes left below a folder."""
    return [path for path in folder.rglob("*") if path.name.startswith(".sheetlang-")]


def left_by_a_dead_run(folder, number=0):
    """A temporary file that no process holds."""
    file = folder / f".sheetlang-{number:016x}.tmp"
    file.write_bytes(b"x")
    return file


def test_only_what_dead_runs_left_is_swept(write, folder):
    kept = [".sheetlang-甲.tmp", ".sheetlang-notes.txt", "a.md", f"深/.sheetlang-{1:016x}.tmp"]
    for path in kept:
        write(f"出/{path}", "残")
    (folder / "出" / f".sheetlang-{2:016x}.tmp").mkdir()
    (folder / "出" / f".sheetlang-{3:016x}.tmp").symlink_to("a.md")
    left_by_a_dead_run(folder / "出"), left_by_a_dead_run(folder / "出", 10)
    with open(left_by_a_dead_run(folder / "出", 11), "wb") as living:
        fcntl.flock(living, fcntl.LOCK_EX)
        assert sweep(folder / "出") == 2
        assert Path(living.name).exists()
    assert sweep(folder / "出") == 1
    names = sorted(path.name for path in (folder / "出").rglob("*"))
    links = [f".sheetlang-{number:016x}.tmp" for number in (2, 3)]
    assert names == sorted([*(Path(path).name for path in kept), *links, "深"])


def test_a_write_is_under_way_while_another_run_sweeps(folder, monkeypatch):
    """The lock is taken before the first byte, and holds until all bytes are on the disk."""
    swept = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (swept.append(sweep(folder / "出")), fsync(file)))
    write_whole(folder / "出/a.md", b"new")
    assert swept == [0]
    assert contents(folder / "出") == {"a.md": b"new"}


@pytest.mark.parametrize(("module", "step", "gone"), [(fcntl, "flock", 1), (os, "replace", 0)])
def test_a_write_that_was_swept_all_the_same_is_done_again(folder, monkeypatch, module, step, gone):
    """Before the lock there is a moment in which another run may sweep; from then on it holds, until the file has its name."""
    real, swept = getattr(module, step), []

    def too_late(*given, **folders):
        if not swept:
            swept.append(0)
            swept[0] = sweep(folder / "出")
        return real(*given, **folders)

    monkeypatch.setattr(module, step, too_late)
    write_whole(folder / "出/a.md", b"new")
    assert swept == [gone]
    assert contents(folder / "出") == {"a.md": b"new"}


def test_where_there_are_no_locks_an_open_file_is_none_the_less_kept(folder, monkeypatch):
    """As on Windows, which refuses to remove a file that is open."""
    open_file, dead = left_by_a_dead_run(folder, 1), left_by_a_dead_run(folder, 2)
    unlink = os.unlink

    def refuse(path, **folders):
        if Path(path) == open_file:
            raise PermissionError(13, "The process cannot access the file")
        unlink(path, **folders)

    monkeypatch.setattr(writing, "fcntl", None)
    monkeypatch.setattr(os, "unlink", refuse)
    assert sweep(folder) == 1
    assert (open_file.exists(), dead.exists()) == (True, False)


def test_where_folders_have_no_handles_paths_do(folder, monkeypatch):
    monkeypatch.setattr(inside, "_BY_HANDLE", False)
    write_whole(folder / "出/深/a.md", b"new", folder / "出")
    assert contents(folder / "出/深") == {"a.md": b"new"}
    assert temporaries(folder) == []


def test_a_folder_on_another_disk_is_written_and_swept_too(write, folder, monkeypatch):
    write("出/深/a.md", "旧的")
    left_by_a_dead_run(folder / "出/深")
    replace = os.replace

    def across(one, other, *, src_dir_fd, dst_dir_fd):
        if not os.path.samestat(os.fstat(src_dir_fd), os.fstat(dst_dir_fd)):
            raise OSError(18, "Invalid cross-device link")
        replace(one, other, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    monkeypatch.setattr(os, "replace", across)
    write_whole(folder / "出/深/a.md", b"new", folder / "出")
    assert contents(folder / "出/深") == {"a.md": b"new"}
    assert temporaries(folder) == []


@pytest.mark.parametrize("name", ["长" * 80 + ".md", "a" * 250 + ".md", "甲 乙 (丙)[丁].md"])
def test_any_name_that_the_disk_takes_can_be_written(folder, name):
    write_whole(folder / "出" / name, b"new")
    assert contents(folder / "出") == {name: b"new"}


def test_a_folder_that_is_not_there_has_nothing_to_sweep(folder):
    assert sweep(folder / "没有") == 0
