"""What is kept of the grammar is what the grammar makes, and is not used where it is not."""

import re

import pytest

from sheetlang.language import tables
from sheetlang.language.grammar import terminal

AGAIN = "the grammar has changed: run  python -m sheetlang.language.tables"
STARTS = ("document", "statement", "target")


def test_kept_states_are_those_of_the_grammar():
    assert tables.target_states() == tables.made_states(), AGAIN


def test_kept_patterns_are_those_of_the_grammar():
    made = {one.name: one.pattern.to_regexp() for start in STARTS for one in tables.made_parser(start).terminals}
    kept = tables.patterns()
    assert {name: kept.get(name) for name in made} == made, AGAIN
    assert terminal("NUMBER") == re.compile(made["NUMBER"])


def test_tables_of_another_grammar_are_not_used(monkeypatch):
    monkeypatch.setattr(tables, "grammar_text", lambda: CHANGED)
    assert tables.patterns()["NUMBER"] == "[0-7]+"
    assert "TREND_WORD" not in "".join(tables.target_states())


CHANGED = (
    tables.grammar_text()
    .replace(re.search(r"^NUMBER\.4: (.*)$", tables.grammar_text(), re.MULTILINE)[1], "/[0-7]+/")
    .replace("_base? TREND_WORD", "_base")
)


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff", b"12345\nNUMBER 7\n"])
def test_a_broken_file_is_not_used(content, tmp_path, monkeypatch):
    kept = tables.target_states(), tables.patterns()
    if content is not None:
        for name in ("target.states.txt", "patterns.txt"):
            (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(tables, "_file", lambda name: tmp_path / name)
    assert (tables.target_states(), tables.patterns()) == kept
