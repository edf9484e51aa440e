"""The table of indicators: one row each in the author's order, equal categories merged."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from sheetlang.forms.form import Column
from sheetlang.layout import shown
from sheetlang.layout.grid import Block, Cell, Role, Row, plain_cells
from sheetlang.model.sheet import AttributeValue, ChoiceValue, Indicator, Sheet, TextValue
from sheetlang.model.target import Quantity, Words

_NOT_IN_ANCHORS = re.compile(r"[^\w\u3400-\u9fff]+")

Shown = tuple[str, Decimal | None]
_new = tuple.__new__  # half the time of calling the class


def indicator_block(sheet: Sheet, title: str) -> Block:
    """The block of a sheet's indicators, headed by the form's column names."""
    columns = sheet.form.columns
    heads = _heads(columns)
    rows = [_new(Row, (tuple(cells), anchor)) for cells, anchor in zip(_body(sheet), _anchors(sheet), strict=True)]
    return Block("indicators", title, _widths(columns), (*heads, *rows), len(heads))


def _widths(columns: Sequence[Column]) -> tuple[int, ...]:
    total = sum(column.width for column in columns)
    widths = [max(1, column.width * 100 // total) for column in columns]
    widest = max(range(len(widths)), key=lambda index: widths[index])
    widths[widest] += 100 - sum(widths)
    return tuple(widths)


def _heads(columns: Sequence[Column]) -> list[Row]:
    grouped = any(column.group for column in columns)
    if not grouped:
        return [Row(tuple(Cell(column.name, "head", index) for index, column in enumerate(columns)))]
    upper: list[Cell] = []
    lower: list[Cell] = []
    at = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        names = [column.name for column in members]
        if group:
            upper.append(Cell(group, "head", at, columns=len(names)))
            lower += [Cell(name, "head", at + offset) for offset, name in enumerate(names)]
        else:
            upper += [Cell(name, "head", at + offset, rows=2) for offset, name in enumerate(names)]
        at += len(names)
    return [Row(tuple(upper)), Row(tuple(lower))]


def _body(sheet: Sheet) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in sheet.indicators]
    for at, column in enumerate(sheet.form.columns):
        level = {"level1": 1, "level2": 2}.get(column.shows)
        if level:
            _add_categories(rows, sheet, at, level)
        else:
            for row, cell in zip(rows, _cells(sheet.indicators, column, at), strict=True):
                row.append(cell)
    return rows


def _add_categories(rows: list[list[Cell]], sheet: Sheet, at: int, level: int) -> None:
    """A cell for each run of equal categories, at the row where it begins."""
    if not rows:
        return
    paths = [indicator.path for indicator in sheet.indicators]
    categories = [path[:level] if len(path) > level else path[:-1] for path in paths]
    start = 0
    for end, following in enumerate((*categories[1:], None), 1):
        if following != categories[start]:
            text = categories[start][-1] if len(categories[start]) == level else ""
            rows[start].append(Cell(text, "category", at, 1, end - start))
            start = end


def _cells(indicators: Sequence[Indicator], column: Column, at: int) -> list[Cell]:
    """One column's cells, from the first indicator to the last."""
    if column.shows == "number":
        return [Cell(str(number), "attribute", at, number=Decimal(number)) for number in range(1, len(indicators) + 1)]
    if column.shows == "name":
        return plain_cells([indicator.path[-1] for indicator in indicators], "name", at)
    role: Role = "attribute" if column.shows == "attribute" else "target"
    shows = _SHOWS[column.shows]
    shown_values = [shows(one, column) for one in indicators]
    if all(number is None for _, number in shown_values):
        return plain_cells([text for text, _ in shown_values], role, at)
    return [Cell(text, role, at, 1, 1, number) for text, number in shown_values]


def _target(indicator: Indicator, column: Column) -> Shown:
    target = indicator.target
    if type(target) is Words:
        return target.text, None
    text = shown.target(target, column)
    if not isinstance(target, Quantity) or target.comparator or target.unit or not _is_plain(text):
        return text, None
    return text, Decimal(text.replace(",", ""))


def _value(indicator: Indicator, column: Column) -> Shown:
    text = shown.without_comparator(indicator.target, column)
    return text, Decimal(text.replace(",", "")) if isinstance(indicator.target, Quantity) and _is_plain(text) else None


def _unit(indicator: Indicator, column: Column) -> Shown:
    target = indicator.target
    return (target.unit or "" if isinstance(target, Quantity) else ""), None


def _weight(indicator: Indicator, column: Column) -> Shown:
    if indicator.weight is None:
        return "", None
    return shown.number(indicator.weight.points), indicator.weight.points.decimal


def _comparator(indicator: Indicator, column: Column) -> Shown:
    target = indicator.target
    return shown.comparator(target.comparator, column) if isinstance(target, Quantity) else "", None


_SHOWS: dict[str, Callable[[Indicator, Column], Shown]] = {
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


def _attribute(value: AttributeValue | None, column: Column) -> Shown:
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
