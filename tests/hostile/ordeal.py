"""What every input must stand: compiled, reported in every way and, if asked, built as a draft, with nothing raised."""

import json
import re
from collections.abc import Iterator, Sequence

from sheetlang.compiler import Compiled, compile_source, emit, not_read
from sheetlang.diagnostic import LANGUAGES, Diagnostic, Language
from sheetlang.formats import format_names
from sheetlang.report.report import report
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.read import decoded

# Reports for people list so many, unless more are asked for.
_LISTED = 100
# What may never reach a terminal: controls but tab and line feed, bidirectional controls, lone surrogates.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def compiled(data: bytes) -> Compiled:
    """What the command line makes of a file's bytes."""
    source, findings = decoded("x.sheet", data)
    if findings:
        return not_read(source, findings)
    return compile_source(source, built_in())


def failures(data: bytes, build: bool = False, languages: Sequence[Language] = LANGUAGES) -> list[str]:
    """What goes wrong with an input; exceptions are not raised but told."""
    try:
        result = compiled(data)
        found = [*_misplaced(result.findings), *_misreported(result.findings, languages)]
        if build:
            for name in format_names():
                emit(result, name, draft=True)
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    return found


def _misplaced(findings: tuple[Diagnostic, ...]) -> Iterator[str]:
    for finding in findings:
        for source, span in [(finding.source, finding.span), *((label.source, label.span) for label in finding.labels)]:
            if not 0 <= span.start <= span.end <= len(source.text):
                yield f"{finding.rule} stands at {span}, outside the text of {len(source.text)}"


def _misreported(findings: tuple[Diagnostic, ...], languages: Sequence[Language]) -> Iterator[str]:
    for lang in languages:
        shown = {name: report(name).render(findings[:_LISTED], lang, False) for name in ("text", "concise")}
        shown["json"] = report("json").render(findings, lang, False)
        if len(json.loads(shown["json"])["diagnostics"]) != len(findings):
            yield "the JSON report does not hold all findings"
        for name in ("text", "concise"):
            if bad := _UNPRINTABLE.search(shown[name]):
                yield f"the {name} report prints U+{ord(bad.group()):04X}"
        if any(not finding.message(lang) for finding in findings):
            yield "a finding says nothing"
