"""Rows of a table pasted into a sheet, or typed as one: `产出指标⇥数量指标⇥培训人次⇥≥300人次`, `数量指标：培训人次 300人次`."""

import re
from typing import NamedTuple

from sheetlang.diagnostic import Diagnostic, Text, has_errors
from sheetlang.forms.form import Form
from sheetlang.language import faults
from sheetlang.language.document import Entry, Forked
from sheetlang.language.phrase import read_phrase
from sheetlang.language.signs import SIGN_CHARACTERS
from sheetlang.language.statement import read_statement
from sheetlang.model.paths import owner_of
from sheetlang.model.reading import read_item
from sheetlang.model.sections import Item
from sheetlang.source import Source, Span

TABLE_ROW = faults.WITHOUT_COLON._replace(
    message=Text(
        "这一行不是“类别.名称 目标值”的写法，像表格里的一行",
        "this line is not written as “category.name target”: it looks like a row of a table",
    ),
)
# Patterns as text are compiled when first used: few sheets have such a line.
_LEAD = r"[\s|]*(?P<number>(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}(?:[)）.．、]|[\s|]+(?=\D))|[①-⑳])[\s|]*)?"
_CELL = r"([^\s.．。,，:：/|\\>→—–-]+)([\s.．。,，:：/|\\>→—–-]+)"
_DOTS = (".", "．", "。")
_OPEN = "…"
_COMMA = r"(?<![0-9])[,，]|[,，](?![0-9])"
_CELLS = ("\t", "|", ",", "，")
_TARGET = rf"[:：]\s|[:：/\\→—–-]?(?=[{SIGN_CHARACTERS}])|[：/\\→—–-](?=[0-9])|(?<=[^第前为在到至\s])\s{{1,4}}(?=[0-9])"
# A row of a table is a name and a number.
_LONGEST = 300


class _Row(NamedTuple):
    """The categories that a row begins with, what stands between it and the rest, and that."""

    path: str
    between: str
    rest: str


def as_line(finding: Diagnostic, form: Form) -> Diagnostic | None:
    """The finding for a line that is such a row, with the line to write; None where it is none."""
    source = finding.source
    number = source.line_number(finding.span.start)
    text = re.split(r"\s[#＃]", source.line(number), maxsplit=1)[0].rstrip()
    row = _row(text, form) if len(text) <= _LONGEST else None
    name, target = _parted(row) if row else ("", "")
    if row is None or not name:
        return None
    start = source.line_start(number)
    span = Span(start + len(text) - len(text.lstrip()), start + len(text))
    better = f"{row.path}.{name}{' ' if target[0] in SIGN_CHARACTERS else ': '}{target}"
    if target != _OPEN and _is_read(better, form):
        return TABLE_ROW.at(source, span, suggestion=better).with_fix(
            Span(start, span.end), better, "\t" in row.between
        )
    return TABLE_ROW.at(source, span, suggestion=f"{row.path}.{name}: {_OPEN}")


def _row(text: str, form: Form) -> _Row | None:
    """A line that begins with all the categories of a path, unless it is written as a path already."""
    lead = re.match(_LEAD, text)
    at = lead.end() if lead else 0
    names: list[str] = []
    node, between = form.root, ""
    is_path = not (lead and lead["number"]) and "|" not in text[:at]
    while node.categories:
        cell = re.match(_CELL, text[at:])
        child = node.child(cell[1]) if cell else None
        if cell and child is None and not names and (owned := owner_of(form, cell[1])):
            names, child = [owned[0].name], owned[1]
        if cell is None or child is None:
            return None
        node, at, between = child, at + cell.end(), cell[2]
        names.append(child.name)
        is_path = is_path and between.strip() in _DOTS
    return None if is_path or not names else _Row(".".join(names), between, text[at:].strip(" \t|"))


def _parted(row: _Row) -> tuple[str, str]:
    """Name and target: the name ends with its cell, else before a colon, a comparison or a number; nothing where it is unsure."""
    mark = next((one for one in _CELLS if one in row.between and one in row.rest), None)
    if mark:
        cells = row.rest.split(mark) if mark in "\t|" else re.split(_COMMA, row.rest)
        name, *cells = [cell.strip() for cell in cells if cell.strip()] or [""]
        target = " ".join(cells)
        # Of several cells one may be another column: the weight, or what was reached last year.
        return name, target if len(cells) == 1 or read_phrase(target).kind == "quantity" else _OPEN
    found = re.search(_TARGET, row.rest)
    parts = (
        row.rest.split() if found is None else [row.rest[: found.start()].rstrip(), row.rest[found.end() :].lstrip()]
    )
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else ("", "")


def _is_read(text: str, form: Form) -> bool:
    """Whether a line is an indicator with no error in it."""
    source = Source("", text)
    line, finding = read_statement(source, Span(0, len(text)))
    if finding or not isinstance(line, Entry | Forked):
        return False
    readings = read_item(Item(line), form, source)
    return readings.indicator is not None and not has_errors(readings.findings)
