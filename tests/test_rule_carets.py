"""Carets stand under what a rule speaks of, whatever its width: every finding of every rule's cases."""

from pathlib import Path

import pytest
from wcwidth import wcswidth

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import own_rules
from sheetlang.compiler import compile_source
from sheetlang.report.report import report
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE, read_case
from sheetlang.workspace.forms import built_in, own_forms

CASES = sorted((Path(__file__).parent / "cases" / "rules").rglob("*.sheet"))
LONGEST = 60


def findings_of(path):
    """The findings of a case's rule on short lines; on a long one the report leaves some of the line out."""
    written, _ = read_case(path)
    text = written.text if "表式" in written.text else PREAMBLE + written.text
    rules = [rule for rule in own_rules() if rule.name in (path.stem, path.parent.name)]
    shelf = built_in().with_forms(own_forms(sorted(path.parent.glob("*.form.toml")))[0])
    found = compile_source(Source(path.name, text), shelf, checker=Checker(rules)).findings
    return [one for one in found if len(one.source.line(one.source.line_number(one.span.start))) <= LONGEST]


def test_there_are_cases_to_look_at():
    assert len(CASES) >= len(own_rules())
    assert len([path for path in CASES if findings_of(path)]) >= 0.9 * len(CASES)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_carets_are_as_wide_as_what_they_mark(path):
    for finding in findings_of(path):
        place = finding.source.position(finding.span.start)
        line = finding.source.line(place.line)
        before = line[: place.column - 1]
        marked = line[place.column - 1 : place.column - 1 + finding.span.end - finding.span.start]
        _, _, _, shown, carets, *_ = report("text").render([finding], "zh", False).splitlines()
        gutter = len(f"{place.line} | ")
        assert shown[gutter:] == line.rstrip()
        assert carets[:gutter].strip(" ") == "|"
        assert carets[gutter:].split("^")[0] == " " * wcswidth(before), finding.rule
        assert carets.count("^") == max(wcswidth(marked), 1), finding.rule
