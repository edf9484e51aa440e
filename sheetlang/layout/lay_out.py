"""Sheet to Grid: the whole form."""

from sheetlang.layout import shown
from sheetlang.layout.fields import field_block
from sheetlang.layout.grid import Grid
from sheetlang.layout.indicators import indicator_block
from sheetlang.model.sheet import Sheet


def lay_out(sheet: Sheet) -> Grid:
    """The grid of a sheet in its form's layout; `{year}` in the form's texts is filled in."""
    form = sheet.form
    heading = shown.heading(form.indicators_heading, sheet)
    blocks = (field_block(sheet), indicator_block(sheet, heading))
    return Grid(form.title, shown.heading(form.subtitle, sheet), sheet.project, blocks, shown.heading(form.note, sheet))
