"""A text that is to be TOML: its table, or why it has none and where, in both languages."""

import re
import tomllib

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.source import Source, Span
from sheetlang.text import Trouble
from sheetlang.toml_tables import Table

_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")


class NotToml(Trouble):
    """A text is no TOML, as is seen `at` an offset; None where the reader names none."""

    def __init__(self, reason: Text, at: int | None) -> None:
        super().__init__(reason)
        self.at = at


def read_toml(text: str) -> Table:
    """The table that a text holds; raises NotToml where it holds none."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_toml(text, str(error)) from error


def table_in(source: Source, fault: Fault) -> Table | Diagnostic:
    """The table that a source holds, or this fault at the place where it cannot be read."""
    try:
        return read_toml(source.text)
    except NotToml as error:
        end = len(source.text)
        at = max(end - 1, 0) if error.at is None else error.at
        return fault.at(source, Span(at, min(at + 1, end)), reason=error.reason)


def _not_toml(text: str, message: str) -> NotToml:
    from sheetlang.forms.toml_reasons import toml_reason

    reason = toml_reason(_PLACE.sub("", message))
    found = _PLACE.search(message)
    if found is None:
        return NotToml(reason, None)
    last = max(len(text) - 1, 0)
    if found[1] is None:
        return NotToml(reason, last)
    before = text.split("\n")[: int(found[1]) - 1]
    return NotToml(reason, min(sum(len(line) + 1 for line in before) + int(found[2]) - 1, last))
