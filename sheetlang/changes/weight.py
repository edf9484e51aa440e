"""Weight: which changed projects a reviewer is to see first, and which changes of each."""

from collections.abc import Iterable, Sequence

from sheetlang.changes.change import Change
from sheetlang.changes.comparison import Compared
from sheetlang.changes.tally import GRAVE


def by_weight(projects: Iterable[Compared]) -> list[Compared]:
    """The projects with those first that lack a sign-off or got worse for the money, then by their gravest change.

    In each the grave changes come first. What weighs the same stays in its order.
    """
    return [one._replace(changes=_grave_first(one.changes)) for one in sorted(projects, key=_weight)]


def _weight(one: Compared) -> tuple[bool, bool, int]:
    is_unsigned = any(not needed.is_given for needed in one.sign_offs)
    return not is_unsigned, not one.worth, min(map(_rank, one.changes))


def _grave_first(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: _rank(change) == len(GRAVE)))


def _rank(change: Change) -> int:
    name = change.direction or change.kind
    return GRAVE.index(name) if name in GRAVE else len(GRAVE)
