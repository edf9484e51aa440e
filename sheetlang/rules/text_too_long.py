"""A text is longer than a cell of a spreadsheet can hold.

Why: Excel and WPS cut a cell at 32,767 characters, and what is cut is lost in what is handed in.
Bad: a `项目概况` of 40,000 characters.
Good: the gist in the sheet, the rest in an annex.
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.layout.longest_text import LONGEST_TEXT
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "text-too-long",
    "error",
    Text(
        "“{name}”有 {length} 个字，超过一格能放的 {limit} 个",
        "“{name}” has {length} characters, more than the {limit} a cell can hold",
    ),
    help=Text("表里写要点，其余放附件", "keep the gist here and put the rest in an annex"),
)


def check(sheet: Sheet) -> Iterator[Diagnostic]:
    """A finding for each prose, target or column that is too long."""
    for name, paragraphs in sheet.prose.items():
        length = sum(map(len, paragraphs)) + len(paragraphs) - 1
        if length > LONGEST_TEXT:
            origin = sheet.origins[name]
            yield FAULT.at(origin.source, origin.span, name=name, length=length, limit=LONGEST_TEXT)
    for indicator in sheet.indicators:
        length = len(indicator.target.text)
        if length > LONGEST_TEXT:
            at = indicator.label
            yield FAULT.at(at.source, at.span, name=indicator.name, length=length, limit=LONGEST_TEXT)
        for name, attribute in indicator.attributes.items():
            if len(attribute.text) > LONGEST_TEXT:
                at = indicator.places[name]
                yield FAULT.at(at.source, at.span, name=name, length=len(attribute.text), limit=LONGEST_TEXT)


RULE = Rule(FAULT, check)
