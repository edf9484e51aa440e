"""Findings for programs: lines and columns from 1, columns in code points."""

import json
from collections.abc import Sequence
from typing import Any

from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.report.report import Report
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
    value = {"schema": SCHEMA, "diagnostics": [_value(finding, lang) for finding in findings]}
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return printable_json(text.encode("utf-8", "backslashreplace")).decode()


def _value(finding: Diagnostic, lang: Language) -> dict[str, Any]:
    start = finding.source.position(finding.span.start)
    end = finding.source.position(finding.span.end)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message(lang),
        "path": finding.source.name,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "help": finding.help(lang) or None,
        "fix": None,
    }


REPORT = Report("json", render, whole=True)
