"""Sheets of any content: from a number, a sheet of a form with every kind of value, as resolving could have made it."""

import datetime
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from sheetlang.forms.form import Form
from sheetlang.forms.parts import Attribute, Category, FormField
from sheetlang.forms.read import read_form
from sheetlang.forms.shelf import Shelf
from sheetlang.language.keywords import COMPARATORS, PENDING, TRENDS, is_pending
from sheetlang.model.moment import Moment
from sheetlang.model.number import Number
from sheetlang.model.sheet import (
    AttributeValue,
    ChoiceValue,
    DateValue,
    FieldValue,
    Indicator,
    MoneyValue,
    Origin,
    PendingValue,
    Sheet,
    TextValue,
    Weight,
)
from sheetlang.model.target import (
    Change,
    Compound,
    Date,
    NotApplicable,
    Pending,
    Placeholder,
    Quantity,
    Range,
    Target,
    Words,
)
from sheetlang.model.units import MONEY_UNITS
from sheetlang.naming import key
from sheetlang.source import Source, Span
from sheetlang.workspace.forms import built_in

PIECES = (
    *"甲乙丙，。、：；（）《》“”「」 　\t\n\"'\\/<>&|`*_[]{}#+-=@%!?:.,0123456789aZé𠮷😀",
    *("\u200b", "\u202e", "\ufeff", "\x00", "\x1b", "\x85", "\r", "\u2028", "\ud800", "\uffff", "e\u0301"),
    *(
        "产出指标",
        "培训次数",
        "1,805,000",
        ">= 4 次",
        "待定",
        "不适用",
        "**",
        "</script>",
        "\\u0041",
        "http://a.cn",
        "2026-02-30",
    ),
)
One = TypeVar("One")

UNITS = ("个", "%", "元/人·月", "km²", "个百分点", "|", "“", "\n")


@cache
def shelf() -> Shelf:
    """The forms that come with sheetlang, and one that has every kind of field, column and category."""
    path = Path(__file__).parent / "data" / "every_kind.toml"
    form, findings = read_form(Source(path.name, path.read_text("utf-8")))
    assert form is not None, findings
    return built_in().with_forms([form])


def any_text(rng: Random, pieces: Sequence[str] = PIECES) -> str:
    """A text of up to eight pieces; never an empty one."""
    return "".join(rng.choices(pieces, k=rng.randint(1, 8)))


def any_sheet(rng: Random, form: Form | None = None) -> Sheet:
    """A sheet of one of the forms, with up to five indicators."""
    form = form or rng.choice(shelf().forms)
    here = Origin(Source(any_text(rng), "\n" * 9), Span(0, 0))
    fields = {
        one.name: any_value(rng, one) for one in form.fields if one.type not in _NOT_FIELDS and rng.random() < 0.8
    }
    prose = {one.name: _some(rng, any_text, 1, 3) for one in form.fields if one.type == "prose" and rng.random() < 0.8}
    year = rng.choice([None, rng.randint(1000, 2999)])
    return Sheet(
        form,
        year,
        any_text(rng),
        fields,
        prose,
        _indicators(rng, form),
        here,
        dict.fromkeys((*fields, *prose), here),
    )


def any_value(rng: Random, one: FormField) -> FieldValue:
    """A value that a field of the form can have."""
    if rng.random() < 0.1:
        return PendingValue(rng.choice(PENDING.spellings))
    if one.type != "text" and rng.random() < 0.1:
        return TextValue(rng.choice(["**", "××", "……"]))
    match one.type:
        case "date":
            return DateValue(any_text(rng), datetime.date.fromordinal(rng.randint(1, 3_650_000)))
        case "money":
            return MoneyValue(any_text(rng), any_number(rng), rng.choice(MONEY_UNITS))
        case "choice":
            return ChoiceValue(any_text(rng), rng.choice(one.choices))
        case _:
            text = any_text(rng)
            return PendingValue(text) if is_pending(text) else TextValue(text)


