"""Findings as a code quality report of GitLab: shown in a merge request, known again by their fingerprints."""

import json
from collections.abc import Sequence
from typing import Any

from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.fingerprints import fingerprints
from sheetlang.report.report import Report
from sheetlang.visible import one_line, printable_json

_SEVERITY = {"error": "major", "warning": "minor", "info": "info"}


def render(
    findings: Sequence[Diagnostic],
    lang: Language,
    color: bool,
    ambiguous_width: int = 1,
    files: Sequence[str] = (),
) -> str:
    """One JSON list with all findings."""
    values = [_value(finding, mark, lang) for finding, mark in zip(findings, fingerprints(findings), strict=True)]
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    return printable_json(text.encode("utf-8", "backslashreplace")).decode()


def _value(finding: Diagnostic, fingerprint: str, lang: Language) -> dict[str, Any]:
    start = finding.source.position(finding.span.start)
    end = finding.source.position(finding.span.end)
    between = "。" if lang == "zh" else ". "
    return {
        "description": one_line(between.join(filter(None, (finding.message(lang), finding.help(lang))))),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": finding.source.name, "lines": {"begin": start.line, "end": end.line}},
    }


REPORT = Report("gitlab", render, whole=True)
