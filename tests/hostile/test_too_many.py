"""R4: findings past a hundred thousand are counted, so that no file fills the memory with them."""

import pytest
from hostile.materials import HEAD

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
