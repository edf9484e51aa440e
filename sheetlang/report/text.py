"""Findings for people: the line itself, carets under the place, what to type instead.

Gutters are ASCII: box-drawing characters are two columns wide in many Chinese terminals.
"""

from collections.abc import Iterator, Mapping, Sequence

from sheetlang.checker.titles import SEVERITY_TITLES
from sheetlang.diagnostic import Diagnostic, Label, Language, Text
from sheetlang.report.report import Report
from sheetlang.source import Source, Span, display_width
from sheetlang.visible import one_line, visible

_HELP = Text("建议", "help")
_COLOR = {"error": "31", "warning": "33", "info": "36"}
_TAB = "    "
_BEFORE, _AFTER = 60, 100
_PENDING = "pending"
_MORE_PENDING = Text("还有 {count} 处没有定：{places}", "{count} more are pending: {places}")
_MORE = Text("{rule} 还有 {count} 处：{places}", "{count} more of {rule}: {places}")
_PLACE = Text("第 {line} 行“{name}”", "“{name}” in line {line}")
_LINE = Text("第 {line} 行", "line {line}")
# So many of one rule in a file are told one by one; where there are more, so many of them are.
_MOST_ALONE, _FIRST = 6, 3
_MOST_PENDING_ALONE, _FIRST_PENDING = 3, 1
_MOST_NAMED_PENDING, _MOST_NAMED = 6, 60
# Errors that are mended in the same way in each line; every line of them is named.
_SAME_IN_ALL = frozenset(
    ("flag-without-space", "missing-colon", "missing-unit", "sign-without-space", "unknown-attribute", "unknown-flag"),
)


def render(
    findings: Sequence[Diagnostic],
    lang: Language,
    color: bool,
    ambiguous_width: int = 1,
    files: Sequence[str] = (),
) -> str:
    """All findings with a blank line between; empty where there are none."""
    later = _folded(findings)
    hidden = {id(one) for ones in later.values() for one in ones}
    return "\n".join(
        _render(finding, lang, color, ambiguous_width) + _rest(later.get(id(finding), ()), lang)
        for finding in findings
        if id(finding) not in hidden
    )


def _folded(findings: Sequence[Diagnostic]) -> Mapping[int, Sequence[Diagnostic]]:
    """The findings that are told in a line after another of their rule, by that one: who typed a mistake twenty times knows it.

    Other errors are told one by one, and so is what points at a second place.
    """
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for finding in findings:
        if (finding.severity != "error" or finding.rule in _SAME_IN_ALL) and not finding.labels:
            alike.setdefault((finding.source.name, finding.rule), []).append(finding)
    folded: dict[int, Sequence[Diagnostic]] = {}
    for (_, rule), ones in alike.items():
        most, first = (_MOST_PENDING_ALONE, _FIRST_PENDING) if _are_pending(rule, ones) else (_MOST_ALONE, _FIRST)
        if len(ones) > most:
            folded[id(ones[first - 1])] = ones[first:]
    return folded


def _are_pending(rule: str, findings: Sequence[Diagnostic]) -> bool:
    """Whether they are the notes of which a new sheet is full."""
    return rule == _PENDING and findings[0].severity == "info"


def _rest(later: Sequence[Diagnostic], lang: Language) -> str:
    if not later:
        return ""
    pending = _are_pending(later[0].rule, later)
    told, most = (_MORE_PENDING, _MOST_NAMED_PENDING) if pending else (_MORE, _MOST_NAMED)
    if later[0].severity == "error":
        most = len(later)
    places = tuple(_place(one, lang) for one in later[:most])
    text = told.render(lang, {"rule": later[0].rule, "count": len(later), "places": places})
    return one_line(text) + "…" * (len(later) > len(places)) + "\n"


def _place(finding: Diagnostic, lang: Language) -> str:
    name, line = finding.values.get("name", ""), finding.source.line_number(finding.span.start)
    return (_PLACE if name else _LINE).render(lang, {"name": name, "line": line})


def _render(finding: Diagnostic, lang: Language, color: bool, ambiguous_width: int) -> str:
    tint = _COLOR[finding.severity] if color else ""
    severity = SEVERITY_TITLES[finding.severity].render(lang)
    lines = [f"{_tinted(f'{severity}[{finding.rule}]', tint)} {one_line(finding.message(lang))}"]
    places = [Label(finding.source, finding.span, Text(finding.label("zh"), finding.label("en"))), *finding.labels]
    gutter = max(len(str(place.source.position(place.span.start).line)) for place in places)
    for number, place in enumerate(places):
        arrow, mark = (":::", "-") if number else ("-->", "^")
        carets = _carets(place, lang, tint, mark, ambiguous_width)
        lines += _snippet(place, arrow, gutter, carets)
    if help_text := finding.help(lang):
        lines.append(f"{' ' * gutter} = {_HELP.render(lang)}: {one_line(help_text)}")
    return "\n".join(lines) + "\n"


def _snippet(place: Label, arrow: str, gutter: int, carets: str) -> Iterator[str]:
    position = place.source.position(place.span.start)
    blank = " " * gutter
    yield f"{blank}{arrow} {one_line(place.source.name)}:{position.line}:{position.column}"
    if not place.source.text:
        return
    yield f"{blank} |"
    yield f"{position.line:>{gutter}} | {''.join(_cut(place.source, place.span))}".rstrip()
    yield f"{blank} | {carets}".rstrip()


def _carets(place: Label, lang: Language, tint: str, mark: str, ambiguous_width: int) -> str:
    before, marked, _ = _cut(place.source, place.span)
    carets = mark * max(display_width(marked, ambiguous_width), 1)
    note = one_line(place.text.render(lang))
    return f"{' ' * display_width(before, ambiguous_width)}{_tinted(carets, tint)} {note}"


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
