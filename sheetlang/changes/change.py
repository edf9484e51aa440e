"""Change: one thing that a sheet says otherwise than another, and which way it went."""

from typing import Any, Literal, NamedTuple, get_args

Kind = Literal["added", "removed", "moved", "renamed", "changed"]
Direction = Literal["tightened", "loosened", "raised", "lowered", "incomparable", "reworded"]
What = Literal[
    "project", "form", "year", "field", "date", "money", "prose", "indicator", "category", "order", "name",
    "target", "weight", "flags", "former-names", "column", "file",
]  # fmt: skip

# The name and version of the changes as JSON.
SCHEMA = "sheetlang.diff/1"

KINDS: tuple[Kind, ...] = get_args(Kind)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
WHATS: tuple[What, ...] = get_args(What)


class Change(NamedTuple):
    """One change: `old` and `new` are what the sheets hold, None on the side that lacks it.

    `path` is where it stands in the new sheet, `was` where it stood in the old one; an indicator or project that
    one of them lacks stands nowhere in it. `likely` marks a rename that nobody declared. `places` are the places in
    both lists, for what was added, removed or moved.
    """

    kind: Kind
    what: What
    path: tuple[str, ...]
    old: Any = None
    new: Any = None
    direction: Direction | None = None
    was: tuple[str, ...] = ()
    likely: bool = False
    places: tuple[int | None, int | None] = (None, None)

    @property
    def at(self) -> tuple[str, ...]:
        """Where it stands in the new sheet; of what was removed, where it stood."""
        return self.path or self.was


class SignOff(NamedTuple):
    """Who is to sign, for which changes, and whether it was done."""

    who: str
    changes: tuple[Change, ...]
    is_given: bool = False


def changed(
    what: What, path: tuple[str, ...], old: Any, new: Any, direction: Direction | None = None, was: tuple[str, ...] = ()
) -> Change:
    """A value that was added, removed or changed; `was`: where it stood, if not at the same path."""
    kind: Kind = "added" if old is None else "removed" if new is None else "changed"
    return Change(kind, what, path, old, new, direction, was or path)
