"""Whether a sheet is written to its end, what it lacks, and what its lines that could not be read may have been."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.paths import looks_like_path, ordinary_path, owner_of
from sheetlang.model.sheet import Sheet
from sheetlang.naming import similarity

# What stands before the value of a line, whatever it lacks.
_LABEL = r"[^ \t:：=＝<>≤≥0-9０-９]*"
_LIKE_A_FIELD = 0.5
_FEW, _MANY_POINTS, _A_SENTENCE = 4, 50, 8
_NEEDED = frozenset(("output", "effect", "quantity", "quality", "satisfaction"))


class Lacking(NamedTuple):
    """A class that has no indicator, the form's name of it, and a path that would be one of it."""

    kind: str
    name: str
    path: str

    @property
    def grave(self) -> bool:
        """Whether it is one of the two without which there is no target sheet."""
        return self.kind in ("output", "effect")


def is_written(sheet: Sheet) -> bool:
    """Whether a sheet seems complete, or is to be handed in: one of few lines that carry few points is still being written."""
    if sheet.released or len(sheet.indicators) >= _FEW:
        return True
    if not sheet.indicators:
        return _is_filled(sheet)
    points = [one.weight.points.decimal or Decimal(0) for one in sheet.indicators if one.weight]
    return sum(points) >= _MANY_POINTS


def _is_filled(sheet: Sheet) -> bool:
    """Whether all that stands above the indicators is written, its goal in more than a word."""
    longest = max(map(len, chain.from_iterable(sheet.prose.values())), default=0)
    return longest >= _A_SENTENCE and all(name in sheet.fields or name in sheet.prose for name in sheet.form.required)


def lacking(sheet: Sheet, known: Knowledge) -> list[Lacking]:
    """The classes that a sheet lacks, read or not; of a class that is not there at all, its parts are not counted."""
    lost = lost_categories(sheet)
    present: set[str] = set().union(*(_kinds(one, known) for one in (*sheet.by_category, *(lost or ()))))
    if present >= _NEEDED or lost is None:
        return []
    absent = [one for one in _classes(sheet.form, known) if one.kind in _NEEDED and one.kind not in present]
    without_output = any(one.kind == "output" for one in absent)
    return [one for one in absent if not (without_output and one.kind in ("quantity", "quality"))]


def lost_categories(sheet: Sheet) -> list[tuple[str, ...]] | None:
    """The categories of the lines that were reported and may be indicators; None where one may be of any."""
    paths = [ordinary_path(text, sheet.form) for text in sheet.lost]
    return None if None in paths else [path[:-1] for path in paths if path]


def may_lack(sheet: Sheet, fields: Iterable[str]) -> bool:
    """Whether a line that was reported may be that of one of these fields, or of one that the form does not know."""
    return bool(sheet.refused) and any(_may_be_one(text, sheet.form, frozenset(fields)) for text in sheet.refused)


def _may_be_one(text: str, form: Form, fields: frozenset[str]) -> bool:
    label = found[0] if (found := re.match(_LABEL, text)) else text
    if known := form.field_named(text) or form.field_named(label):
        return known.name in fields
    if not form.categories:  # what is like no field is an indicator
        return any(similarity(label, one, _LIKE_A_FIELD) >= _LIKE_A_FIELD for one in fields)
    return not looks_like_path(label, form) and owner_of(form, label) is None


@lru_cache(maxsize=1024)
def _kinds(categories: tuple[str, ...], known: Knowledge) -> tuple[str, ...]:
    """Satisfaction is no effect, though some forms print it there."""
    kind = known.class_of(categories)
    return (kind,) if kind == "satisfaction" else (kind, known.class_of(categories[:1]))


def _classes(form: Form, known: Knowledge) -> Iterator[Lacking]:
    for parent in form.categories:
        # Every project can tell an effect on society, not each one on the economy.
        parts = sorted(parent.categories, key=lambda child: known.class_of((parent.name, child.name)) != "social")
        first = "".join(f".{child.name}" for child in parts[:1])
        yield Lacking(known.class_of((parent.name,)), parent.name, f"{parent.name}{first}")
        for child in parent.categories:
            kind = known.class_of((parent.name, child.name))
            if kind in ("quantity", "quality") or (kind == "satisfaction" and kind != known.class_of((parent.name,))):
                yield Lacking(kind, child.name, f"{parent.name}.{child.name}")
