"""The oath asked of two texts by hand: what it takes for another saying, and what for the same."""

import pytest
from sound import SOUND

from sheetlang import diagnostic
from sheetlang.compiler import Compiled, compile_source
from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.formatting import oath
from sheetlang.formatting.formatter import Formatted, format_source
from sheetlang.formatting.oath import broken_oath
from sheetlang.source import Source, Span
from sheetlang.workspace.forms import built_in

# Every kind of line that may end in a comment, columns, prose, and a line that may be read in two ways.
TEXT = f"""\
{SOUND}
产出.数量.打井 = 2 座  # 甲
  上年: 3 座  # 乙
  备注: 在建
实施进度:  # 丙
  一期
产出.质量.服务：接待 = 5 次  # 丁
"""


def compiled(text: str) -> Compiled:
    return compile_source(Source("x", text), built_in())


def broken(before: str, after: str) -> Text | None:
    """What the second text breaks, if it stays as it is when it is formatted again."""
    return broken_oath(compiled(before), compiled(after), after)


OTHER = [
    ("县水利局", "县水务局", oath.OTHER_MEANING),
    ("100 万元", "101 万元", oath.OTHER_MEANING),
    ("100 万元", "100 元", oath.OTHER_MEANING),
    ("100 万元", "100.0 万元", oath.OTHER_MEANING),
    ("年度资金总额: 100 万元\n", "", oath.OTHER_MEANING),
    ("通水", "通电", oath.OTHER_MEANING),
    ("  上年: 3 座", "  上年: 4 座", oath.OTHER_MEANING),
    ("  备注: 在建", "  备注: 建成", oath.OTHER_MEANING),
    ("  备注: 在建\n", "", oath.OTHER_MEANING),
    ("  # 甲", "", oath.OTHER_COMMENTS),
    ("# 甲", "# 子", oath.OTHER_COMMENTS),
    ("  # 乙", "", oath.OTHER_COMMENTS),
    ("  # 丙", "", oath.OTHER_COMMENTS),
    ("  # 丁", "", oath.OTHER_COMMENTS),
]


@pytest.mark.parametrize(("typed", "other", "reason"), OTHER, ids=lambda value: value if isinstance(value, str) else "")
def test_what_says_something_else_is_noticed(typed: str, other: str, reason: Text) -> None:
    assert typed in TEXT
    assert broken(TEXT, TEXT.replace(typed, other)) == reason


@pytest.mark.parametrize(
    ("typed", "other"),
    [("100 万元", "１００万元"), ("\n项目 甲\n", "项目 甲\n\n\n"), ("上年: 3 座", "上年：３座"), ("  # 甲", "\t# 甲")],
)
def test_what_says_the_same_is_not(typed: str, other: str) -> None:
    assert typed in TEXT
    assert broken(TEXT, TEXT.replace(typed, other)) is None


def test_another_text_the_next_time_is_noticed() -> None:
    assert broken_oath(compiled(TEXT), compiled(TEXT), TEXT + "\n") == oath.NOT_STABLE


def test_a_mistake_of_writing_is_told_that_was_not_there() -> None:
    """A set without a form makes no sheet: what it means, and which lines are wrong, stays."""
    text = "指标集 共用\n产出.数量.甲 = 5 场\n"
    reason = broken(f"表式: national-2021\n{text}", text)
    assert reason is not None
    assert reason.zh == "整理后会多出问题：set-without-form"


# -- findings of rules, put into a text that is otherwise the same


def brought(text: str, line: str, rule: str = "pending", file: str = "x") -> bool:
    """Whether one tells of a finding of a rule that is now at a line, of this file or another."""
    before = compiled(text)
    source = before.document.source if file == "x" else Source(file, f"{text}{text}")
    fault = Fault(rule, "warning", Text("有", "found"))
    at = source.text.rindex(f"\n{line}") + 1
    found = Diagnostic(fault, source, Span(at, at + len(line)))
    after = before._replace(mistakes=(*before.findings, found), find=None)
    return broken_oath(before, after, text) is not None


BLOCK = f"""\
{SOUND}
产出.数量.一 = 1 座

# 允许开始 pending: 候批

产出.数量.二 = 2 座

产出.数量.三 = 3 座
# 允许结束

产出.数量.四 = 4 座
"""


@pytest.mark.parametrize(("name", "told"), [("一 = 1", False), ("二 = 2", True), ("三 = 3", True), ("四 = 4", False)])
def test_what_a_block_allowed_is_told_where_it_stands(name: str, told: bool) -> None:
    assert brought(BLOCK, f"产出.数量.{name} 座") is told


def test_what_was_not_allowed_is_no_fault_of_the_text() -> None:
    inside = "产出.数量.二 = 2 座"
    assert not brought(BLOCK, inside, "odd-unit")
    assert not brought(BLOCK, inside, file="y")
    assert not brought(BLOCK, inside, "unused-allow")


LAST = f"{SOUND}产出.数量.打井 = 2 座\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"# 允许全文 pending: 候批\n{LAST}", True),
        (LAST.replace("产出.数量.打井", "# 允许 pending: 候批\n产出.数量.打井"), True),
        (LAST.replace("产出.数量.打井", "# 允许 pending:\n产出.数量.打井"), False),
        (f"{LAST}# 允许 pending: 候批\n", False),
        (f"{LAST}# 允许 pending: 候批", False),
        (f"{LAST}# 允许结束\n", False),
        (LAST.replace("产出.数量.打井", "# 允许 pending: 候批\n产出.数量.打井").rstrip(), True),
        (f"# 允许全文 pending: 候批\n{LAST.rstrip()}", True),
    ],
)
def test_what_a_comment_allowed_is_told_on_the_last_line(text: str, told: bool) -> None:
    assert brought(text, "产出.数量.打井 = 2 座") is told


@pytest.mark.parametrize("text", ["# 注\n", "引用 共用\n", "产出.数量.甲 = 5 场\n"])
def test_where_a_form_is_missing_is_no_place_of_a_line(text: str) -> None:
    """It is told at the first line, and that may be an empty one."""
    assert "missing-form" in [one.rule for one in compiled(text).findings]
    assert broken(f"\n\n{text}", text) is None


def test_that_findings_were_left_out_is_no_mistake_of_the_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnostic, "MOST_FINDINGS", 1)
    text = f"{SOUND}一写\n二写\n产出.数量.打井  >=2座"
    before = compiled(text)
    assert "too-many-findings" in [one.rule for one in before.findings]
    made = format_source(before, lambda source: compiled(source.text))
    assert made == Formatted(f"{SOUND}一写\n二写\n产出.数量.打井 >= 2 座\n", None, 2)
