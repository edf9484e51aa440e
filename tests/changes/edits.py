"""Edit scripts: from a number, a sheet and what it became after some edits of any kind."""

from collections.abc import Callable
from random import Random
from typing import Any

from sheets import any_number, any_sheet, any_target, any_text, any_value, shelf

from sheetlang.forms.parts import Category
from sheetlang.model.sheet import ChoiceValue, Indicator, Sheet, TextValue, Weight
from sheetlang.model.target import Quantity
from sheetlang.naming import key

Edit = Callable[[Random, Sheet], Sheet]
_MOST = 6


def edited(rng: Random) -> tuple[Sheet, Sheet]:
    """A sheet and what became of it."""
    old = longer(rng, any_sheet(rng))
    new = old
    for _ in range(rng.randint(1, _MOST)):
        new = rng.choice(EDITS)(rng, new)
    return old, new


def longer(rng: Random, sheet: Sheet) -> Sheet:
    """The sheet with indicators of others of its form, so that there is something to move."""
    more = [one for _ in range(3) for one in any_sheet(rng, sheet.form).indicators]
    return sheet._replace(indicators=distinct([*sheet.indicators, *more]))


def distinct(indicators: list[Indicator]) -> tuple[Indicator, ...]:
    """As resolving leaves them: no name twice in a category."""
    return tuple({(*one.categories, key(one.name)): one for one in indicators}.values())


def change_indicator(change: Callable[[Random, Sheet, Indicator], dict[str, Any]]) -> Edit:
    def edit(rng: Random, sheet: Sheet) -> Sheet:
        if not sheet.indicators:
            return sheet
        at = rng.randrange(len(sheet.indicators))
        before = list(sheet.indicators)
        before[at] = before[at]._replace(**change(rng, sheet, before[at]))
        found = distinct(before)
        return sheet._replace(indicators=found) if len(found) == len(before) else sheet

    return edit


def shift(rng: Random, sheet: Sheet) -> Sheet:
    lines = list(sheet.indicators)
    if lines:
        lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
    return sheet._replace(indicators=tuple(lines))


def remove(rng: Random, sheet: Sheet) -> Sheet:
    gone = rng.randrange(len(sheet.indicators) or 1)
    return sheet._replace(indicators=tuple(one for at, one in enumerate(sheet.indicators) if at != gone))


def add(rng: Random, sheet: Sheet) -> Sheet:
    lines = list(sheet.indicators)
    for one in any_sheet(rng, sheet.form).indicators[:1]:
        lines.insert(rng.randint(0, len(lines)), one)
    return sheet._replace(indicators=distinct(lines))


def change_field(rng: Random, sheet: Sheet) -> Sheet:
    fields = [one for one in sheet.form.fields if one.type not in ("prose", "project", "year")]
    one = rng.choice(fields)
    values = {name: value for name, value in sheet.fields.items() if name != one.name}
    return sheet._replace(fields=values | ({one.name: any_value(rng, one)} if rng.random() < 0.8 else {}))


def change_prose(rng: Random, sheet: Sheet) -> Sheet:
    names = [one.name for one in sheet.form.fields if one.type == "prose"]
    if not names:
        return sheet
    name = rng.choice(names)
    values = {each: value for each, value in sheet.prose.items() if each != name}
    return sheet._replace(prose=values | ({name: (any_text(rng), any_text(rng))} if rng.random() < 0.8 else {}))


def categories(rng: Random, below: Category) -> tuple[str, ...]:
    if not below.categories:
        return ()
    one = rng.choice(below.categories)
    return (one.name, *categories(rng, one))


def another_name(rng: Random, name: str) -> str:
    return rng.choice([name + any_text(rng), any_text(rng), name[1:] or "甲", name + " "])


def a_column(rng: Random, sheet: Sheet, one: Indicator) -> dict[str, Any]:
    if not sheet.form.attributes:
        return {}
    column = rng.choice(sheet.form.attributes)
    value = {"choice": lambda: ChoiceValue("", column.choices[0]), "text": lambda: TextValue(any_text(rng))}
    values = {name: held for name, held in one.attributes.items() if name != column.name}
    if rng.random() < 0.8:
        values[column.name] = value.get(column.type, lambda: any_target(rng))()
    return {"attributes": values}


def renamed(rng: Random, sheet: Sheet, one: Indicator) -> dict[str, Any]:
    name = another_name(rng, one.name)
    return {"path": (*one.categories, name), "former_names": (*one.former_names, one.name)}


EDITS: tuple[Edit, ...] = (
    shift,
    remove,
    add,
    change_field,
    change_prose,
    lambda rng, sheet: sheet._replace(project=any_text(rng)),
    lambda rng, sheet: sheet._replace(year=rng.choice([None, 2026, 2027])),
    lambda rng, sheet: sheet._replace(form=rng.choice(shelf().forms)),
    change_indicator(lambda rng, sheet, one: {"target": any_target(rng)}),
    change_indicator(lambda rng, sheet, one: {"target": Quantity("=" + any_text(rng), "=", any_number(rng), "次")}),
    change_indicator(lambda rng, sheet, one: {"weight": rng.choice([None, Weight(any_number(rng))])}),
    change_indicator(lambda rng, sheet, one: {"flags": rng.choice([(), ("核心",), ("核心", "约束")])}),
    change_indicator(lambda rng, sheet, one: {"former_names": rng.choice([(), (any_text(rng),), ("甲", "乙")])}),
    change_indicator(a_column),
    change_indicator(renamed),
    change_indicator(lambda rng, sheet, one: {"path": (*one.categories, another_name(rng, one.name))}),
    change_indicator(lambda rng, sheet, one: {"path": (*categories(rng, sheet.form.root), one.name)}),
)
