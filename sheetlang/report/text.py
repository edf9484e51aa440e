"""Findings for people: the line itself, carets under the place, what to type instead.

Gutters are ASCII: box-drawing characters are two columns wide in many Chinese terminals.
"""

from collections.abc import Iterator, Sequence

from sheetlang.diagnostic import Diagnostic, Label, Language, Text
from sheetlang.language.characters import one_line, visible
from sheetlang.report.report import Report
from sheetlang.source import Source, Span, display_width

SEVERITY = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "info": Text("提示", "note")}
_HELP = Text("建议", "help")
_COLOR = {"error": "31", "warning": "33", "info": "36"}
_TAB = "    "
_BEFORE, _AFTER = 60, 100


def render(findings: Sequence[Diagnostic], lang: Language, color: bool) -> str:
    """All findings with a blank line between; empty where there are none."""
    return "\n".join(_render(finding, lang, color) for finding in findings)


def _render(finding: Diagnostic, lang: Language, color: bool) -> str:
    tint = _COLOR[finding.severity] if color else ""
    severity = SEVERITY[finding.severity].render(lang, {})
    lines = [f"{_tinted(f'{severity}[{finding.rule}]', tint)} {one_line(finding.message(lang))}"]
    places = [Label(finding.source, finding.span, Text(finding.label("zh"), finding.label("en"))), *finding.labels]
    gutter = max(len(str(place.source.position(place.span.start).line)) for place in places)
    for number, place in enumerate(places):
        lines += _snippet(place, "-->" if number == 0 else ":::", gutter, lang, tint, "-" if number else "^")
    if help_text := finding.help(lang):
        lines.append(f"{' ' * gutter} = {_HELP.render(lang, {})}: {one_line(help_text)}")
    return "\n".join(lines) + "\n"


def _snippet(place: Label, arrow: str, gutter: int, lang: Language, tint: str, mark: str) -> Iterator[str]:
    position = place.source.position(place.span.start)
    blank = " " * gutter
    yield f"{blank}{arrow} {one_line(place.source.name)}:{position.line}:{position.column}"
    if not place.source.text:
        return
    before, marked, after = _cut(place.source, place.span)
    note = one_line(place.text.render(lang, {}))
    carets = mark * max(display_width(marked), 1)
    yield f"{blank} |"
    yield f"{position.line:>{gutter}} | {before}{marked}{after}".rstrip()
    yield f"{blank} | {' ' * display_width(before)}{_tinted(carets, tint)} {note}".rstrip()


def _cut(source: Source, span: Span) -> tuple[str, str, str]:
    """The line before, in and after a span, as shown; far ends of a long line are left out."""
    position = source.position(span.start)
    line = source.line(position.line)
    start = min(position.column - 1, len(line))
    end = min(start + span.end - span.start, len(line))
    left, right = max(start - _BEFORE, 0), min(max(end, start) + _AFTER, len(line), start + 2 * _AFTER)
    end = min(end, right)
    dots_before, dots_after = "..." if left else "", "..." if right < len(line) else ""
    return dots_before + _shown(line[left:start]), _shown(line[start:end]), _shown(line[end:right]) + dots_after


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _tinted(text: str, tint: str) -> str:
    return f"\x1b[1;{tint}m{text}\x1b[0m" if tint else text


REPORT = Report("text", render)
