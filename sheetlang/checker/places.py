"""Verdicts to findings: where in the source the place of a verdict stands."""

from sheetlang.diagnostic import Diagnostic, Edit, Fix
from sheetlang.knowledge.targets import as_elsewhere, compared
from sheetlang.language.document import COLONS, Entry
from sheetlang.language.signs import MARK_CHARACTERS
from sheetlang.model.sheet import Indicator
from sheetlang.rules.rule import Rule, Verdict
from sheetlang.source import Source, Span

# Every finding on an indicator is made here, and so are its parts: this takes half the time of calling their classes.
_new = tuple.__new__


def diagnostic(rule: Rule, verdict: Verdict, indicator: Indicator) -> Diagnostic:
    """The finding that a verdict on an indicator is."""
    place, values, part, replacement, safe, fault, sign, example = verdict
    source, start, text = _place(place, indicator)
    target_text = indicator.target.text
    told = {"name": indicator.path[-1], "text": target_text, **values}
    if sign is not None:
        told["better"] = better = compared(target_text, as_elsewhere(sign, source.text))
    if example is not None:
        shown, shown_sign = example
        told["better"] = compared(shown, as_elsewhere(shown_sign, source.text)) if shown_sign else shown
    # What was typed over several lines, or stands in no sheet, can only be pointed at as a whole.
    if not text or not source.text.startswith(text, start):
        return Diagnostic(fault or rule.fault, source, _whole(place, indicator), told)
    first, last = part or (0, len(text))
    span = _new(Span, (start + first, start + last))
    edits = () if replacement is None else (_new(Edit, (span, replacement)),)
    if sign is not None:
        edits = (*edits, _compared(indicator.entry.value_span if edits else span, better, indicator.entry, span))
    fix = _new(Fix, (edits, safe)) if edits else None
    return _new(Diagnostic, (fault or rule.fault, source, span, told, (), None, fix))


def _compared(span: Span, better: str, entry: Entry, told: Span) -> Edit:
    """What writes a comparison. It takes the place of the colon, unless the label holds such marks beside what is told."""
    if entry.mark in COLONS:
        label = entry.label_span
        if MARK_CHARACTERS.isdisjoint(entry.label[: max(told.start - label.start, 0)]):
            span, better = _new(Span, (label.end, span.end)), f" {better}"
    return _new(Edit, (span, better))


def _place(place: str, indicator: Indicator) -> tuple[Source, int, str]:
    """Where a place of an indicator begins, and the text that should stand there; none where that is not known."""
    source = indicator.source
    label, mark, value, _, _, _, _, (label_at, mark_at, value_at, _, _) = indicator.entry
    if place == "value" or (place == "target" and mark in COLONS):
        return source, value_at, value
    if place == "target":
        return source, mark_at, indicator.target.text
    if place == "name":
        name = indicator.path[-1]
        return source, label_at + max(label.rfind(name), 0), name
    if place == "path":
        return source, label_at, label
    origin, attribute = indicator.places.get(place, indicator.label), indicator.attributes.get(place)
    return origin.source, origin.span.start, attribute.text if attribute else ""


def _whole(place: str, indicator: Indicator) -> Span:
    """All of a place, whatever stands there; the label where it has no place of its own."""
    if place in ("value", "target"):
        return indicator.entry.value_span
    return indicator.places.get(place, indicator.label).span
