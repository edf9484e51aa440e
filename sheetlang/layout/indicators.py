"""The table of indicators: one row each in the author's order, equal categories merged."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from sheetlang.forms import parts
from sheetlang.layout import shown
from sheetlang.layout.grid import Block, Column, Frame, Line, Role
from sheetlang.model.sheet import AttributeValue, ChoiceValue, Indicator, Sheet, TextValue
from sheetlang.model.target import Quantity, Words

_NOT_IN_ANCHORS = re.compile(r"[^\w\u3400-\u9fff]+")

_LEVELS = {"level1": 1, "level2": 2}

Shown = tuple[str, Decimal | None]


def indicator_block(sheet: Sheet, title: str) -> Block:
    """The block of a sheet's indicators, headed by the form's column names."""
    columns = sheet.form.columns
    return Block(
        "indicators", title, _widths(columns), _heads(columns), (), _columns(sheet.indicators, columns), _anchors(sheet)
    )


def _widths(columns: Sequence[parts.Column]) -> tuple[int, ...]:
    total = sum(column.width for column in columns)
    widths = [max(1, column.width * 100 // total) for column in columns]
    widest = max(range(len(widths)), key=lambda index: widths[index])
    widths[widest] += 100 - sum(widths)
    return tuple(widths)


def _heads(columns: Sequence[parts.Column]) -> tuple[Line, ...]:
    if not any(column.group for column in columns):
        frames = tuple([Frame("head", at) for at in range(len(columns))])
        return (Line(frames, [column.name for column in columns]),)
    upper: list[tuple[Frame, str]] = []
    lower: list[tuple[Frame, str]] = []
    at = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        names = [column.name for column in members]
        if group:
            upper.append((Frame("head", at, columns=len(names)), group))
            lower += [(Frame("head", at + offset), name) for offset, name in enumerate(names)]
        else:
            upper += [(Frame("head", at + offset, rows=2), name) for offset, name in enumerate(names)]
        at += len(names)
    return tuple(Line(tuple(frame for frame, _ in cells), [text for _, text in cells]) for cells in (upper, lower))


def _columns(indicators: Sequence[Indicator], columns: Sequence[parts.Column]) -> tuple[Column, ...]:
    every = range(len(indicators))
    paths = [indicator.path for indicator in indicators]
    categories = [path[:2] if len(path) > 2 else path[:-1] for path in paths]
    laid_out = []
    for column in columns:
        if column.shows == "name":
            laid_out.append(Column("name", [path[-1] for path in paths], every))
        elif level := _LEVELS.get(column.shows):
            begin = _begin(categories, level)
            texts = [categories[row][level - 1] if len(categories[row]) >= level else "" for row in begin]
            laid_out.append(Column("category", texts, begin))
        else:
            shown_values = _shown(indicators, column)
            numbers = {row: number for row, (_, number) in enumerate(shown_values) if number is not None}
            role: Role = "attribute" if column.shows in ("attribute", "number") else "target"
            laid_out.append(Column(role, [text for text, _ in shown_values], every, numbers))
    return tuple(laid_out)


def _begin(categories: Sequence[tuple[str, ...]], level: int) -> list[int]:
    """The rows where categories begin that differ from those above, down to a level."""
    begin = [row for row, (one, above) in enumerate(zip(categories, [None, *categories], strict=False)) if one != above]
    return [row for row in begin if row == 0 or categories[row][:level] != categories[row - 1][:level]]


def _shown(indicators: Sequence[Indicator], column: parts.Column) -> Sequence[Shown]:
    """What one column shows, from the first indicator to the last."""
    if column.shows == "number":
        return [(str(number), Decimal(number)) for number in range(1, len(indicators) + 1)]
    shows = _SHOWS[column.shows]
    return [shows(indicator, column) for indicator in indicators]


def _target(indicator: Indicator, column: parts.Column) -> Shown:
    target = indicator.target
    if type(target) is Words:
        return target.text, None
    text = shown.target(target, column)
    if not isinstance(target, Quantity) or target.comparator or target.unit or not _is_plain(text):
        return text, None
    return text, Decimal(text.replace(",", ""))


def _value(indicator: Indicator, column: parts.Column) -> Shown:
    text = shown.without_comparator(indicator.target, column)
    return text, Decimal(text.replace(",", "")) if isinstance(indicator.target, Quantity) and _is_plain(text) else None


def _unit(indicator: Indicator, column: parts.Column) -> Shown:
    target = indicator.target
    return (shown.unit(target) if isinstance(target, Quantity) else ""), None


def _weight(indicator: Indicator, column: parts.Column) -> Shown:
    if indicator.weight is None:
        return "", None
    return shown.number(indicator.weight.points), indicator.weight.points.decimal


def _comparator(indicator: Indicator, column: parts.Column) -> Shown:
    target = indicator.target
    return shown.comparator(target.comparator, column) if isinstance(target, Quantity) else "", None


_SHOWS: dict[str, Callable[[Indicator, parts.Column], Shown]] = {
    "attribute": lambda indicator, column: _attribute(indicator.attributes.get(column.attribute), column),
    "target": _target,
    "comparator": _comparator,
    "value": _value,
    "unit": _unit,
    "kind": lambda indicator, column: (shown.kind(indicator.target, column), None),
    "weight": _weight,
    "flags": lambda indicator, column: ("、".join(indicator.flags), None),
    "empty": lambda indicator, column: ("", None),
}


def _attribute(value: AttributeValue | None, column: parts.Column) -> Shown:
    match value:
        case None:
            return "", None
        case TextValue():
            return value.text, None
        case ChoiceValue():
            return value.choice, None
        case _:
            return shown.target(value, column), None


def _is_plain(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9,]+(?:\.[0-9]+)?", text))


def _anchors(sheet: Sheet) -> list[str]:
    slugs = [_slug(indicator.path) for indicator in sheet.indicators]
    return slugs if len(set(slugs)) == len(slugs) else _told_apart(slugs)


@lru_cache(maxsize=1 << 14)
def _slug(path: tuple[str, ...]) -> str:
    slug = "-".join(path)
    return slug if "".join(path).isalnum() else _NOT_IN_ANCHORS.sub("-", slug).strip("-") or "指标"


def _told_apart(slugs: Iterable[str]) -> list[str]:
    """Each slug once: what comes again is numbered."""
    taken: set[str] = set()
    last_number: dict[str, int] = {}
    anchors = []
    for slug in slugs:
        anchor = slug
        while anchor in taken:
            last_number[slug] = last_number.get(slug, 1) + 1
            anchor = f"{slug}-{last_number[slug]}"
        taken.add(anchor)
        anchors.append(anchor)
    return anchors
