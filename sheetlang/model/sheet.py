"""Sheet: what a document means under its form: known names, typed values, exact numbers.

Only `resolve` makes these; what could not be resolved has no place here.
"""

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from sheetlang.forms.form import Form
from sheetlang.language.document import Entry
from sheetlang.model.number import Number
from sheetlang.model.target import Target
from sheetlang.source import Source, Span
from sheetlang.value import same_by, same_in_all


@same_in_all
class TextValue(NamedTuple):
    """A text as typed."""

    text: str


@same_by("date")
class DateValue(NamedTuple):
    """A day of the calendar, however it was typed."""

    text: str
    date: datetime.date


@same_in_all
class MoneyValue(NamedTuple):
    """An amount in the unit that was typed, else in the form's."""

    text: str
    amount: Number
    unit: str


@same_by("choice")
class ChoiceValue(NamedTuple):
    """One of the form's choices, as the form writes it, however it was typed."""

    text: str
    choice: str


@same_in_all
class PendingValue(NamedTuple):
    """待定: not decided yet."""

    text: str


FieldValue = TextValue | DateValue | MoneyValue | ChoiceValue | PendingValue
AttributeValue = TextValue | ChoiceValue | Target


@same_in_all
class Weight(NamedTuple):
    """The points of an indicator."""

    points: Number


class Origin(NamedTuple):
    """Where something was written."""

    source: Source
    span: Span

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        return self.source.position(self.span.start).line


# No longer is a text that says no more than one thing, such as 待定.
BRIEF = 16
# What most indicators have under them.
NOTHING: Mapping[str, Any] = MappingProxyType({})


@same_by("path", "target", "weight", "flags", "former_names", "attributes")
class Indicator(NamedTuple):
    """One indicator: `path` holds the form's full category names, then its own name.

    `entry` is the line of `source` that says it, `places` is where the values of its attributes
    stand; `shared` says that it came by 引用. `stages` are the indicator as its columns state it
    that hold a target of their own, such as 中期.
    """

    path: tuple[str, ...]
    target: Target
    entry: Entry
    source: Source
    weight: Weight | None = None
    flags: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    attributes: Mapping[str, AttributeValue] = NOTHING
    places: Mapping[str, Origin] = NOTHING
    shared: bool = False
    stages: tuple["Indicator", ...] = ()

    @classmethod
    def at(cls, origin: Origin, path: tuple[str, ...], target: Target, **more: Any) -> "Indicator":
        """An indicator that no line of a sheet says, but a place in something else."""
        entry = Entry(path[-1], ":", "", places=(origin.span.start,) * 5)
        return cls(path, target, entry, origin.source, **more)

    @property
    def label(self) -> Origin:
        """Where its path stands."""
        return Origin(self.source, self.entry.label_span)

    @property
    def value(self) -> Origin:
        """Where its target stands."""
        return Origin(self.source, self.entry.value_span)

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path[-1]

    @property
    def categories(self) -> tuple[str, ...]:
        """The form's names of its categories, from level 1 down."""
        return self.path[:-1]


class _Sheet(NamedTuple):
    form: Form
    year: int | None
    project: str
    fields: Mapping[str, FieldValue]
    prose: Mapping[str, tuple[str, ...]]
    indicators: tuple[Indicator, ...]
    origin: Origin
    origins: Mapping[str, Origin] = NOTHING
    refused: tuple[str, ...] = ()
    released: bool = False


@same_by("form", "year", "project", "fields", "prose", "indicators")
class Sheet(_Sheet):
    """One project's sheet. `fields` and `prose` are keyed by the form's names, in print order.

    `origins` says where the value of a field stands, under its name; that of the year under 年度.
    `refused` holds the texts of lines that were reported, so that no rule complains of their want.
    `released` says that it is to be handed in as it is, so that it cannot be still being written.
    """

    @cached_property
    def lost(self) -> Sequence[str]:
        """The lines that were reported and may be indicators: one that names a field is none."""
        return [text for text in self.refused if not self.form.field_named(text)]

    @cached_property
    def brief_texts(self) -> Sequence[tuple[str, str]]:
        """The fields and paragraphs that are no longer than a word or a figure, each with its field's name."""
        fields = [(name, one.text) for name, one in self.fields.items() if type(one) in (TextValue, PendingValue)]
        prose = [(name, one) for name, paragraphs in self.prose.items() for one in paragraphs]
        return [one for one in (*fields, *prose) if len(one[1]) <= BRIEF]

    @cached_property
    def by_category(self) -> Mapping[tuple[str, ...], Sequence[Indicator]]:
        """The indicators by their categories, both in the order of the sheet."""
        found: dict[tuple[str, ...], list[Indicator]] = {}
        last: tuple[str, ...] | None = None
        group: list[Indicator] = []
        for indicator in self.indicators:
            categories = indicator.path[:-1]
            if categories != last:
                last, group = categories, found.setdefault(categories, [])
            group.append(indicator)
        return found
