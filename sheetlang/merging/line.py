"""A line merged piece by piece: a target by one side and a weight by the other go together, two targets do not."""

from sheetlang.merging.clash import PIECES, TWO_PIECES, TWO_VALUES, Clash, Merged, Note
from sheetlang.merging.marks import marks_of, merged_marks, written
from sheetlang.merging.part import Part, Piece
from sheetlang.merging.three import Three

_NOTHING = "（无）"


def merged_line(parts: Three[Part]) -> Merged:
    """The line of a part that is of one kind in all three."""
    pieces = list(map(Three, *parts.each(lambda part: part.pieces)))
    chosen = [_chosen(three) for three in pieces]
    notes = tuple(_note(parts.base.shown, three) for three, one in zip(pieces, chosen, strict=True) if one is None)
    if not notes:
        return "".join(one for one in chosen if one is not None)
    if any(one is None and three.ours.name == "marks" for three, one in zip(pieces, chosen, strict=True)):
        # A name and the former names in brackets are changed together.
        chosen[0] = None
    texts = [_texts(three, one) for three, one in zip(pieces, chosen, strict=True)]
    return Clash(Three(*map("".join, zip(*texts, strict=True))), notes)


def _texts(pieces: Three[Piece], chosen: str | None) -> Three[str]:
    """A piece in the lines between markers: as chosen on both sides, else as each has it."""
    base, ours, theirs = pieces.each(lambda piece: piece.text)
    return Three(base, ours, theirs) if chosen is None else Three(base, chosen, chosen)


def _chosen(pieces: Three[Piece]) -> str | None:
    """A piece as it is to be; None where both sides changed what it says, and not alike."""
    text, said = pieces.each(lambda piece: piece.text), pieces.each(lambda piece: piece.said)
    if not text.changed_apart:
        return text.settled
    if not said.changed_apart:
        return text.theirs if said.ours == said.base else text.ours
    if pieces.ours.name != "marks":
        return None
    wanted = merged_marks(pieces.each(lambda piece: marks_of(piece.text)))
    return None if wanted is None else written(text.ours, wanted, text.theirs)


def _note(path: str, pieces: Three[Piece]) -> Note:
    base, ours, theirs = pieces.each(lambda piece: piece.text.strip(" \t：:\n") or _NOTHING)
    values = {"path": path, "ours": ours, "theirs": theirs, "base": base}
    kind = PIECES.get(pieces.ours.name)
    return Note(TWO_PIECES, {**values, "piece": kind}) if kind else Note(TWO_VALUES, values)
