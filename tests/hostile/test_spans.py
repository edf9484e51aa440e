"""Every place that a node or a finding names is inside the text, holds what it says, and splits no cluster."""

import unicodedata
from collections.abc import Iterator

import pytest
from hostile.documents import document
from hostile.materials import examples
from hostile.mutants import mutant

from sheetlang.compiler import compile_source
from sheetlang.language.document import Command, Comment, Entry, Forked, Line, Passage, Refused
from sheetlang.language.parse import parse
from sheetlang.language.unparse import unparse
from sheetlang.source import Source, Span
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.read import decoded

# What one reader sees as one character: letters with marks, flags, skin tones, syllables in parts.
CLUSTERS = str.maketrans({
    "次": "e\u0301", "人": "🇨🇳", "率": "👍🏽", "员": "\u1100\u1161\u11a8", "成": "a\u0323\u0308", "务": "か\u3099", "量": "\u0e01\u0e33",
})  # fmt: skip
HEAD = "表式: shanghai-2020\n年度: 2020\n项目 甲\n"


def splits(text: str, at: int) -> bool:
    """Whether an offset stands inside a line break or a cluster; a mark that has no letter before it makes none."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before + after == "\r\n":
        return True
    if unicodedata.combining(after) or after == "\u0e33" or 0x1F3FB <= ord(after) <= 0x1F3FF:
        return unicodedata.category(before)[0] in "LMS"
    if 0x1160 <= ord(after) <= 0x11FF:
        return 0x1100 <= ord(before) <= 0x11FF
    flags = 0
    while flags < at and 0x1F1E6 <= ord(text[at - 1 - flags]) <= 0x1F1FF:
        flags += 1
    return flags % 2 == 1 and 0x1F1E6 <= ord(after) <= 0x1F1FF


def pieces(line: Line) -> Iterator[tuple[str, int]]:
    """Each piece of a line with the place where it is said to stand."""
    match line:
        case Entry():
            yield from zip((line.label, line.mark, line.value, line.flags, line.comment), line.places, strict=True)
        case Forked():
            yield line.text, line.at
            for reading in (*line.readings, *filter(None, [line.preferred])):
                yield from pieces(reading)
        case Command():
            yield from ((line.argument, line.argument_at), (line.comment, line.comment_at))
        case Passage():
            yield from ((line.label, line.at), (line.comment, line.comment_at))
        case Comment() | Refused():
            yield line.text, line.at


def misplaced(source: Source) -> Iterator[str]:
    text = source.text
    document, _ = parse(source)
    for line in document.lines:
        for piece, at in pieces(line):
            there = text[at : at + len(piece)]
            if piece and there != piece and not (isinstance(line, (Forked, Refused)) and piece.startswith("改 ")):
                yield f"{piece!r} is said to stand at {at}, where {there!r} stands"
            elif piece and (splits(text, at) or splits(text, at + len(piece))):
                yield f"{piece!r} at {at} splits a cluster"
        if isinstance(line, Passage):
            start, end = line.body_at, line.body_end
            if splits(text, end) or not text[start:end].endswith(line.paragraphs[-1]) or text[end : end + 1].strip():
                yield f"the text under {line.label!r} is said to end at {end}"
    for finding in compile_source(source, built_in()).findings:
        for span in (finding.span, *(label.span for label in finding.labels)):
            if not 0 <= span.start <= span.end <= len(text):
                yield f"{finding.rule} stands at {span} outside of the text"
            elif finding.rule != "invisible-character" and (splits(text, span.start) or splits(text, span.end)):
                yield f"{finding.rule} at {span} splits a cluster: {text[span.start : span.end]!r}"


@pytest.mark.parametrize("start", range(0, 2_000, 500))
def test_the_places_of_documents(start):
    wrong = {}
    for number in range(start, start + 500):
        text = (HEAD if number % 3 else "") + unparse(document(number)).translate(CLUSTERS)
        if found := [*misplaced(Source("x", text.replace("\n", "\r\n") if number % 2 else text))]:
            wrong[number] = found
    assert wrong == {}


@pytest.mark.parametrize("start", range(0, 2_000, 500))
def test_the_places_of_hostile_inputs(start):
    wrong = {}
    for number in range(start, start + 500):
        source, _ = decoded("x", mutant(number))
        if found := [one for one in misplaced(source) if "splits" not in one]:
            wrong[number] = found
    assert wrong == {}


@pytest.mark.parametrize("text", examples(), ids=["shared", "water", "help", "correction"])
def test_the_places_of_the_examples(text):
    for written in (text, text.translate(CLUSTERS), text.replace("\n", "\r\n")):
        assert [*misplaced(Source("x", written))] == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("e\u0301x", {1}),
        ("🇨🇳🇬🇧", {1, 3}),
        ("👍🏽", {1}),
        ("\u1100\u1161\u11a8", {1, 2}),
        ("a\r\nb", {2}),
        ("甲乙", set()),
    ],
)
def test_what_splits_a_cluster(text, inside):
    assert {at for at in range(len(text) + 1) if splits(text, at)} == inside


def test_a_span_that_is_wrong_would_be_found(monkeypatch):
    monkeypatch.setattr(Entry, "value_span", property(lambda entry: Span(entry.value_at + 1, 10**6)))
    assert [*misplaced(Source("x", HEAD + "项目类别: 没有的\n计划开始日期: 甲\n"))] != []
