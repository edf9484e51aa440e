"""What a line with an error hides: nothing is said to be removed because its line could not be read."""

from sheetlang.changes.change import Change
from sheetlang.model.sheet import Sheet
from sheetlang.naming import key


def without_unread(changes: tuple[Change, ...], old: Sheet, new: Sheet) -> tuple[Change, ...]:
    """The changes without those that are but a line of one version that was not read."""
    if not old.refused and not new.refused:
        return changes
    return tuple(one for one in changes if not _is_unread(one, old, new))


def unread_names(sheet: Sheet) -> tuple[str, ...]:
    """The labels of the lines of a sheet that could not be read."""
    return sheet.refused


def _is_unread(change: Change, old: Sheet, new: Sheet) -> bool:
    if change.kind not in ("added", "removed"):
        return False
    refused = (old if change.kind == "added" else new).refused
    name = key(change.at[-1])
    return any(name in key(text) for text in refused)
