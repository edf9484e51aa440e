"""What reading one line against a form can give."""

from attrs import field, frozen

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import FormField
from sheetlang.model.sheet import Indicator, Origin


@frozen
class Statement:
    """A line read against a form as a field: its label, its text, and which field it is."""

    label: str
    text: str
    paragraphs: tuple[str, ...]
    field: FormField | None
    at: Origin


@frozen
class Readings:
    """What reading one item gave; `refused` holds the text of a line that was reported."""

    statement: Statement | None = None
    indicator: Indicator | None = None
    overrides: bool = False
    findings: list[Diagnostic] = field(factory=list)
    refused: str = ""