def any_target(rng: Random) -> Target:
    """A target of any kind."""
    return rng.choice(TARGETS)(rng)


def any_number(rng: Random) -> Number:
    """A decimal or a fraction, with or without separators."""
    whole = rng.randrange(10 ** rng.randint(1, 20))
    if rng.random() < 0.1:
        return Number(f"{whole}/{rng.randint(1, 999)}", "几分之几")
    digits = rng.choice(["", "", "-"]) + str(whole) + (f".{rng.randrange(1000):03d}" if rng.random() < 0.4 else "")
    return Number(digits, rng.choice([digits, f"{whole:,}"]))


def _quantity(rng: Random) -> Quantity:
    return Quantity(any_text(rng), rng.choice([None, *COMPARATORS]), any_number(rng), _unit(rng))


def _range(rng: Random) -> Range:
    return Range(any_text(rng), any_number(rng), any_number(rng), _unit(rng))


def _change(rng: Random) -> Change:
    comparator, base = rng.choice([None, *COMPARATORS]), rng.choice([None, any_text(rng)])
    return Change(any_text(rng), rng.choice([*TRENDS]), comparator, any_number(rng), _unit(rng), base)


def _date(rng: Random) -> Date:
    start = rng.choice([None, _moment(rng)])
    return Date(any_text(rng), rng.choice([None, *COMPARATORS]), start, _moment(rng), rng.random() < 0.5)


def _compound(rng: Random) -> Compound:
    return Compound(any_text(rng), _some(rng, rng.choice([_quantity, _date]), 2, 3))


TARGETS: tuple[Callable[[Random], Target], ...] = (
    *(_quantity, _range, _change, _date, _compound),
    *(lambda rng, made=made: made(any_text(rng)) for made in (Words, Pending, NotApplicable, Placeholder)),
)
_NOT_FIELDS = ("prose", "project", "year")


def _moment(rng: Random) -> Moment:
    day = datetime.date.fromordinal(rng.randint(1, 3_650_000))
    shapes = [
        (day.year, day.month, day.day),
        (day.year, day.month),
        (day.year,),
        (None, day.month, day.day),
        (None, day.month),
    ]
    return Moment(*rng.choice(shapes))


def _unit(rng: Random) -> str | None:
    return rng.choice([None, *UNITS])


def _some(rng: Random, made: Callable[[Random], One], low: int, high: int) -> tuple[One, ...]:
    return tuple(made(rng) for _ in range(rng.randint(low, high)))


def _indicators(rng: Random, form: Form) -> tuple[Indicator, ...]:
    made = {(*one.categories, key(one.name)): one for one in _some(rng, lambda rng: _indicator(rng, form), 0, 5)}
    return tuple(made.values())


def _indicator(rng: Random, form: Form) -> Indicator:
    at = Origin(Source(any_text(rng), "\n" * 9), Span(line := rng.randint(0, 9), line))
    attributes = {one.name: _attribute(rng, one) for one in form.attributes if rng.random() < 0.8}
    weight = rng.choice([None, Weight(Number(digits := rng.choice(["5", "7.50", "0", "100"]), digits))])
    flags = tuple(rng.choices(form.flags, k=rng.randint(0, 2))) if form.flags else ()
    return Indicator.at(
        at, _path(rng, form.root), any_target(rng), weight=weight, flags=flags, former_names=_some(rng, any_text, 0, 2),
        attributes=attributes, places=dict.fromkeys(attributes, at),
    )  # fmt: skip


def _attribute(rng: Random, one: Attribute) -> AttributeValue:
    if one.type in ("value", "target"):
        return any_target(rng)
    return ChoiceValue(any_text(rng), rng.choice(one.choices)) if one.type == "choice" else TextValue(any_text(rng))


def _path(rng: Random, below: Category) -> tuple[str, ...]:
    if not below.categories:
        return (any_text(rng),)
    category = rng.choice(below.categories)
    return (category.name, *_path(rng, category))
