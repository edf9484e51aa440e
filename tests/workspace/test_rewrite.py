"""Files changed in place: only where they still say what was read, or say already what is to be written."""

import pytest

from sheetlang.workspace.faults import Refused
from sheetlang.workspace.find import Found
from sheetlang.workspace.rewrite import rewrite

OLD, NEW = "名  >=  5 个\n", "名 >= 5 个\n"


@pytest.fixture
def path(folder):
    path = folder / "甲.sheet"
    path.write_text(OLD, "utf-8")
    return path


def changed(path):
    rewrite(Found(str(path), path.relative_to(path.parent), path.parent), OLD, NEW)


def test_a_file_that_says_what_was_read_gets_the_new_text(path):
    changed(path)
    assert path.read_text("utf-8") == NEW


def test_a_file_that_another_run_gave_the_same_text_stays_as_it_is(path):
    path.write_text(NEW, "utf-8")
    before = path.stat()
    changed(path)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_says_something_else_by_now_is_left_alone(path):
    path.write_text("名 >= 6 个\n", "utf-8")
    with pytest.raises(Refused):
        changed(path)
    assert path.read_text("utf-8") == "名 >= 6 个\n"
