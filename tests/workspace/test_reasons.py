"""Whoever cannot open or write a file is told why in his own language, and what to do."""

import errno
import os
from pathlib import Path

import pytest

from sheetlang.diagnostic import Text
from sheetlang.workspace.faults import LEADS_OUT, Refused
from sheetlang.workspace.reasons import reason_of

COMMON = "ENOENT EACCES EPERM ENOSPC EROFS EEXIST ENXIO EISDIR ENOTDIR ENAMETOOLONG EMFILE EIO ELOOP".split()


@pytest.mark.parametrize("name", COMMON)
def test_what_a_disk_commonly_says_is_said_in_chinese(name):
    number = getattr(errno, name)
    reason = reason_of(OSError(number, os.strerror(number), "甲.sheet"))
    assert not reason.zh.isascii()
    assert reason.en.isascii()


def test_a_file_that_is_open_elsewhere_may_be_closed():
    reason = reason_of(PermissionError(errno.EACCES, "Permission denied"))
    assert "WPS" in reason.zh
    assert "close it" in reason.en


def test_what_is_seldom_is_said_as_the_system_says_it():
    assert reason_of(OSError(errno.EDOM, "out of domain")) == Text("out of domain", "out of domain")
    assert reason_of(OSError("no number")) == Text("no number", "no number")


def test_what_sheetlang_itself_refuses_has_its_own_reason():
    assert reason_of(Refused(LEADS_OUT, Path("a"))) is LEADS_OUT
