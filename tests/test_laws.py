"""Laws that hold for every text, found by Hypothesis."""

from hypothesis import assume, example, given, settings
from rows import written_label
from strategies import lines, texts

from sheetlang.compiler import compile_source, emit
from sheetlang.language.document import Entry, Forked
from sheetlang.language.parse import parse
from sheetlang.language.quoting import unquoted
from sheetlang.language.unparse import unparse
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

HEAD = "表式: shanghai-2020\n年度: 2020\n项目 甲\n"


@given(texts)
@example(" >= :\n\u2003产出:")
@example(" 不少于 #:\n 不少于 >=")
@example(" 甲:丙:\n\n 乙: 1")
@example("项目 ::\n引用 ：：甲")
@example(" >=\n 产出:\n 产出 >=")
@example(" >=\n    产出: # 注\n    文字")
@settings(max_examples=600, deadline=None)
def test_what_is_printed_reads_back_as_the_same(text: str) -> None:
    # A lone carriage return has its finding; before the line feed that is printed it would be a line break.
    assume("\r" not in text)
    document, _ = parse(Source("x", text))
    printed = unparse(document)
    again, _ = parse(Source("x", printed))
    assert again == document
    assert unparse(again) == printed


@given(texts)
@settings(max_examples=400)
def test_every_piece_stands_where_it_says(text: str) -> None:
    document, findings = parse(Source("x", text))
    for line in document.lines:
        entries = line.readings if isinstance(line, Forked) else (line,) if isinstance(line, Entry) else ()
        for entry in entries:
            pieces = ((entry.label, entry.at), (entry.mark, entry.mark_at), (entry.value, entry.value_at))
            for piece, at in (*pieces, (entry.flags, entry.flags_at), (entry.comment, entry.comment_at)):
                assert not piece or text[at : at + len(piece)] == piece
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_no_text_makes_the_compiler_raise(text: str) -> None:
    for whole in (text, HEAD + text):
        compiled = compile_source(Source("x", whole), built_in())
        for finding in compiled.findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(finding.source.text)
            assert finding.message("zh")
            assert finding.message("en")
        for name in ("json", "md"):
            emit(compiled, name, draft=True)


@given(lines)
@settings(max_examples=300)
def test_a_name_written_by_the_writer_reads_back(name: str) -> None:
    name = name.strip(" \t\xa0\u3000\u2003\r")
    if not name or any(character in name for character in '\n\r\x00\u200b\u202e「」"'):
        return
    label = written_label(("产出", "数量"), name)
    document, _ = parse(Source("x", f"{label} = 1 个"))
    (entry,) = document.lines
    assert isinstance(entry, Entry)
    assert unquoted(entry.label.removeprefix("产出.数量.")) == name
