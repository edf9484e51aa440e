"""What reading one line against a form can give."""

from collections.abc import Sequence
from typing import NamedTuple

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.parts import FormField
from sheetlang.model.sheet import Indicator, Origin


class Statement(NamedTuple):
    """A line read against a form as a field: its label, its text, and which field it is."""

    label: str
    text: str
    paragraphs: tuple[str, ...]
    field: FormField | None
    at: Origin


class Readings(NamedTuple):
    """What reading one item gave; `refused` holds the text of a line that was reported."""

    statement: Statement | None = None
    indicator: Indicator | None = None
    overrides: bool = False
    findings: Sequence[Diagnostic] = ()
    refused: str = ""
