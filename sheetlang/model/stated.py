"""Values that say no more than one thing, such as 待定, for rules that ask the same of each."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sheetlang.language.keywords import PENDING
from sheetlang.model.sheet import BRIEF, AttributeValue, ChoiceValue, Indicator, Origin, Sheet, TextValue
from sheetlang.model.target import Pending, Placeholder, Target
from sheetlang.model.target_reading import read_target
from sheetlang.naming import in_every_width

Kind = type[Pending] | type[Placeholder]


# Without one of these characters a text is none of its kind.
_HINTS: Mapping[Kind, frozenset[str]] = {
    Pending: in_every_width("".join(word.lower() + word.upper() for word in PENDING.spellings)),
    Placeholder: in_every_width("*xX×_….?□○填"),
}


class Stated(NamedTuple):
    """A value by the name of its field, read as a target, and where it stands."""

    name: str
    target: Target
    origin: Origin


def stated_fields(sheet: Sheet, kind: Kind) -> Iterator[Stated]:
    """Fields and prose of a kind: texts short enough to be one."""
    hints = _HINTS[kind]
    for name, text in sheet.brief_texts:
        if not hints.isdisjoint(text):
            target, _ = read_target(text)
            if isinstance(target, kind):
                yield Stated(name, target, sheet.origins[name])


def stated_columns(indicator: Indicator, kind: Kind) -> Iterator[tuple[str, Target]]:
    """The columns of an indicator whose values are of a kind."""
    for name, attribute in indicator.attributes.items():
        read = _read_again(attribute)
        if isinstance(read, kind):
            yield name, read


def _read_again(attribute: AttributeValue) -> Target | None:
    if isinstance(attribute, TextValue):
        return read_target(attribute.text)[0] if len(attribute.text) <= BRIEF else None
    return None if isinstance(attribute, ChoiceValue) else attribute
