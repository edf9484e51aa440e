"""Findings as workflow commands of GitHub Actions: each becomes a note beside its line in a pull request."""

from collections.abc import Sequence

from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.report.report import Report
from sheetlang.visible import one_line

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(
    findings: Sequence[Diagnostic],
    lang: Language,
    color: bool,
    ambiguous_width: int = 1,
    files: Sequence[str] = (),
) -> str:
    """One command a finding."""
    return "".join(_command(finding, lang) for finding in findings)


def _command(finding: Diagnostic, lang: Language) -> str:
    start = finding.source.position(finding.span.start)
    end = finding.source.position(finding.span.end)
    properties: dict[str, object] = {"file": finding.source.name, "line": start.line, "endLine": end.line}
    if start.line == end.line:
        # Columns of different lines are refused.
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = finding.rule
    listed = ",".join(f"{name}={one_line(str(value)).translate(_IN_PROPERTY)}" for name, value in properties.items())
    said = "\n".join(one_line(text) for text in (finding.message(lang), finding.help(lang)) if text)
    return f"::{_COMMAND[finding.severity]} {listed}::{said.translate(_IN_MESSAGE)}\n"


REPORT = Report("github", render, whole=True)
