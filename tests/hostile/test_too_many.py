"""Findings past a hundred thousand are counted, and of a long value the beginning is said: no file fills memory or screen."""

import pytest
from hostile.materials import HEAD

from sheetlang.checker.names import all_names
from sheetlang.checker.settings import read_settings
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import MOST_FINDINGS, Findings
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

MORE = 7


@pytest.mark.parametrize("line", ["胡写", "没有的项: 1", "产出.没有.名 = 1 个"], ids=["unread", "unknown", "misplaced"])
def test_what_is_past_the_most_is_counted_and_never_sound(line):
    source = Source("x", HEAD + f"{line}\n" * (MOST_FINDINGS + MORE))
    compiled = compile_source(source, built_in())
    *_, last = compiled.findings
    about_lines = [
        one for one in compiled.findings if one.source.line(one.source.position(one.span.start).line) == line
    ]
    assert len(about_lines) <= MOST_FINDINGS
    assert last.rule == "too-many-findings"
    assert last.values["count"] >= MORE
    assert not compiled.is_sound


def test_findings_of_several_passes_are_counted_together():
    finding = compile_source(Source("x", "胡写"), built_in()).findings[0]
    first, second = (Findings([finding] * (MOST_FINDINGS - 1)) for _ in range(2))
    second.append(finding)
    second.append(finding)
    first.extend(second)
    first += [finding]
    assert (len(first), first.left_out) == (MOST_FINDINGS, 1 + MOST_FINDINGS - 1 + 1)


@pytest.mark.parametrize("line", ['导入 "{}.sheet"', "引用 {}", "{}: 1", "# 允许全文 {}: 候批"])
def test_a_message_is_no_longer_than_a_screen_however_long_what_it_speaks_of(line):
    long = "长" * 15_000
    compiled = compile_source(Source("x", f"{line.format(long)}\n{HEAD}"), built_in())
    said = [finding.message(lang) + finding.help(lang) for finding in compiled.findings for lang in ("zh", "en")]
    assert any("长" * 300 in one for one in said)
    assert max(map(len, said)) < 1500
    _, wrong = read_settings(Source("x.toml", f'ignore = ["{long}"]'), (), all_names())
    assert all(len(one.message("zh")) < 1500 for one in wrong)
