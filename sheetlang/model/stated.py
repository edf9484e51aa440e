"""All values of a sheet in one run, for rules that ask the same of each."""

from collections.abc import Iterator
from typing import NamedTuple

from sheetlang.model.sheet import ChoiceValue, Origin, PendingValue, Sheet, TextValue
from sheetlang.model.target import Target
from sheetlang.model.target_reading import read_target

_LONGEST = 16


class Stated(NamedTuple):
    """A value by the name of its field or indicator, read as a target, and where it stands."""

    name: str
    target: Target
    origin: Origin


def stated_values(sheet: Sheet) -> Iterator[Stated]:
    """Targets, and the fields, attributes and prose that are texts short enough to be one."""
    for name, value in sheet.fields.items():
        if isinstance(value, (TextValue, PendingValue)):
            yield Stated(name, read_target(value.text)[0], sheet.origins[name])
    for name, paragraphs in sheet.prose.items():
        for paragraph in filter(_is_short, paragraphs):
            yield Stated(name, read_target(paragraph)[0], sheet.origins[name])
    for indicator in sheet.indicators:
        yield Stated(indicator.name, indicator.target, indicator.value)
        for name, attribute in indicator.attributes.items():
            if isinstance(attribute, TextValue):
                if _is_short(attribute.text):
                    yield Stated(name, read_target(attribute.text)[0], indicator.places[name])
            elif not isinstance(attribute, ChoiceValue):
                yield Stated(name, attribute, indicator.places[name])


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST
