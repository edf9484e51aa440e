"""The header of a form: its sections of labelled fields, prose and amounts, row by row."""

from decimal import Decimal

from sheetlang.forms.parts import FormField, Section
from sheetlang.layout import shown
from sheetlang.layout.grid import Block, Frame, Line, Value
from sheetlang.model.sheet import ChoiceValue, DateValue, MoneyValue, Sheet

# Label, value, value, label, value; beside a side label the second column holds labels.
_WIDTHS = (18, 16, 16, 18, 32)
_COLUMNS = len(_WIDTHS)
_HEADING = (Frame("heading", 0, _COLUMNS),)


def _pair(label_at: int, value_at: int, columns: int) -> tuple[Frame, Frame]:
    return Frame("label", label_at), Frame("value", value_at, columns)


# By whether there is a side label, and how many fields stand in the line.
_PAIRS = {
    (False, 1): _pair(0, 1, 4),
    (False, 2): _pair(0, 1, 2) + _pair(3, 4, 1),
    (True, 1): _pair(1, 2, 3),
    (True, 2): _pair(1, 2, 1) + _pair(3, 4, 1),
}
# By whether there is a side label.
_BESIDE = {side: (Frame("label", side), Frame("prose", side + 1, _COLUMNS - side - 1)) for side in (False, True)}
_ABOVE = {side: (Frame("label", side, _COLUMNS - side),) for side in (False, True)}
_BELOW = {side: (Frame("prose", side, _COLUMNS - side),) for side in (False, True)}


def field_block(sheet: Sheet) -> Block:
    """The block of all header fields in the form's order; a field without a value stays empty."""
    lines = [line for section in sheet.form.sections for line in _section(section, sheet)]
    return Block("fields", sheet.form.title, _WIDTHS, lines=tuple(lines))


def _section(section: Section, sheet: Sheet) -> list[Line]:
    side = bool(section.side)
    lines: list[Line] = []
    for fields in section.lines:
        if fields[0].type == "prose":
            lines += _prose(fields[0], sheet, side, section.stacked)
        else:
            lines.append(_pairs(fields, sheet, side))
    if side:
        frames, texts, values = lines[0]
        lines[0] = Line((Frame("side", 0, rows=len(lines)), *frames), (section.side, *texts), values)
    if section.heading:
        lines.insert(0, Line(_HEADING, (shown.heading(section.heading, sheet),)))
    return lines


def _pairs(fields: tuple[FormField, ...], sheet: Sheet, side: bool) -> Line:
    frames = _PAIRS[side, len(fields)]
    texts: list[str] = []
    values: dict[int, Value] = {}
    for one in fields:
        text, value = _value(one, sheet)
        texts += (one.printed, text)
        if value is not None:
            values[frames[len(texts) - 1].column] = value
    return Line(frames, texts, values)


def _prose(one: FormField, sheet: Sheet, side: bool, stacked: bool) -> tuple[Line, ...]:
    text = "\n".join(sheet.prose.get(one.name, ()))
    if stacked:
        return Line(_ABOVE[side], (f"{one.printed}：",)), Line(_BELOW[side], (text,))
    return (Line(_BESIDE[side], (one.printed, text)),)


def _value(one: FormField, sheet: Sheet) -> tuple[str, Value | None]:
    if one.type == "project":
        return sheet.project, None
    if one.type == "year":
        return str(sheet.year or ""), Decimal(sheet.year) if sheet.year else None
    match sheet.fields.get(one.name):
        case None:
            return "", None
        case DateValue(date=date):
            return date.isoformat(), date
        case MoneyValue() as value:
            return shown.money(value, sheet.form.money_unit)
        case ChoiceValue(choice=choice):
            return choice, None
        case value:
            return value.text, None
