"""The cells of a workbook, row by row, as texts: what was typed, numbers as they are, dates as 2026-03-01."""

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sheetlang.versions.workbook_parts import NotReadable, Parts

_RELATIONS, _BOOK, _PROPERTIES = "_rels/.rels", "officeDocument", "core-properties"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_PATTERN = re.compile(r'"[^"]*+"|\\.|\[[^\[\]]*+\]')
_BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)}
_FIRST_DAY = datetime.date(1899, 12, 30)  # with which Excel's days from March 1900 on are counted right
_DAYS = range(61, 2958466)

Row = list[str]


class Page(NamedTuple):
    """A worksheet: its name and its rows that hold something."""

    name: str
    rows: list[Row]


class Workbook:
    """A workbook that was opened; what it holds is read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._parts = Parts(data)
        top = self._relations("", _RELATIONS)
        self._properties = next((path for kind, path in top.values() if kind == _PROPERTIES), "")
        self._book = next((path for kind, path in top.values() if kind == _BOOK), "")
        if not self._book:
            raise NotReadable("no workbook")

    def keywords(self) -> str:
        """The keywords among its properties."""
        found: dict[str, str] = {}
        if self._properties in self._parts:
            self._parts.walk(self._properties, lambda *_: None, lambda tag, text: found.update({tag: text}))
        return found.get("keywords", "")

    def pages(self) -> Iterator[Page]:
        """Its worksheets, in order."""
        named: list[tuple[str, str]] = []

        def sheet(tag: str, attributes: Mapping[str, str]) -> None:
            if tag == "sheet":
                relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                named.append((attributes.get("name", ""), relation))

        self._parts.walk(self._book, sheet, lambda *_: None)
        folder, name = posixpath.split(self._book)
        relations = self._relations(folder, f"{folder}/_rels/{name}.rels")
        of_kind = dict(relations.values())
        shared = self._shared_texts(of_kind.get("sharedStrings", ""))
        dates = self._date_styles(of_kind.get("styles", ""))
        for title, relation in named:
            kind, path = relations.get(relation, ("", ""))
            if kind == "worksheet":
                yield Page(title, self._rows(path, shared, dates))

    def _relations(self, folder: str, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file: kind and path, by id."""
        found: dict[str, tuple[str, str]] = {}

        def relation(tag: str, attributes: Mapping[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                path = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found[attributes.get("Id", "")] = (kind, path.lstrip("/"))

        self._parts.walk(name, relation, lambda *_: None)
        return found

    def _shared_texts(self, name: str) -> list[str]:
        texts: list[str] = []
        gathered = _Gathered()

        def end(tag: str, text: str) -> None:
            gathered.end(tag, text)
            if tag == "si":
                texts.append(gathered.taken())

        if name in self._parts:
            self._parts.walk(name, gathered.start, end)
        return texts

    def _date_styles(self, name: str) -> set[str]:
        """The numbers of the cell styles under which a number is a day."""
        formats: dict[str, str] = {}
        cell_formats: list[str] = []
        inside: list[str] = []

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            inside.append(tag)
            if tag == "numFmt":
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            if inside[-2:] == ["cellXfs", "xf"]:
                cell_formats.append(attributes.get("numFmtId", "0"))

        if name in self._parts:
            self._parts.walk(name, start, lambda *_: (inside.pop(), None)[1])
        days = {number for number, code in formats.items() if set("yd") & set(_NOT_PATTERN.sub("", code).lower())}
        days |= {str(number) for number in _BUILT_IN_DATES}
        return {str(place) for place, number in enumerate(cell_formats) if number in days}

    def _rows(self, name: str, shared: list[str], dates: set[str]) -> list[Row]:
        rows: list[Row] = []
        cell: dict[str, str] = {}
        gathered = _Gathered()

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            gathered.start(tag, attributes)
            if tag == "row":
                rows.append([])
            if tag == "c":
                cell.clear()
                cell.update(attributes)
                gathered.taken()

        def end(tag: str, text: str) -> None:
            gathered.end(tag, text)
            if tag == "v":
                cell["value"] = text
            if tag == "c" and rows:
                shown = gathered.taken() if cell.get("t") == "inlineStr" else _shown(cell, shared, dates)
                rows[-1] += [shown] if shown else []

        self._parts.walk(name, start, end)
        return [row for row in rows if row]


class _Gathered:
    """The text of the runs of a string; how its characters are pronounced does not belong to it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._pronounced = False

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        self._pronounced |= tag == "rPh"

    def end(self, tag: str, text: str) -> None:
        if tag == "rPh":
            self._pronounced = False
        elif tag == "t" and not self._pronounced:
            self._pieces.append(text)

    def taken(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _shown(cell: Mapping[str, str], shared: list[str], dates: set[str]) -> str:
    """The text of a cell, by its type."""
    value = cell.get("value", "")
    match cell.get("t", "n"):
        case "s":
            place = int(value) if value.isdecimal() and len(value) < 10 else len(shared)
            return shared[place] if place < len(shared) else ""
        case "n":
            return _number(value, cell.get("s", "") in dates)
        case _:
            return value


def _number(value: str, is_day: bool) -> str:
    """A number with the fifteen digits that Excel keeps, or the day that it counts."""
    try:
        number = float(value)
    except ValueError:
        return value
    if is_day and number.is_integer() and int(number) in _DAYS:
        return (_FIRST_DAY + datetime.timedelta(int(number))).isoformat()
    return format(number, ".15g")
