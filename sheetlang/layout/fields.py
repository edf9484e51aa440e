"""The header of a form: its sections of labelled fields, prose and amounts, row by row."""

import datetime
from decimal import Decimal

from sheetlang.forms.form import FormField, Section
from sheetlang.layout import shown
from sheetlang.layout.grid import Block, Cell, Row
from sheetlang.model.sheet import ChoiceValue, DateValue, MoneyValue, Sheet

# Label, value, value, label, value; beside a side label the second column holds labels.
_WIDTHS = (18, 16, 16, 18, 32)
_COLUMNS = len(_WIDTHS)
_new = tuple.__new__  # half the time of calling the class
_PAIRS = {False: ((0, 1, 2), (3, 4, 1)), True: ((1, 2, 1), (3, 4, 1))}


def field_block(sheet: Sheet) -> Block:
    """The block of all header fields in the form's order; a field without a value stays empty."""
    rows = [row for section in sheet.form.sections for row in _section(section, sheet)]
    return Block("fields", sheet.form.title, _WIDTHS, tuple(rows))


def _section(section: Section, sheet: Sheet) -> list[Row]:
    rows = [[Cell(shown.heading(section.heading, sheet), "heading", 0, _COLUMNS)]] if section.heading else []
    start = len(rows)
    for line in section.lines:
        rows += _prose(line[0], section, sheet) if line[0].type == "prose" else [_pairs(line, section, sheet)]
    if section.side:
        rows[start].insert(0, Cell(section.side, "side", 0, rows=len(rows) - start))
    return [Row(tuple(row)) for row in rows]


def _pairs(line: tuple[FormField, ...], section: Section, sheet: Sheet) -> list[Cell]:
    cells: list[Cell] = []
    for one, (label_at, value_at, columns) in zip(line, _PAIRS[bool(section.side)], strict=False):
        width = _COLUMNS - value_at if len(line) == 1 else columns
        text, number, date = _value(one, sheet)
        cells.append(_new(Cell, (one.printed, "label", label_at, 1, 1, None, None)))
        cells.append(_new(Cell, (text, "value", value_at, width, 1, number, date)))
    return cells


def _prose(one: FormField, section: Section, sheet: Sheet) -> list[list[Cell]]:
    text = "\n".join(sheet.prose.get(one.name, ()))
    first = 1 if section.side else 0
    if section.stacked:
        return [
            [Cell(f"{one.printed}：", "label", first, _COLUMNS - first)],
            [Cell(text, "prose", first, _COLUMNS - first)],
        ]
    return [[Cell(one.printed, "label", first), Cell(text, "prose", first + 1, _COLUMNS - first - 1)]]


def _value(one: FormField, sheet: Sheet) -> tuple[str, Decimal | None, datetime.date | None]:
    if one.type == "project":
        return sheet.project, None, None
    if one.type == "year":
        return str(sheet.year or ""), Decimal(sheet.year) if sheet.year else None, None
    match sheet.fields.get(one.name):
        case None:
            return "", None, None
        case DateValue(date=date):
            return date.isoformat(), None, date
        case MoneyValue() as value:
            text, amount = shown.money(value, sheet.form.money_unit)
            return text, amount, None
        case ChoiceValue(choice=choice):
            return choice, None, None
        case value:
            return value.text, None, None
