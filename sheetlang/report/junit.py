"""Findings as a JUnit report: one test suite a file, one failed test a finding; a file without findings passes.

No line begins with a text from outside, for a build server reads its log.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from sheetlang.diagnostic import Diagnostic, Language, Text
from sheetlang.report.report import Report
from sheetlang.visible import one_line

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOTHING = Text("没有发现问题", "nothing found")
_HELP = Text("建议", "help")
_LONGEST_LINE = 300


def render(
    findings: Sequence[Diagnostic],
    lang: Language,
    color: bool,
    ambiguous_width: int = 1,
    files: Sequence[str] = (),
) -> str:
    """One XML document; what is only a note passes, with what it says beside it."""
    by_file: dict[str, list[Diagnostic]] = {name: [] for name in files}
    for name, found in groupby(findings, key=lambda finding: finding.source.name):
        by_file.setdefault(name, []).extend(found)
    tests = sum(max(len(found), 1) for found in by_file.values())
    totals = _attributes(name="sheetlang", tests=tests, failures=_failures(findings), errors=0)
    suites = "".join(line for name, found in by_file.items() for line in _suite(name, found, lang))
    return f"{_HEAD}<testsuites{totals}>\n{suites}</testsuites>\n"


def _suite(name: str, findings: list[Diagnostic], lang: Language) -> Iterator[str]:
    tests = max(len(findings), 1)
    yield f"<testsuite{_attributes(name=name, tests=tests, failures=_failures(findings), errors=0, skipped=0)}>\n"
    if not findings:
        yield f"<testcase{_attributes(name=_NOTHING.render(lang), classname=name)}/>\n"
    for finding in findings:
        place = finding.source.position(finding.span.start)
        # Those who read the report take tests of one name for one test.
        test = f"{place.line}:{place.column} {finding.message(lang)} [{finding.rule}]"
        yield f"<testcase{_attributes(name=test, classname=name)}>\n"
        yield _outcome(finding, lang)
        yield "</testcase>\n"
    yield "</testsuite>\n"


def _outcome(finding: Diagnostic, lang: Language) -> str:
    place = finding.source.position(finding.span.start)
    message = one_line(finding.message(lang))
    lines = [f"{one_line(finding.source.name)}:{place.line}:{place.column}: {message}"]
    if finding.source.text:
        lines.append(f"{place.line} | {_shortened(one_line(finding.source.line(place.line)))}")
    if help_text := finding.help(lang):
        lines.append(f"{_HELP.render(lang)}: {one_line(help_text)}")
    said = escape("\n".join(f"  {line}" for line in lines).strip())
    if finding.severity == "info":
        return f"<system-out>{said}</system-out>\n"
    return f"<failure{_attributes(type=finding.rule, message=message)}>{said}</failure>\n"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else f"{text[:_LONGEST_LINE]}..."


def _failures(findings: Sequence[Diagnostic]) -> int:
    return sum(finding.severity != "info" for finding in findings)


def _attributes(**values: object) -> str:
    return "".join(f" {name}={quoteattr(one_line(str(value)))}" for name, value in values.items())


REPORT = Report("junit", render, whole=True)
