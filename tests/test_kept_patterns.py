"""A pattern that is kept compiled is the one that compiling gives, and is not used where it is not."""

import re
from pathlib import Path

import pytest

from sheetlang import patterns
from sheetlang.pattern_tables import all_texts

AGAIN = "a pattern has changed: run  python -m sheetlang.pattern_tables"
TEXTS = all_texts()


def test_what_this_python_compiled_is_all_kept_or_none():
    """None where another Python wrote the file."""
    kept = patterns.read_kept(patterns.kept_file())
    assert kept == ({text: patterns.as_text(text) for text in TEXTS} if Path(patterns.kept_file()).exists() else {}), (
        AGAIN
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_kept_pattern_is_the_one_that_compiling_gives(text):
    """`==` of patterns compares their code."""
    compiled, anew = patterns.pattern(text), re.compile(text)
    assert compiled == patterns.from_text(text, patterns.as_text(text)) == anew
    assert (compiled.groupindex, compiled.groups, compiled.flags) == (anew.groupindex, anew.groups, anew.flags)
    assert compiled != re.compile(f"{text}x", anew.flags)


def test_what_is_kept_is_read_back(tmp_path):
    path = tmp_path / "kept.txt"
    path.write_text(patterns.kept_text(["(?i)甲\t(?P<n>乙)", "[\ud800-\udfff\u4e00]"]), "ascii")
    kept = patterns.read_kept(str(path))
    assert patterns.from_text("(?i)甲\t(?P<n>乙)", kept["(?i)甲\t(?P<n>乙)"]).fullmatch("甲\t乙")["n"] == "乙"
    assert patterns.from_text("[\ud800-\udfff\u4e00]", kept["[\ud800-\udfff\u4e00]"]).fullmatch("一")


def test_patterns_of_another_machine_are_not_used(tmp_path, monkeypatch):
    path = tmp_path / "kept.txt"
    path.write_text(patterns.kept_text(["甲"]), "ascii")
    assert patterns.read_kept(str(path)) == {"甲": patterns.as_text("甲")}
    monkeypatch.setattr(patterns, "MACHINE", "7")
    assert patterns.read_kept(str(path)) == {}


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff", b"12345\n7\t1;32;;5\n"])
def test_a_broken_file_is_not_used(content, tmp_path):
    path = tmp_path / "kept.txt"
    if content is not None:
        path.write_bytes(content)
    assert patterns.read_kept(str(path)) == {}


@pytest.mark.parametrize("compiled", ["", "1", "a;b;c;d", "0;32;;AAAA", "0;32;;/////w==", "0;32;;AA", "1;32;;=;"])
def test_a_damaged_pattern_is_compiled(compiled, monkeypatch):
    monkeypatch.setattr(patterns, "_kept", lambda: {"甲+": compiled})
    assert patterns.pattern("甲+") == re.compile("甲+")


def test_a_pattern_that_is_not_kept_is_compiled():
    assert patterns.pattern("甲(乙)?丁").fullmatch("甲丁")
