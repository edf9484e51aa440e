"""Names of worksheets: legal for a spreadsheet, and unique whatever the case."""

import re
from collections.abc import Sequence

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff\ud800-\udfff：＊？／＼]")
_LONGEST = 31
_RESERVED = ("history",)


def worksheet_names(projects: Sequence[str]) -> list[str]:
    """A name for each project, in order; lengths count UTF-16 units, as spreadsheets do."""
    taken: set[str] = set(_RESERVED)
    names = []
    for project in projects:
        name = _unique(_FORBIDDEN.sub(" ", project).strip(" '") or "项目", taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _unique(wanted: str, taken: set[str]) -> str:
    name, number = _cut(wanted, _LONGEST), 1
    while name.casefold() in taken:
        number += 1
        suffix = f"({number})"
        name = _cut(wanted, _LONGEST - len(suffix)) + suffix
    return name


def _cut(text: str, longest: int) -> str:
    units = text.encode("utf-16-le")[: longest * 2]
    return units.decode("utf-16-le", errors="ignore").rstrip(" '")
