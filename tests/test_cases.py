"""The cases: sheets whose bad lines say what is wrong with them. A surplus finding fails too."""

import re
from pathlib import Path

import pytest

from sheetlang.checker.checker import Checker
from sheetlang.checker.registry import all_rules
from sheetlang.compiler import compile_source
from sheetlang.testing import found, read_case
from sheetlang.workspace.forms import built_in

CASES = Path(__file__).parent / "cases"
PATHS = sorted(path for path in CASES.rglob("*.sheet") if "rules" not in path.relative_to(CASES).parts)
# These cases are about the language; what its directives need of rules is here, the others have cases of their own.
CHECKER = Checker(rule for rule in all_rules() if rule.name in ("placeholder", "pending", "missing-field"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.relative_to(CASES)))
def test_a_case_has_the_findings_that_it_names_and_no_others(path: Path) -> None:
    source, expected = read_case(path)
    findings = compile_source(source, built_in(), checker=CHECKER).findings
    assert found(findings, expected) == expected
    assert len(findings) == len(expected)


def test_the_mistakes_case_holds_over_twenty_kinds() -> None:
    _, expected = read_case(CASES / "twenty_mistakes.sheet")
    assert len({line for line, _, _ in expected}) >= 20
    assert len({rule for _, rule, _ in expected}) >= 20


def test_every_mistake_is_told_in_both_languages() -> None:
    source, _ = read_case(CASES / "twenty_mistakes.sheet")
    findings = compile_source(source, built_in(), checker=CHECKER).findings
    assert len(findings) >= 20
    for finding in findings:
        told = {lang: finding.message(lang) + finding.help(lang) for lang in ("zh", "en")}
        assert told["zh"] != told["en"]
        assert "{" not in told["zh"] + told["en"]
        assert without_quoted(told["en"]).isascii(), told["en"]


def without_quoted(text: str) -> str:
    """A message without what it quotes of the sheet or the form, and without lists of names."""
    return re.sub(r"“[^”]*”|:.*$|such as.*$|one of.*$", "", text.replace("……", ""))
