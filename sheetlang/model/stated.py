"""All values of a sheet in one run, for rules that ask the same of each."""

from collections.abc import Iterator
from typing import NamedTuple

from sheetlang.model.sheet import AttributeValue, ChoiceValue, Origin, PendingValue, Sheet, TextValue
from sheetlang.model.target import Pending, Placeholder, Target
from sheetlang.model.target_reading import read_target

_LONGEST = 16


class Stated(NamedTuple):
    """A value by the name of its field or indicator, read as a target, and where it stands."""

    name: str
    target: Target
    origin: Origin


def stated_values(sheet: Sheet, kind: type[Pending] | type[Placeholder]) -> Iterator[Stated]:
    """Values of a kind: targets, and fields, attributes and prose that are texts short enough to be one."""
    for name, text in _texts(sheet):
        target, _ = read_target(text)
        if isinstance(target, kind):
            yield Stated(name, target, sheet.origins[name])
    for indicator in sheet.indicators:
        if isinstance(indicator.target, kind):
            yield Stated(indicator.name, indicator.target, indicator.value)
        for name, attribute in indicator.attributes.items():
            read = _read_again(attribute)
            if isinstance(read, kind):
                yield Stated(name, read, indicator.places[name])


def _texts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for name, value in sheet.fields.items():
        if isinstance(value, (TextValue, PendingValue)):
            yield name, value.text
    for name, paragraphs in sheet.prose.items():
        for paragraph in paragraphs:
            if len(paragraph) <= _LONGEST:
                yield name, paragraph


def _read_again(attribute: AttributeValue) -> Target | None:
    if isinstance(attribute, TextValue):
        return read_target(attribute.text)[0] if len(attribute.text) <= _LONGEST else None
    return None if isinstance(attribute, ChoiceValue) else attribute
