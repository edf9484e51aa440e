"""The way back: what a change is called when the versions change places."""

from collections.abc import Mapping

from sheetlang.changes.change import Change, Direction, Kind

_OTHER_WAY: Mapping[Direction, Direction] = {
    "tightened": "loosened",
    "loosened": "tightened",
    "raised": "lowered",
    "lowered": "raised",
}
_OTHER_KIND: Mapping[Kind, Kind] = {"added": "removed", "removed": "added"}


def other_way(direction: Direction) -> Direction:
    """The direction from the new value back to the old one."""
    return _OTHER_WAY.get(direction, direction)


def mirrored(change: Change) -> Change:
    """The change from the new sheet back to the old one."""
    return Change(
        _OTHER_KIND.get(change.kind, change.kind),
        change.what,
        change.was,
        change.new,
        change.old,
        change.direction and other_way(change.direction),
        change.path,
        change.likely,
        (change.places[1], change.places[0]),
    )
