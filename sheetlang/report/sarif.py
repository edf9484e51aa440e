"""Findings as SARIF 2.1.0: for code scanning of GitHub, Azure and editors.

Columns count code points, and the file says so. Rules are described as far as they were broken.
"""

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from sheetlang.checker.documentation import Documentation, documentation
from sheetlang.checker.registry import all_rules
from sheetlang.checker.titles import rule_title
from sheetlang.diagnostic import Diagnostic, Fix, Label, Language, Severity
from sheetlang.fingerprints import fingerprints
from sheetlang.report.report import Report
from sheetlang.rules.rule import GROUPS, Rule
from sheetlang.source import Source, Span
from sheetlang.version import __version__
from sheetlang.visible import one_line, printable_json

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "sheetlang/v1"
_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "SRCROOT"
_TAGS = {"zh": "zh-CN", "en": "en-US"}
# What a message of SARIF would take for a link, or for a place to be filled in.
_LINK = re.compile(r"\[(?=[^\[\]]{0,300}\]\()")
_PLACE = re.compile(r"\{(\d{1,9})\}")

Value = dict[str, Any]


def render(
    findings: Sequence[Diagnostic],
    lang: Language,
    color: bool,
    ambiguous_width: int = 1,
    files: Sequence[str] = (),
) -> str:
    """One log with one run."""
    first = {finding.rule: finding for finding in reversed(findings)}
    at = {name: index for index, name in enumerate(sorted(first))}
    marks = fingerprints(findings)
    driver = {
        "name": "sheetlang",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_descriptor(first[name], lang) for name in at],
    }
    run = {
        "tool": {"driver": driver},
        "language": _TAGS[lang],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _uri(name), "roles": ["analysisTarget"]} for name in dict.fromkeys(files)],
        "results": [
            _result(finding, at[finding.rule], mark, lang) for finding, mark in zip(findings, marks, strict=True)
        ],
    }
    text = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"
    return printable_json(text.encode("utf-8", "backslashreplace")).decode()


def _descriptor(finding: Diagnostic, lang: Language) -> Value:
    """What is known of a broken rule: its names in both languages, its severity, its reason and examples."""
    title = rule_title(finding.rule)
    rule = next((rule for rule in all_rules() if rule.name == finding.rule), None)
    said = {"shortDescription": {"text": title.render(lang)}} | (_documented(rule, lang) if rule else {})
    names = {"name.zh": title.zh, "name.en": title.en}
    about = {"tags": [GROUPS[rule.group].en], "group": GROUPS[rule.group].render(lang)} if rule else {}
    return {
        "id": finding.rule,
        "name": title.zh,
        **said,
        "defaultConfiguration": {"level": _LEVEL[finding.fault.severity]},
        "properties": {**names, **about},
    }


def _documented(rule: Rule, lang: Language) -> Value:
    said = documentation(rule)
    what, why = said.what.render(lang), said.why.render(lang)
    if not what:
        return {}
    return {
        "fullDescription": {"text": what},
        "help": {"text": "\n".join(filter(None, (what, why))), "markdown": _markdown(said, what, why)},
    }


def _markdown(said: Documentation, what: str, why: str) -> str:
    examples = (f"{mark}\n\n```text\n{lines}\n```" for mark, lines in (("✗", said.bad), ("✓", said.good)) if lines)
    return "\n\n".join(filter(None, (what, why, *examples)))


def _result(finding: Diagnostic, rule: int, fingerprint: str, lang: Language) -> Value:
    message, help_text = _plain(finding.message(lang)), _plain(finding.help(lang))
    value: Value = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": f"{message}\n{help_text}" if help_text else message},
        "locations": [_location(finding.source, finding.span)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.labels:
        value["relatedLocations"] = [_related(label, number, lang) for number, label in enumerate(finding.labels)]
    if finding.fix:
        value["fixes"] = [_fix(finding.source, finding.fix, help_text)]
    return value


def _related(label: Label, number: int, lang: Language) -> Value:
    text = _plain(label.text.render(lang))
    return {"id": number, **_location(label.source, label.span), **({"message": {"text": text}} if text else {})}


def _location(source: Source, span: Span) -> Value:
    return {"physicalLocation": {"artifactLocation": _uri(source.name), "region": _region(source, span)}}


def _region(source: Source, span: Span) -> Value:
    start, end = source.position(span.start), source.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(source: Source, fix: Fix, help_text: str) -> Value:
    changes = [{"deletedRegion": _region(source, span), "insertedContent": {"text": text}} for span, text in fix.edits]
    described = {"description": {"text": help_text}} if help_text else {}
    return {**described, "artifactChanges": [{"artifactLocation": _uri(source.name), "replacements": changes}]}


def _plain(text: str) -> str:
    """A text as a message that says just that."""
    return _PLACE.sub(r"{{\1}}", _LINK.sub(r"\\[", one_line(text)))


def _uri(name: str) -> Value:
    """A file as an address; one below the current folder is so from the root of what is scanned."""
    path = quote(_bytes(name))
    if name.startswith("/"):
        return {"uri": f"file://{path}"}
    if name[1:3] == ":/":
        return {"uri": f"file:///{name[0]}:{path[4:]}"}
    return {"uri": path, "uriBaseId": _ROOT}


def _bytes(name: str) -> bytes:
    """A name as the disk has it, which may be no UTF-8."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, which Windows takes
        return name.encode("utf-8", "surrogatepass")


REPORT = Report("sarif", render, whole=True)
