"""What is kept of the grammar is what the grammar makes, and is not used where it is not."""

import re

import pytest
from lark import Tree
from lark.exceptions import UnexpectedInput
from rows import real_rows

from sheetlang.language import tables
from sheetlang.language.grammar import terminal

TEXTS = {
    "statement": [row.line for row in real_rows()],
    "document": ["表式: 甲\n\n项目 乙\n", *(row.line for row in real_rows())],
}
AGAIN = "the grammar has changed: run  python -m sheetlang.language.tables"


def read(parser, text) -> Tree | None:
    try:
        return parser.parse(text)
    except UnexpectedInput:
        return None


@pytest.mark.parametrize("start", TEXTS)
def test_kept_tables_read_as_the_grammar_does(start):
    kept, made = tables.kept_parser(start), tables.made_parser(start)
    assert kept is not None, AGAIN
    trees = [read(made, text) for text in TEXTS[start]]
    assert [read(kept, text) for text in TEXTS[start]] == trees
    assert sum(tree is not None for tree in trees) > 80


def test_kept_patterns_are_those_of_the_grammar():
    starts = ("target", *TEXTS)
    made = {one.name: one.pattern.to_regexp() for start in starts for one in tables.made_parser(start).terminals}
    kept = tables.patterns()
    assert {name: kept.get(name) for name in made} == made, AGAIN
    assert terminal("NUMBER") == re.compile(made["NUMBER"])


def test_kept_states_are_those_of_the_grammar():
    assert tables.target_states() == tables.made_states(), AGAIN


def test_tables_of_another_grammar_are_not_used(monkeypatch):
    kept = tables.target_states()
    monkeypatch.setattr(tables, "grammar_text", lambda: CHANGED)
    assert tables.kept_parser("statement") is None
    assert tables.target_states() != kept
    assert tables.patterns()["NUMBER"] == "[0-7]+"


CHANGED = (
    tables.grammar_text()
    .replace(re.search(r"^NUMBER\.4: (.*)$", tables.grammar_text(), re.MULTILINE)[1], "/[0-7]+/")
    .replace("change: _base? TREND_WORD", "change: TREND_WORD")
)


def test_tables_of_another_lark_are_not_used(monkeypatch):
    monkeypatch.setattr("lark.__version__", "0")
    assert tables.kept_parser("statement") is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"{}"])
def test_a_broken_file_is_not_used(content, tmp_path, monkeypatch):
    kept = tables.target_states(), tables.patterns()
    for name in ("document.tables.json", "target.states.txt", "patterns.txt"):
        (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(tables, "_file", lambda name: tmp_path / name)
    assert tables.kept_parser("document") is None
    assert tables.kept_parser("statement") is None
    assert (tables.target_states(), tables.patterns()) == kept
