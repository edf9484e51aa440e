"""JSON to sheets: what `sheetlang build --to json` wrote, read back as the same sheets.

Nothing raises for what stands in the JSON; a part that does not fit costs itself alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.emit.json import SCHEMA
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.interchange import faults
from sheetlang.interchange.node import Misfit, Node
from sheetlang.interchange.targets import target_of
from sheetlang.interchange.values import attribute_of, field_of, flag_of, origin_of, path_of, weight_of
from sheetlang.model.sheet import Indicator, Origin, Sheet
from sheetlang.source import Source, Span

_YEARS = (1000, 2999)
_TOO_DEEP = Text("嵌套太深", "it is nested too deep")
_TRUE = Text("true", "true")
_LONGEST_SHOWN = 60

Read = TypeVar("Read")
Known = TypeVar("Known")
Outcome = tuple[tuple[Sheet, ...], tuple[Diagnostic, ...]]


def read_json(data: bytes | str, shelf: Shelf, name: str = "<json>") -> Outcome:
    """The sheets in a JSON text, with findings for what is not as the schema or the form says."""
    reader = _Reader(shelf, Source(name, ""))
    value = reader.attempt(_value, data)
    sheets = reader.attempt(reader.sheets, Node(value)) if not reader.findings else None
    return sheets or (), tuple(reader.findings)


def _value(data: bytes | str) -> Any:
    """The plain value that a JSON text holds."""
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_object, parse_constant=_no_constant)
    except RecursionError as error:
        raise Misfit(faults.NOT_JSON, reason=_TOO_DEEP) from error
    except ValueError as error:
        raise Misfit(faults.NOT_JSON, reason=str(error)) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for key, inner in pairs:
        if key in value:
            raise Misfit(faults.SAME_KEY, key=key)
        value[key] = inner
    return value


def _in_order(values: Mapping[str, Read], names: Iterable[str]) -> dict[str, Read]:
    return {name: values[name] for name in names if name in values}


def _check_draft(parts: dict[str, Node]) -> None:
    parts["findings"].texts()
    if parts["draft"].value is not True:
        raise parts["draft"].wrong(_TRUE)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


class _Reader:
    """Reads the sheets of one JSON text and collects what does not fit."""

    def __init__(self, shelf: Shelf, source: Source) -> None:
        self.findings: list[Diagnostic] = []
        self._shelf = shelf
        self._source = source

    def attempt(self, read: Callable[..., Read], *arguments: Any) -> Read | None:
        """What was read, or None and a finding."""
        try:
            return read(*arguments)
        except Misfit as misfit:
            self.findings.append(misfit.at(self._source))
            return None

    def sheets(self, node: Node) -> tuple[Sheet, ...]:
        """All sheets of the text."""
        schema = node.entries().get("schema")
        if schema is not None and schema.value != SCHEMA:
            found = str(schema.value)[:_LONGEST_SHOWN]
            raise Misfit(faults.OTHER_SCHEMA, place=schema.place, found=found, known=SCHEMA)
        parts = node.parts("schema", "sheets", optional=("draft", "findings"))
        if "draft" in parts or "findings" in parts:
            _check_draft(node.parts("schema", "draft", "findings", "sheets"))
            self.findings.append(Misfit(faults.DRAFT).at(self._source))
        read = [self.attempt(self._sheet, one) for one in parts["sheets"].items()]
        return tuple(filter(None, read))

    def _sheet(self, node: Node) -> Sheet:
        parts = node.parts("form", "year", "project", "fields", "prose", "indicators")
        form = self._form(parts["form"])
        year = None if parts["year"].value is None else parts["year"].whole(*_YEARS)
        project = parts["project"].text()
        here = Origin(self._source, Span(0, 0))
        short = {one.name: one for one in form.fields if one.type != "prose"}
        long = {one.name: one for one in form.fields if one.type == "prose"}
        fields = self._named(parts["fields"], form, short, lambda value, one: field_of(value, one, form, here))
        prose = self._named(parts["prose"], form, long, lambda value, _: value.texts())
        read = [self.attempt(self._indicator, one, form) for one in parts["indicators"].items()]
        origins = dict.fromkeys((*fields, *prose), here)
        return Sheet(
            form, year, project, _in_order(fields, short), _in_order(prose, long), tuple(filter(None, read)), here, origins,
        )  # fmt: skip

    def _form(self, node: Node) -> Form:
        parts = node.parts("id", "title")
        name, place = parts["id"].text(), parts["id"].place
        parts["title"].text()
        form = next((one for one in self._shelf.forms if one.id == name), None)
        if form is not None:
            return form
        near = self._shelf.closest(name)
        if near is None:
            raise Misfit(faults.UNKNOWN_FORM_NO_IDEA, place=place, name=name)
        raise Misfit(faults.UNKNOWN_FORM, place=place, name=name, suggestion=near.id)

    def _indicator(self, node: Node, form: Form) -> Indicator:
        required = ("path", "target", "weight", "flags", "attributes", "source")
        parts = node.parts(*required, optional=("former_names",))
        at = origin_of(parts["source"])
        known = {one.name: one for one in form.attributes}
        attributes = self._named(parts["attributes"], form, known, lambda value, one: attribute_of(value, one, at))
        flags = tuple(flag_of(one, form) for one in parts["flags"].items())
        former = parts["former_names"].texts() if "former_names" in parts else ()
        return Indicator.at(
            at, path_of(parts["path"], form), target_of(parts["target"]), weight=weight_of(parts["weight"]), flags=flags,
            former_names=former, attributes=attributes, places=dict.fromkeys(attributes, at),
        )  # fmt: skip

    def _named(
        self, node: Node, form: Form, known: Mapping[str, Known], read: Callable[[Node, Known], Read]
    ) -> dict[str, Read]:
        """What stands under the form's names; other names are reported."""
        values: dict[str, Read] = {}
        for name, one in node.entries().items():
            if name not in known:
                self.attempt(one.not_in, form, name)
            elif (value := self.attempt(read, one, known[name])) is not None:
                values[name] = value
        return values
