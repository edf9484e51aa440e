"""Findings a line each: path, line, column, rule, message; for editors and for grep."""

from collections.abc import Sequence

from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.report.report import Report
from sheetlang.visible import whole_line


def render(
    findings: Sequence[Diagnostic],
    lang: Language,
    color: bool,
    ambiguous_width: int = 1,
    files: Sequence[str] = (),
) -> str:
    """One line a finding."""
    return "".join(_line(finding, lang) for finding in findings)


def _line(finding: Diagnostic, lang: Language) -> str:
    place = finding.source.position(finding.span.start)
    text = (
        f"{finding.source.name}:{place.line}:{place.column}: {finding.severity}[{finding.rule}] {finding.message(lang)}"
    )
    return whole_line(text) + "\n"


REPORT = Report("concise", render)
