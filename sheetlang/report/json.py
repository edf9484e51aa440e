"""Findings for programs: lines and columns from 1, columns in code points."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sheetlang.diagnostic import SEVERITIES, Diagnostic, Language
from sheetlang.report.report import Report
from sheetlang.source import Source, Span
from sheetlang.visible import printable_json

SCHEMA = "sheetlang.diagnostics/1"


def render(
    findings: Sequence[Diagnostic],
    lang: Language,
    color: bool,
    ambiguous_width: int = 1,
    files: Sequence[str] = (),
) -> str:
    """One JSON object with all findings."""
    diagnostics = [_value(finding, lang) for finding in findings]
    value = {"schema": SCHEMA, "summary": _summary(findings, files), "diagnostics": diagnostics}
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return printable_json(text.encode("utf-8", "backslashreplace")).decode()


def _summary(findings: Sequence[Diagnostic], files: Sequence[str]) -> dict[str, Any]:
    """How many files were looked at and how many have findings; findings by severity, and by rule, the commonest first."""
    found_in = {finding.source.name for finding in findings}
    severities = Counter(finding.severity for finding in findings)
    return {
        "files": len({*files, *found_in}),
        "files_with_findings": len(found_in),
        "severities": {name: severities[name] for name in SEVERITIES},
        "rules": dict(sorted(Counter(finding.rule for finding in findings).items(), key=lambda one: (-one[1], one[0]))),
    }


def _value(finding: Diagnostic, lang: Language) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message(lang),
        "path": finding.source.name,
        **_place(finding.source, finding.span),
        "help": finding.help(lang) or None,
        "fix": _fix(finding),
    }


def _fix(finding: Diagnostic) -> dict[str, Any] | None:
    """The edits of a fix, in order and apart, at places of the text as it is; all of them or none are to be made."""
    if finding.fix is None:
        return None
    edits = [{**_place(finding.source, edit.span), "text": edit.text} for edit in finding.fix.edits]
    return {"safe": finding.fix.safe, "edits": edits}


def _place(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


REPORT = Report("json", render, whole=True)
