"""What is read fast is read as the plain grammar reads it: same verdict, same tree, over mutated lines."""

import random
from collections import Counter
from pathlib import Path

import by_lark
import pytest
from by_lark import parser, read_by_lark, tokens
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import real_rows
from strategies import PIECES, texts

from sheetlang.compiler import compile_source
from sheetlang.forms.form import Form
from sheetlang.language.cutting import PIECE_TERMINALS, pieces_of
from sheetlang.language.directives import directives
from sheetlang.language.document import Entry, Forked
from sheetlang.language.grammar import terminal
from sheetlang.language.parse import LINE_TERMINALS, LineReader, parse
from sheetlang.language.phrase import read_phrase
from sheetlang.language.signs import BLANKS
from sheetlang.language.statement import read_statement
from sheetlang.model.paths import ordinary_path, read_path
from sheetlang.model.target import Quantity, Target
from sheetlang.model.target_reading import by_shape, read_plainly, read_target
from sheetlang.naming import folded_key, key
from sheetlang.source import Source, Span
from sheetlang.workspace.forms import built_in

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.sheet"))
FORMS = built_in().forms
LINES = [line for path in EXAMPLES for line in path.read_text("utf-8").splitlines()] + [row.line for row in real_rows()]


def mutated(seed: int) -> str:
    """A few real lines with pieces put in, taken out, doubled and exchanged."""
    chance = random.Random(seed)
    lines = chance.choices(LINES, k=chance.randint(1, 6))
    for _ in range(chance.randint(0, 4)):
        at = chance.randrange(len(lines))
        line = lines[at]
        start = chance.randint(0, len(line))
        end = min(len(line), start + chance.choice((0, 0, 1, 1, 2, 5)))
        lines[at] = line[:start] + chance.choice(("", line[start:end] * 2, *PIECES)) + line[end:]
    return chance.choice(("\n", "\n", "\n", "\r\n", "\n\n")).join(lines) + chance.choice(("", "\n"))


def trees(text: str) -> tuple[list[str], list[str]]:
    """The lines with all their places, and the findings: by the quick way, then by the grammar's own parser."""
    source = Source("x", text)
    quick, plain = LineReader(source), LineReader(source)
    quick.read_all()
    read_by_lark(plain)
    return told(quick), told(plain)


def told(reader: LineReader) -> list[str]:
    lines = [f"{line!r} {places(line)}" for line in reader.lines]
    return lines + [f"{one.rule} {one.span} {one.message('en')}" for one in reader.findings]


def places(line: object) -> list[object]:
    if isinstance(line, Forked):
        return [places(reading) for reading in (*line.readings, line.preferred)]
    return [
        getattr(line, name)
        for name in ("at", "places", "argument_at", "comment_at", "body_at", "body_end")
        if hasattr(line, name)
    ]


@pytest.mark.parametrize("chunk", range(8))
def test_lines_are_those_that_the_grammar_finds(chunk: int) -> None:
    for seed in range(chunk * 1000, chunk * 1000 + 1000):
        quick, plain = trees(mutated(seed))
        assert quick == plain, f"seed {seed}"


@given(texts)
@settings(max_examples=400, deadline=None)
def test_lines_of_any_text_are_those_that_the_grammar_finds(text: str) -> None:
    quick, plain = trees(text)
    assert quick == plain


@pytest.mark.parametrize("chunk", range(8))
def test_pieces_of_a_line_are_those_that_the_grammar_finds(chunk: int) -> None:
    for seed in range(chunk * 1000, chunk * 1000 + 1000):
        for line in mutated(seed).splitlines():
            assert told_pieces(line) == told_tokens(line), line


@given(texts.filter(bool))
@settings(max_examples=400, deadline=None)
def test_pieces_of_any_text_are_those_that_the_grammar_finds(text: str) -> None:
    assert told_pieces(text) == told_tokens(text)


def told_pieces(text: str) -> list[tuple[str, str, int, int]]:
    return [tuple(piece) for piece in pieces_of(text)]


def told_tokens(text: str) -> list[tuple[str, str, int, int]]:
    found = tokens(text, "statement") if text else []
    return [(token.type, str(token), token.start_pos, token.end_pos) for token in found]


