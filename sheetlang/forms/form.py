"""Form: what one authority's table asks for. It is data; `read` makes it from a file.

A form names fields, categories and columns in print order. Nothing here knows a sheet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from sheetlang.forms.parts import Attribute, Category, Column, FormField, Section
from sheetlang.naming import CATEGORY_SUFFIXES, category_key, field_key, key, without_years
from sheetlang.value import same_by

_DOTS = frozenset(".．。")


class _Form(NamedTuple):
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
    origin: str = ""


@same_by(*(name for name in _Form._fields if name != "origin"))
class Form(_Form):
    """One authority's table. `weight_base` is what the weights of a sheet add up to.

    `satisfaction_floor` is the least per cent of satisfaction to aim at, where it lays one down; `rules` holds its own strictness: names of rules or groups, each with a severity or `off`.
    """

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
