"""The table of a sound form file to its Form."""

from typing import Any

from sheetlang.diagnostic import is_level
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Attribute, Category, Column, FormField, Section
from sheetlang.toml_tables import Table

DEEPEST_CATEGORY = 2
# What of a form is not a word, a number or words.
_PARTS = ("sections", "categories", "columns", "attributes", "rules")


def built(table: Table, origin: str) -> Form:
    """The form that a table describes whose shape is right, with the name of the file it comes from."""
    return Form(
        **{name: value for name, value in _tupled(table).items() if name not in _PARTS},
        sections=tuple(_section(one) for one in table["sections"]),
        categories=tuple(_category(one) for one in table.get("categories", ())),
        columns=tuple(Column(**one) for one in table["columns"]),
        attributes=tuple(Attribute(**_tupled(one)) for one in table.get("attributes", ())),
        rules=tuple((name, level) for name, level in table.get("rules", {}).items() if is_level(level)),
        origin=origin,
    )


def _section(table: Table) -> Section:
    return Section(**{**table, "fields": tuple(FormField(**_tupled(one)) for one in table["fields"])})


def _category(table: Table, level: int = 1) -> Category:
    below = tuple(_category(one, level + 1) for one in nested(table, level))
    return Category(table["name"], tuple(table.get("aliases", ())), below, table.get("weight"))


def nested(table: Table, level: int) -> list[Table]:
    """The categories below one of a level; a third level is read so that it can be reported, a fourth is not."""
    found: list[Table] = table.get("categories", []) if level <= DEEPEST_CATEGORY else []
    return found


def _tupled(table: Table) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
