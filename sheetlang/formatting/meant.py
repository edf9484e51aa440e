"""What values and labels of a document mean, by where they stand: only what is known is written in another way."""

from collections.abc import Callable, Iterator

from sheetlang.compiler import Compiled
from sheetlang.forms.form import Form
from sheetlang.language.document import Command, Entry, Forked, Passage
from sheetlang.language.keywords import COMMANDS, FORM, PENDING, YEAR
from sheetlang.model.faults import MISSING_FORM
from sheetlang.model.paths import with_plain_dots
from sheetlang.model.reading import keyword_field
from sheetlang.model.sheet import AttributeValue, DateValue, FieldValue, MoneyValue, Origin, Sheet
from sheetlang.source import Source

Value = FieldValue | AttributeValue


class Meant:
    """The values of fields and columns, and the forms of indicators; where sheets differ, nothing is known."""

    def __init__(self) -> None:
        self._values: dict[int, Value | None] = {}
        self._forms: dict[int, Form | None] = {}
        self._readings: set[tuple[int, ...]] = set()
        self._stated: set[int] = set()
        self._of_sheets: dict[str, Form] = {}

    def learn(self, compiled: Compiled) -> None:
        """Take in what the sheets of a source say of places in it that nothing was known of."""
        values: dict[int, Value | None] = {}
        forms: dict[int, Form | None] = {}
        source = compiled.document.source
        for sheet in compiled.sheets:
            self._of_sheets[sheet.form.id] = sheet.form
            self._stated |= {at.span.start for at in sheet.origins.values() if at.source is source}
            for at, value in _values(sheet, source):
                known = values.setdefault(at, value)
                values[at] = value if type(known) is type(value) else None
            for one in sheet.indicators:
                if one.source is source:
                    self._readings.add(one.entry.places)
                    form = forms.setdefault(one.entry.at, sheet.form)
                    forms[one.entry.at] = sheet.form if form is sheet.form else None
        self._values = values | self._values
        self._forms = forms | self._forms

    def value(self, entry: Entry) -> Value | None:
        """The value of a field or a column."""
        return self._values.get(entry.mark_at if entry.has_sign else entry.value_at)

    def field_type(self, entry: Entry) -> str:
        """The type of a field: `money`, `date` or another; by the form, where another value takes its place."""
        match self.value(entry):
            case MoneyValue():
                return "money"
            case DateValue():
                return "date"
        if len(self._of_sheets) != 1 or entry.indented or entry.has_sign or self.is_indicator(entry):
            return ""
        (form,) = self._of_sheets.values()
        known = form.field_named(entry.label)
        return known.type if known else ""

    def is_indicator(self, line: Entry | Passage) -> bool:
        """Whether a line is known to be one."""
        return line.at in self._forms

    def label(self, line: Entry | Passage) -> str:
        """The label as it is written: the keyword of the table, or the dots of a path."""
        if keyword := keyword_field(line.label) if not line.indented else None:
            return {"form": FORM, "year": YEAR}[keyword].zh
        form = self._forms.get(line.at)
        return with_plain_dots(line.label, form) if form else line.label

    def reading(self, line: Forked) -> Entry | None:
        """The reading that was taken of a line that has several."""
        for one in line.readings:
            if one.places in self._readings:
                return one
            if not one.has_sign and (one.value_at in self._stated or keyword_field(one.label)):
                return one
        return None


def meant_by(compiled: Compiled, compile_text: Callable[[Source], Compiled]) -> Meant:
    """What a document means; that of its sets too, as a project would read them that used them all."""
    meant = Meant()
    meant.learn(compiled)
    lines = compiled.document.lines
    if sets := [line.argument for line in lines if isinstance(line, Command) and line.name == "set"]:
        source = compiled.document.source
        uses = "".join(f"{COMMANDS['use'].zh} {name}\n" for name in dict.fromkeys(sets))
        used = compile_text(Source(source.name, f"{source.text}\n{COMMANDS['project'].zh} {PENDING.zh}\n{uses}"))
        if all(one.rule != MISSING_FORM.name for one in used.findings):
            meant.learn(used)
    return meant


def _values(sheet: Sheet, source: Source) -> Iterator[tuple[int, Value]]:
    for name, value in sheet.fields.items():
        yield from _at(sheet.origins.get(name), value, source)
    for indicator in sheet.indicators:
        for name, attribute in indicator.attributes.items():
            yield from _at(indicator.places.get(name), attribute, source)


def _at(origin: Origin | None, value: Value, source: Source) -> Iterator[tuple[int, Value]]:
    if origin is not None and origin.source is source:
        yield origin.span.start, value
