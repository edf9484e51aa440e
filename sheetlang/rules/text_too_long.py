"""A text is longer than a cell of a spreadsheet can hold.

Why: Excel and WPS cut a cell at 32,767 characters (an emoji counts as two), and what is cut is lost in what is handed in.
Bad: a `项目概况` of 40,000 characters.
Good: the gist in the sheet, the rest in an annex.
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.language.keywords import COMMANDS
from sheetlang.layout.longest_text import LONGEST_TEXT, cell_length
from sheetlang.model.sheet import Origin, Sheet
from sheetlang.rules.rule import Rule

_SHOWN = 20
_SURELY_FITS = LONGEST_TEXT // 2

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
    """A finding for each text that fills a cell of its own and is too long for it."""
    for name, text, at in _texts(sheet):
        if len(text) > _SURELY_FITS and (length := cell_length(text)) > LONGEST_TEXT:
            yield FAULT.at(at.source, at.span, name=name, length=length, limit=LONGEST_TEXT)


def _texts(sheet: Sheet) -> Iterator[tuple[str, str, Origin]]:
    yield COMMANDS["project"].zh, sheet.project, sheet.origin
    for name, value in sheet.fields.items():
        yield name, value.text, sheet.origins[name]
    for name, paragraphs in sheet.prose.items():
        yield name, "\n".join(paragraphs), sheet.origins[name]
    for indicator in sheet.indicators:
        name, target = indicator.name, indicator.target.text
        if len(name) > _SURELY_FITS or len(target) > _SURELY_FITS:
            yield name[:_SHOWN], name, indicator.label
            yield name[:_SHOWN], target, indicator.value
        for name, one in indicator.attributes.items():
            yield name, one.text, indicator.places[name]


RULE = Rule(FAULT, check)