@pytest.mark.parametrize("chunk", range(8))
def test_an_ordinary_line_is_what_its_pieces_say(chunk: int) -> None:
    ordinary = terminal("ENTRY")
    for seed in range(chunk * 1000, chunk * 1000 + 1000):
        for line in mutated(seed).splitlines():
            match = ordinary.fullmatch(line)
            if match is None:
                continue
            source = Source("x", line)
            entry = LineReader(source).node("ENTRY", match)
            piecewise, finding = read_statement(source, Span(0, len(line.rstrip())))
            assert finding is None, line
            assert isinstance(entry, Entry)
            assert (entry, where(entry)) == (piecewise, where(piecewise)), line


def where(entry: Entry) -> tuple[int | None, ...]:
    """The places of the pieces that are there."""
    pieces = (entry.label, entry.mark, entry.value, entry.flags, entry.comment)
    return tuple(at if piece else None for piece, at in zip(pieces, entry.places, strict=True))


HEAD = "表式: {form}\n年度: 2020\n项目 甲\n"


@pytest.mark.parametrize("chunk", range(8))
def test_an_ordinary_line_says_what_a_closer_look_finds(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(chunk * 400, chunk * 400 + 400):
        source = Source("x", HEAD.format(form=FORMS[seed % len(FORMS)].id) + mutated(seed))
        quick = meant(source)
        with monkeypatch.context() as patch:
            patch.setattr("sheetlang.model.resolve.ordinary_indicator", lambda *_: None)
            patch.setattr("sheetlang.model.resolve.ordinary_statement", lambda *_: None)
            assert meant(source) == quick, f"seed {seed}"


ODD_FIELDS = (
    "改 申报单位名称: 局",
    "申报单位名称: 局 [核心]",
    "申报单位名称: 局 # 注",
    "申报单位名称 = 局",
    "申报单位名称:",
    "申报单位名称：局",
    "申 报 单 位 名 称: 局",
    "    申报单位名称: 局",
    "申报单位名称: 局\n    数据来源: 台账",
    "项目概况:\n    一段",
    "    项目概况:\n        一段",
    "年度: 2021",
    "表式: 上海",
)


@pytest.mark.parametrize("line", ODD_FIELDS)
def test_an_odd_field_says_what_a_closer_look_finds(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("x", f"{HEAD.format(form='shanghai-2020')}{line}\n产出目标.数量.次数 = 4 次\n申报单位名称: 处\n")
    quick = meant(source)
    monkeypatch.setattr("sheetlang.model.resolve.ordinary_statement", lambda *_: None)
    assert meant(source) == quick


def meant(source: Source) -> tuple[object, list[object]]:
    """The sheets with the places of their indicators and fields, and the findings."""
    compiled = compile_source(source, built_in())
    at = [(one.label.span, one.value.span, one.places) for sheet in compiled.sheets for one in sheet.indicators]
    more = [(sheet.refused, [(name, one.span) for name, one in sheet.origins.items()]) for sheet in compiled.sheets]
    return (compiled.sheets, at, more), [one.identity for one in compiled.findings]


VALUES = [row.value for row in real_rows() if row.value]
# A few of each shape, and what was once hard to tell apart.
SHAPES = (
    "1 次/月", "0.3..2.0 mg/L", "3-5 个", "= 3 个至 5 个", "10±2 ℃", "85 %—90 %", "<= 2 天",
    "2026年10月底前", "12月底前完成", "2020-12-31 前", "年底前", "<= 2021年", "2023.07-2024.01", "3月-5月", "2025 年—2027 年",
    "12月底前 100 %", "3月底前 30 %, 6月底前 60 %到位", "完成 5 个, 新建 3 座", "5 个、6 座；7 条",
    "较上年 提高 3 个百分点", "同比增长 5 % 以上", "在册减少 >= 1 人", "从 85 % 提升至 90 %", "由3个增加到 5个",
    "三分之二以上", "百分之九十", "不低于百分之五", "二十人", "半年内", "90 %(含)以上", "10 个以下(含)", "<= 5(含)",
    "待定", "TBD", "不适用", "N/A", "——", "**", "xx 个", ">= □", "…", "1.2.3", "1,23 个", "= 3,,5 万元",
)  # fmt: skip
KINDS = {
    "quantity", "range", "tolerance", "change", "growth", "date", "compound", "pending", "not_applicable",
    "placeholder", "malformed", "words",
}  # fmt: skip
MARKS = (
    *PIECES,
    *"0123456789.,+-/~年月日前内底以上下",
    "７",
    "，",
    "1,805,000",
    "0.5",
    "百分之",
    "较上年",
    "提高",
    "完成",
    "约",
    "(含)",
    *("至", "..", "±", "、", " ", "到", "分之", "**", "完成", "%", "在"),
)


def target_text(seed: int) -> str:
    """A real value, one of a rarer shape, or a few words and digits, with pieces put in, taken out and exchanged."""
    chance = random.Random(seed)
    text = (
        "".join(chance.choices(MARKS, k=chance.randint(1, 5))),
        chance.choice(VALUES),
        chance.choice(SHAPES),
    )[seed % 3]
    for _ in range(chance.randint(0, 3)):
        start = chance.randint(0, len(text))
        text = text[:start] + chance.choice(MARKS) + text[start + chance.choice((0, 0, 1, 2)) :]
    return text.strip(BLANKS) or "1"


@pytest.mark.parametrize("chunk", range(8))
def test_a_target_is_what_the_grammar_reads(chunk: int) -> None:
    for seed in range(chunk * 2000, chunk * 2000 + 2000):
        text = target_text(seed)
        for needs_number in (False, True):
            quick, plain = read_target(text, needs_number), read_plainly(text, needs_number)
            assert quick == plain, text
            assert typed(quick[0]) == typed(plain[0]), text


@pytest.mark.parametrize("chunk", range(8))
def test_a_phrase_is_what_the_grammar_reads(chunk: int) -> None:
    kinds = Counter[str]()
    for seed in range(chunk * 4000, chunk * 4000 + 4000):
        text = target_text(seed)
        phrase = read_phrase(text)
        assert phrase == by_lark.phrase(text), text
        kinds[phrase.kind] += 1
    assert set(kinds) == KINDS
    assert min(kinds.values()) > 5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("较甲:乙 提高 5 %", "change"),
        ("比上年:增加 5 个", "change"),
        ("在册:在岗 减少 1 人", "change"),
        ("5 个(甲:乙)", "quantity"),
        ("2月:制订计划", "words"),
        ("完成 5 个，", "words"),
        ("提高 7 %", "change"),
        ("提高 12 完成", "words"),
    ],
)
def test_a_shape_is_not_mistaken(text: str, kind: str) -> None:
    assert (read_phrase(text).kind, by_lark.phrase(text).kind) == (kind, kind)


