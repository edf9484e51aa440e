"""The proof of a merge: each part of the result says what the base and the changes of both sides make it say."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sheetlang.merging.marks import marks_of, merged_marks
from sheetlang.merging.part import Key, Part, Piece
from sheetlang.merging.three import Three

Place = tuple[tuple[Key, int], ...]


def is_proven(versions: Three[Part], result: Part, taken: Part | None = None) -> bool:
    """Whether the result is the base with the changes of both sides, in every piece of every part.

    `taken` is the side that was taken wherever both changed a thing, where that was so.
    """
    placed, now = versions.each(lambda root: dict(_placed(root))), dict(_placed(result))
    chosen = dict(_placed(taken)) if taken else {}
    for place in placed.base | placed.ours | placed.theirs | now:
        parts = Three(placed.base.get(place), placed.ours.get(place), placed.theirs.get(place))
        if not _is_right(parts, now.get(place), chosen.get(place), bool(taken)):
            return False
    comments = versions.each(lambda root: Counter(root.all_comments()))
    of_taken = Counter(taken.all_comments()) if taken else None
    return _adds_up(comments, Counter(result.all_comments()), of_taken, may_stay=True)


def _placed(part: Part, place: Place = ()) -> Iterator[tuple[Place, Part]]:
    """Every part by where it belongs; equal keys side by side are numbered."""
    seen: Counter[Key] = Counter()
    for one in part.parts:
        here = (*place, (one.key, seen[one.key]))
        seen[one.key] += 1
        yield here, one
        yield from _placed(one, here)


def _is_right(parts: Three[Part | None], result: Part | None, taken: Part | None, may_take: bool) -> bool:
    """Whether a part is there if it is to be, and says what it is to say."""
    base, ours, theirs = parts
    if result is None:
        return (may_take and taken is None) or not _stays(parts)
    if base and ours and theirs and base.kind == ours.kind == theirs.kind == result.kind:
        return _is_merged(Three(base, ours, theirs), result, taken)
    said = parts.each(lambda part: part and _own(part))
    return (taken and _own(taken)) == _own(result) or (not said.changed_apart and said.settled == _own(result))


def _stays(parts: Three[Part | None]) -> bool:
    """Whether a part is to be there: it is, unless a side deleted it that the other left alone."""
    base, ours, theirs = parts
    left = ours or theirs
    return bool((ours and theirs) or (left and (not base or left.own_says != base.own_says)))


def _is_merged(parts: Three[Part], result: Part, taken: Part | None) -> bool:
    chosen = taken.pieces if taken else (None,) * len(result.pieces)
    lines = zip(*parts.each(lambda part: part.pieces), result.pieces, chosen, strict=True)
    paragraphs = parts.each(_paragraphs)
    return all(
        (one and one.said == now.said) or _is_settled(Three(b, o, t), now) for b, o, t, now, one in lines
    ) and _adds_up(paragraphs, _paragraphs(result), _paragraphs(taken) if taken else None)


def _paragraphs(part: Part) -> Counter[Any]:
    return Counter(row.said for row in part.body)


def _is_settled(pieces: Three[Piece], now: Piece) -> bool:
    said = pieces.each(lambda piece: piece.said)
    if said.changed_apart and now.name == "marks":
        return now.said == merged_marks(pieces.each(lambda piece: marks_of(piece.text)))
    return not said.changed_apart and now.said == said.settled


def _own(part: Part) -> list[object]:
    return [piece.said for piece in (*part.pieces, *part.body)]


def _adds_up(
    counts: Three[Counter[Any]], result: Counter[Any], taken: Counter[Any] | None, may_stay: bool = False
) -> bool:
    """Whether each is there as often as both sides' changes make it; the same change on both sides may count once.

    `may_stay`: one side deleted it and the other put it elsewhere.
    """
    for one in {*counts.base, *counts.ours, *counts.theirs, *result}:
        b, o, t = (rows[one] for rows in counts)
        right = {o + t - b, o} if o == t else {o + t - b}
        right |= {o, t} if may_stay and o + t - b < max(o, t) else set()
        right |= set() if taken is None else {taken[one]}
        if not min(right) <= result[one] <= max(right):
            return False
    return True
