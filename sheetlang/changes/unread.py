"""What an error hides: nothing is said to be removed, or added, because its line could not be read in one version."""

from collections.abc import Sequence

from sheetlang.changes.change import Change
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.naming import key


def without_unread(changes: Sequence[Change], old: Sheet, new: Sheet) -> tuple[Change, ...]:
    """The changes of two sheets, one of which has lines that were not read, without those that may be but that."""
    return tuple(one for one in changes if not _is_unread(one, old, new))


def _is_unread(change: Change, old: Sheet, new: Sheet) -> bool:
    """Whether the version that lacks something has a refused line of its name; a set that is not found has none."""
    if change.kind not in ("added", "removed"):
        return False
    lacking = old if change.kind == "added" else new
    held = change.new if change.kind == "added" else change.old
    if isinstance(held, Indicator) and held.shared:
        return True
    name = key(change.at[-1])
    return any(name in key(text) for text in lacking.refused)
