"""Verdicts to findings: where in the source the place of a verdict stands."""

from sheetlang.diagnostic import Diagnostic
from sheetlang.model.sheet import Indicator, Origin
from sheetlang.rules.rule import Rule, Verdict
from sheetlang.source import Span


def diagnostic(rule: Rule, verdict: Verdict, indicator: Indicator) -> Diagnostic:
    """The finding that a verdict on an indicator is."""
    place, text = _place(verdict.place, indicator)
    source, span = place
    # What was typed over several lines, or stands in no sheet, can only be pointed at as a whole.
    exact = bool(text) and source.text.startswith(text, span.start)
    if exact:
        start, end = verdict.part or (0, len(text))
        span = Span(span.start + start, span.start + end)
    fault = verdict.fault or rule.fault
    values = {"name": indicator.name, "text": indicator.target.text, **verdict.values}
    finding = Diagnostic(fault, source, span, values)
    if exact and verdict.replacement is not None:
        return finding.with_fix(span, verdict.replacement, verdict.safe)
    return finding


def _place(place: str, indicator: Indicator) -> tuple[Origin, str]:
    """A place of an indicator, and the text that stands there."""
    entry, source = indicator.entry, indicator.source
    match place:
        case "name":
            start = entry.label.rfind(indicator.name)
            if start < 0:
                return indicator.label, ""
            at = entry.at + start
            return Origin(source, Span(at, at + len(indicator.name))), indicator.name
        case "path":
            return indicator.label, entry.label
        case "value":
            return indicator.value, entry.value
        case "target":
            start = entry.mark_at if entry.has_sign else entry.value_span.start
            return Origin(source, Span(start, entry.value_span.end)), entry.target_text
        case _:
            attribute = indicator.attributes.get(place)
            return indicator.places.get(place, indicator.label), attribute.text if attribute else ""
