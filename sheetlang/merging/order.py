"""Order: where the parts of both sides stand in the result."""

from collections.abc import Collection, Sequence

from sheetlang.merging.part import Key
from sheetlang.merging.three import Three

Keys = Sequence[Key]


def merged_order(keys: Three[Keys]) -> list[Key] | None:
    """All keys of both sides in one order; None where both sides moved parts, and not alike.

    The side that moved parts, else ours, gives the order. What only the other has stands after the part that it
    followed there; of two additions at one place ours is the first.
    """
    base, ours, theirs = keys
    we_moved, they_moved = _has_moved(base, ours), _has_moved(base, theirs)
    if we_moved and they_moved and not _is_alike(keys):
        return None
    if they_moved and not we_moved:
        return _with_others(theirs, ours, passed=())
    return _with_others(ours, theirs, passed={*ours} - {*base, *theirs})


def _with_others(keys: Keys, others: Keys, passed: Collection[Key]) -> list[Key]:
    """Keys with those that only others have, each after the one it follows there and the ones to be passed."""
    there, added = set(keys), dict[Key | None, list[Key]]()
    followed = None
    for one in others:
        if one in there:
            followed = one
        else:
            added.setdefault(followed, []).append(one)
    order, waiting = list[Key](), added.get(None, [])
    for one in keys:
        if one not in passed:
            order += waiting
            waiting = added.get(one, [])
        order.append(one)
    return order + waiting


def _has_moved(base: Keys, side: Keys) -> bool:
    before, after = set(base), set(side)
    return [key for key in base if key in after] != [key for key in side if key in before]


def _is_alike(keys: Three[Keys]) -> bool:
    everywhere = {*keys.base} & {*keys.ours} & {*keys.theirs}
    common = keys.each(lambda side: [key for key in side if key in everywhere])
    return common.ours == common.theirs
