"""The proof of a merge: each part of the result says what the base and the changes of both sides make it say."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sheetlang.merging.marks import marks_of, merged_marks
from sheetlang.merging.part import Key, Part, Piece
from sheetlang.merging.three import Three

Place = tuple[tuple[Key, int], ...]


def is_proven(versions: Three[Part], result: Part) -> bool:
    """Whether the result is the base with the changes of both sides, in every piece of every part."""
    placed, now = versions.each(lambda root: dict(_placed(root))), dict(_placed(result))
    for place in placed.base | placed.ours | placed.theirs | now:
        parts = Three(placed.base.get(place), placed.ours.get(place), placed.theirs.get(place))
        if not _is_right(parts, now.get(place)):
            return False
    comments = versions.each(lambda root: Counter(root.all_comments()))
    return _adds_up(comments, Counter(result.all_comments()), may_stay=True)


def _placed(part: Part, place: Place = ()) -> Iterator[tuple[Place, Part]]:
    """Every part by where it belongs; equal keys side by side are numbered."""
    seen: Counter[Key] = Counter()
    for one in part.parts:
        here = (*place, (one.key, seen[one.key]))
        seen[one.key] += 1
        yield here, one
        yield from _placed(one, here)


def _is_right(parts: Three[Part | None], result: Part | None) -> bool:
    """Whether a part is there if it is to be, and says what it is to say."""
    base, ours, theirs = parts
    if result is None:
        return not parts.each(lambda part: part is not None).settled
    if base and ours and theirs and base.kind == ours.kind == theirs.kind == result.kind:
        three = Three(base, ours, theirs)
        lines = zip(*three.each(lambda part: part.pieces), result.pieces, strict=True)
        paragraphs = three.each(lambda part: Counter(row.said for row in part.body))
        return all(_is_settled(Three(b, o, t), now) for b, o, t, now in lines) and _adds_up(
            paragraphs, Counter(row.said for row in result.body)
        )
    said = parts.each(lambda part: part and _own(part))
    return not said.changed_apart and said.settled == _own(result)


def _is_settled(pieces: Three[Piece], now: Piece) -> bool:
    said = pieces.each(lambda piece: piece.said)
    if said.changed_apart and now.name == "marks":
        return now.said == merged_marks(pieces.each(lambda piece: marks_of(piece.text)))
    return not said.changed_apart and now.said == said.settled


def _own(part: Part) -> list[object]:
    return [piece.said for piece in (*part.pieces, *part.body)]


def _adds_up(counts: Three[Counter[Any]], result: Counter[Any], may_stay: bool = False) -> bool:
    """Whether each is there as often as both sides' changes make it; the same change on both sides may count once.

    `may_stay`: one side deleted it and the other put it elsewhere.
    """
    for one in {*counts.base, *counts.ours, *counts.theirs, *result}:
        b, o, t = (rows[one] for rows in counts)
        least = min(o + t - b, o) if o == t else o + t - b
        most = max(o + t - b, o, t) if may_stay or o == t else o + t - b
        if not least <= result[one] <= most:
            return False
    return True
