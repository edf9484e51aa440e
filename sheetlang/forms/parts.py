"""What a form is made of: fields, categories, columns, in print order."""

from functools import cached_property
from typing import Literal, NamedTuple

from sheetlang.naming import category_key
from sheetlang.value import same_in_all

FieldType = Literal["text", "date", "money", "choice", "prose", "project", "year"]
AttributeType = Literal["text", "choice", "value", "target"]
Comparators = Literal["ascii", "sign"]

FIELD_TYPES: tuple[FieldType, ...] = ("text", "date", "money", "choice", "prose", "project", "year")
ATTRIBUTE_TYPES: tuple[AttributeType, ...] = ("text", "choice", "value", "target")
SHOWS = (
    "level1",
    "level2",
    "name",
    "target",
    "comparator",
    "value",
    "unit",
    "kind",
    "weight",
    "flags",
    "number",
    "attribute",
    "empty",
)


@same_in_all
class FormField(NamedTuple):
    """A header field.

    `last_year_of` names the field whose amount it shows a year later; a `renewed` field holds what
    is not known from last year's sheet and must be filled in anew. `part_of` names the amount that this
    one and its like add up to, `within` one that it cannot exceed, `follows` the day that the project
    begins with, for the day that ends it; a `period` says both ends in a text.
    """

    name: str
    type: FieldType = "text"
    required: bool = False
    label: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    wide: bool = False
    last_year_of: str = ""
    renewed: bool = False
    part_of: str = ""
    within: str = ""
    follows: str = ""
    period: bool = False

    @property
    def printed(self) -> str:
        """The label as the form prints it."""
        return self.label or self.name


class _Section(NamedTuple):
    fields: tuple[FormField, ...]
    heading: str = ""
    side: str = ""
    per_row: int = 2
    stacked: bool = False


@same_in_all
class Section(_Section):
    """Fields printed together: under a heading, or beside a label that spans them."""

    @cached_property
    def lines(self) -> tuple[tuple[FormField, ...], ...]:
        """The fields by the lines they are printed on: one or two a line; prose and wide ones stand alone."""
        lines: list[tuple[FormField, ...]] = []
        for one in self.fields:
            if lines and len(lines[-1]) == 1 and not self._is_alone(one) and not self._is_alone(lines[-1][0]):
                lines[-1] = (*lines[-1], one)
            else:
                lines.append((one,))
        return tuple(lines)

    def _is_alone(self, one: FormField) -> bool:
        return one.type == "prose" or one.wide or self.per_row == 1


class _Category(NamedTuple):
    name: str
    aliases: tuple[str, ...] = ()
    categories: tuple["Category", ...] = ()
    weight: int | None = None


@same_in_all
class Category(_Category):
    """A class of indicators; `categories` are the level below, empty where names follow at once.

    `weight` is what the weights of its indicators add up to, where the form says so.
    """

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of every label that means this category."""
        return frozenset(category_key(label) for label in (self.name, *self.aliases))

    @cached_property
    def leaves(self) -> tuple[tuple[str, ...], ...]:
        """The names that lead down to each category without one below it: none where this is such a one."""
        if not self.categories:
            return ((),)
        return tuple((one.name, *below) for one in self.categories for below in one.leaves)

    def child(self, label: str) -> "Category | None":
        """The category below that a label means."""
        wanted = category_key(label)
        return next((category for category in self.categories if wanted in category.keys), None)


@same_in_all
class Attribute(NamedTuple):
    """A further column of an indicator, typed."""

    name: str
    type: AttributeType = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@same_in_all
class Column(NamedTuple):
    """A printed column of the indicator table: what it shows and how."""

    name: str
    shows: str
    attribute: str = ""
    group: str = ""
    width: int = 10
    comparators: Comparators = "sign"
    decimals: int | None = None
    unit: str = "{unit}"
