"""Cell styles of the workbook: the look of an official form."""

import datetime
import re
from typing import TYPE_CHECKING, Any

from sheetlang.layout.grid import Cell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_FONT = "宋体"
_SIZE = 10.5
_SHADE = "#F3F3F0"
_FORMULA_LEAD = tuple("=+-@＝＋－＠\t\r")

_CELL: dict[str, Any] = {"font_name": _FONT, "font_size": _SIZE, "text_wrap": True, "valign": "vcenter", "border": 1}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "bold": True, "align": "center", "valign": "vcenter"},
    "subtitle": {"font_name": _FONT, "font_size": 12, "align": "center", "valign": "vcenter"},
    "note": {"font_name": _FONT, "font_size": 9, "text_wrap": True, "valign": "vcenter"},
    "draft": {
        "font_name": _FONT,
        "font_size": 12,
        "bold": True,
        "font_color": "#B3261E",
        "text_wrap": True,
        "valign": "vcenter",
    },
    "plain": {"font_name": _FONT, "font_size": _SIZE, "text_wrap": True, "valign": "top", "num_format": "@"},
    "heading": {**_CELL, "bold": True, "align": "center", "bg_color": _SHADE},
    "head": {**_CELL, "bold": True, "align": "center", "bg_color": _SHADE},
    "side": {**_CELL, "align": "center"},
    "category": {**_CELL, "align": "center"},
    "label": {**_CELL, "bg_color": _SHADE},
    "value": {**_CELL, "align": "left"},
    "prose": {**_CELL, "align": "left", "valign": "top"},
    "name": {**_CELL, "align": "left"},
    "target": {**_CELL, "align": "center"},
    "attribute": {**_CELL, "align": "left"},
    "overview": {"font_name": "黑体", "font_size": 18, "bold": True, "valign": "vcenter"},
    "signed": {"font_name": _FONT, "font_size": _SIZE, "valign": "vcenter"},
    "error": {**_CELL, "align": "center", "bold": True, "font_color": "#B3261E"},
    "warning": {**_CELL, "align": "center", "bold": True, "font_color": "#8A4B00"},
    "info": {**_CELL, "align": "center"},
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str, bool], Format] = {}

    def named(self, look: str, number_format: str = "", quoted: bool = False) -> "Format":
        """The format of a look; `quoted` keeps a text that looks like a formula a text when edited."""
        identity = (look, number_format, quoted)
        if identity not in self._made:
            properties = dict(_LOOKS[look])
            if number_format:
                properties["num_format"] = number_format
            made = self._workbook.add_format(properties)
            if quoted:
                made.set_quote_prefix()
            self._made[identity] = made
        return self._made[identity]

    def of(self, cell: Cell) -> "Format":
        """The format of a grid's cell: numbers and dates show just as the cell's text."""
        if isinstance(cell.value, datetime.date):
            return self.named(cell.role, "yyyy-mm-dd")
        if cell.value is not None:
            return self.named(cell.role, number_format(cell.text))
        return self.of_text(cell.role, cell.text)

    def of_text(self, look: str, text: str) -> "Format":
        """The format of a text, which stays one when it is edited."""
        return self.named(look, "@", text.startswith(_FORMULA_LEAD))


def number_format(text: str) -> str:
    """The number format under which a number shows as in a text: its separators and decimals."""
    decimals = len(found.group(1)) if (found := re.search(r"\.([0-9]+)$", text)) else 0
    return ("#,##0" if "," in text else "0") + (f".{'0' * decimals}" if decimals else "")