def typed(target: Target) -> str | None:
    return target.value.typed if isinstance(target, Quantity) else None


def test_a_fair_share_of_real_values_is_read_by_shape() -> None:
    assert sum(by_shape(value) is not None for value in VALUES) > 0.5 * len(VALUES)


@pytest.mark.parametrize(
    ("comment", "rules"),
    [
        ("# 允许 pending: 待批复", ["pending"]),
        ("＃允许 pending，placeholder 待批复", ["pending", "placeholder"]),
        ("# allow pending: not known yet", ["pending"]),
        ("#  ALLOW pending：not known yet", ["pending"]),
        ("# Allow me to say: nothing", []),
        ("# 待批复", []),
    ],
)
def test_what_a_comment_allows_is_seen(comment: str, rules: list[str]) -> None:
    document, _ = parse(Source("x", comment))
    assert [name for directive in directives(document) for name, _ in directive.names] == rules


@pytest.mark.parametrize("form", built_in().forms, ids=lambda form: form.id)
def test_a_path_that_is_looked_up_is_the_one_that_is_read(form: Form) -> None:
    for prefix in form.path_prefixes:
        for name in ("培训次数", "“两类人员”1.5.帮教"):
            entry = Entry(f"{prefix}.{name}", ":", "1")
            assert ordinary_path(entry.label, form) == read_path(entry, form, Source("x", entry.label))[0]
    assert form.path_prefixes.keys() or not form.categories


@given(st.text(max_size=8) | st.text("产出数量１ａＡ（）、 \u3000\u200b㎡", max_size=8))
def test_a_name_that_is_its_own_key_is_what_folding_gives(name: str) -> None:
    assert key(name) == folded_key(name)


@pytest.mark.parametrize(("start", "terminals"), [("document", LINE_TERMINALS), ("statement", PIECE_TERMINALS)])
def test_terminals_are_tried_in_the_grammar_s_order(start: str, terminals: tuple[str, ...]) -> None:
    rules = [rule for rule in parser(start).rules if start in rule.origin.name]
    assert {symbol.name for rule in rules for symbol in rule.expansion if symbol.is_term} == {*terminals}
    priorities = [parser(start).get_terminal(name).priority for name in terminals]
    assert priorities == sorted(priorities, reverse=True)
