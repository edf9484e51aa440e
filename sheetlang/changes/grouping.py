"""Grouping: the changes of a project by the part of the form in which they stand."""

from collections.abc import Sequence

from sheetlang.changes.change import Change
from sheetlang.text import Text

HEAD = Text("基本信息", "basic information")
_OF_HEAD = frozenset({"project", "form", "year", "field", "date", "money", "prose", "file"})


def by_part(changes: Sequence[Change]) -> dict[tuple[str, ...], list[Change]]:
    """The changes under the categories that they stand in now, those of fields under none; parts as they come."""
    parts: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        parts.setdefault(part_of(change), []).append(change)
    return parts


def part_of(change: Change) -> tuple[str, ...]:
    """The categories of a change; none for a field."""
    if change.what in _OF_HEAD:
        return ()
    return change.at[:-2] if change.what == "column" else change.at[:-1]


def subject(change: Change) -> str:
    """What changed, by its name: the indicator's own, with the column's where it is one."""
    return "·".join(change.at[-2:]) if change.what == "column" else change.at[-1]
