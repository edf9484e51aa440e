"""Form: what one authority's table asks for. It is data; `read` makes it from a file.

A form names fields, categories and columns in print order. Nothing here knows a sheet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from attrs import field, frozen

from sheetlang.naming import CATEGORY_SUFFIXES, category_key, field_key, key, without_years
from sheetlang.value import Value, same_in_all

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


_DOTS = frozenset(".．。")


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


@frozen(repr=False, eq=False, slots=False)
class Section(Value):
    """Fields printed together: under a heading, or beside a label that spans them."""

    fields: tuple[FormField, ...]
    heading: str = ""
    side: str = ""
    per_row: int = 2
    stacked: bool = False

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


@frozen(repr=False, eq=False, slots=False)
class Category(Value):
    """A class of indicators; `categories` are the level below, empty where names follow at once.

    `weight` is what the weights of its indicators add up to, where the form says so.
    """

    name: str
    aliases: tuple[str, ...] = ()
    categories: tuple["Category", ...] = ()
    weight: int | None = None

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of every label that means this category."""
        return frozenset(category_key(label) for label in (self.name, *self.aliases))

    def leaves(self) -> Iterator[tuple[str, ...]]:
        """The names that lead down to each category without one below it: none where this is such a one."""
        if not self.categories:
            yield ()
        for one in self.categories:
            yield from ((one.name, *below) for below in one.leaves())

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


@frozen(repr=False, eq=False, slots=False)
class Form(Value):
    """One authority's table. `weight_base` is what the weights of a sheet add up to.

    `satisfaction_floor` is the least per cent of satisfaction to aim at, where it lays one down; `rules` holds its own strictness: names of rules or groups, each with a severity or `off`.
    """

    id: str
    name: str
    title: str
    sections: tuple[Section, ...]
    categories: tuple[Category, ...]
    columns: tuple[Column, ...]
    attributes: tuple[Attribute, ...] = ()
    aliases: tuple[str, ...] = ()
    subtitle: str = ""
    indicators_heading: str = ""
    note: str = ""
    money_unit: str = "元"
    weight_base: int | None = None
    satisfaction_floor: int | None = None
    flags: tuple[str, ...] = ("核心",)
    rules: tuple[tuple[str, str], ...] = ()
    origin: str = field(default="", eq=False)

    @cached_property
    def root(self) -> Category:
        """All categories, under a nameless one."""
        return Category("", (), self.categories)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of every text that names this form after 表式."""
        return frozenset(key(label) for label in (self.id, self.name, *self.aliases))

    @cached_property
    def fields(self) -> tuple[FormField, ...]:
        """All header fields in print order."""
        return tuple(one for section in self.sections for one in section.fields)

    @cached_property
    def _field_of(self) -> dict[str, FormField]:
        printed = Counter(field_key(one.printed) for one in self.fields)
        unique = {field_key(one.printed): one for one in self.fields if printed[field_key(one.printed)] == 1}
        return unique | {field_key(label): one for one in self.fields for label in (one.name, *one.aliases)}

    @cached_property
    def shared_labels(self) -> Mapping[str, tuple[FormField, ...]]:
        """The fields of each printed label that stands for several, such as 其他资金 under two totals, by its key."""
        of_label: dict[str, tuple[FormField, ...]] = {}
        for one in self.fields:
            printed = field_key(one.printed)
            of_label[printed] = (*of_label.get(printed, ()), one)
        return {label: fields for label, fields in of_label.items() if label not in self._field_of}

    @cached_property
    def fields_as_spelt(self) -> Mapping[str, FormField]:
        """Fields by labels that are written just as the form writes them."""
        return {label: one for label, one in self._labels() if self._field_of[field_key(label)] is one}

    @cached_property
    def has_points(self) -> bool:
        """Whether its indicators have weights."""
        return self.weight_base is not None or any(column.shows == "weight" for column in self.columns)

    @cached_property
    def comparator_column(self) -> str:
        """The printed column that holds the comparison of a target, and nothing else; empty where none does."""
        return next((column.name for column in self.columns if column.shows in ("kind", "comparator")), "")

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The amounts that add up to each total."""
        totals = dict.fromkeys(one.part_of for one in self.fields if one.part_of)
        return {total: tuple(one.name for one in self.fields if one.part_of == total) for total in totals}

    @cached_property
    def wholes(self) -> Mapping[str, str]:
        """The amount that each amount cannot exceed, if there is one."""
        return {one.name: one.within for one in self.bounded}

    @cached_property
    def bounded(self) -> tuple[FormField, ...]:
        """The amounts that cannot exceed another."""
        return tuple(one for one in self.fields if one.within)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields that every sheet must fill; project and year have findings of their own."""
        return tuple(one.name for one in self.fields if one.required and one.type not in ("project", "year"))

    @cached_property
    def prints_year(self) -> bool:
        """Whether the year stands in a heading, a note or a field."""
        texts = (self.title, self.subtitle, self.indicators_heading, self.note)
        return any("{year}" in one for one in texts) or any(one.type == "year" for one in self.fields)

    @cached_property
    def budgets(self) -> tuple[str, ...]:
        """The amounts of this project, without those of last year."""
        return tuple(
            one.name for one in self.fields if one.type == "money" and not one.last_year_of and not one.renewed
        )

    @cached_property
    def ends(self) -> tuple[FormField, ...]:
        """The fields that say when the project ends."""
        return tuple(one for one in self.fields if one.follows or one.period)

    def _labels(self) -> Iterator[tuple[str, FormField]]:
        return ((label, one) for one in self.fields for label in (one.name, *one.aliases))

    @cached_property
    def path_prefixes(self) -> Mapping[str, tuple[str, ...]]:
        """The names of categories by the ordinary spellings of a path to them; none where a field's name has a dot."""
        return {} if any("." in label for label in self._field_of) else dict(_spelt(self.categories))

    @cached_property
    def paths_met(self) -> dict[str, tuple[str, ...]]:
        """The paths of labels that were read under this form, for whoever reads them to remember."""
        return {}

    @cached_property
    def _attribute_of(self) -> dict[str, Attribute]:
        return {key(label): one for one in reversed(self.attributes) for label in (one.name, *one.aliases)}

    @cached_property
    def required_attributes(self) -> tuple[str, ...]:
        """The names of the further columns that every indicator must fill."""
        return tuple(one.name for one in self.attributes if one.required)

    def field_named(self, label: str) -> FormField | None:
        """The field that a label means."""
        known = self.fields_as_spelt.get(label) or self._field_of.get(field_key(label))
        if known is None and label.endswith((")", "）")):
            known = self._field_of.get(without_years(field_key(label)))
        return known

    def attribute_named(self, label: str) -> Attribute | None:
        """The further column that a label means."""
        return self._attribute_of.get(key(label))


def _spelt(categories: Iterable[Category]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ordinary spellings of each path down to categories that have none below them."""
    for category in categories:
        bare = category_key(category.name)
        spellings = {category.name, *category.aliases, bare, *(bare + suffix for suffix in CATEGORY_SUFFIXES)}
        below = list(_spelt(category.categories)) or [("", ())]
        for spelling in spellings:
            if not _DOTS & set(spelling) and spelling.strip() == spelling and category_key(spelling) in category.keys:
                for rest, names in below:
                    yield f"{spelling}.{rest}".rstrip("."), (category.name, *names)
