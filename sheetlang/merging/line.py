"""A line merged piece by piece: a target by one side and a weight by the other go together, two targets do not."""

from sheetlang.merging.clash import PIECES, TWO_PIECES, TWO_VALUES, Clash, Merged, Note
from sheetlang.merging.marks import marks_of, merged_marks, written
from sheetlang.merging.part import Part, Piece
from sheetlang.merging.three import Three

_NOTHING = "（无）"


def merged_line(parts: Three[Part]) -> Merged:
    """The line of a part that is of one kind in all three."""
    line, notes = Three("", "", ""), []
    for pieces in map(Three, *parts.each(lambda part: part.pieces)):
        chosen = _chosen(pieces)
        text = pieces.each(lambda piece: piece.text)
        text = text if chosen is None else Three(text.base, chosen, chosen)
        line = Three(line.base + text.base, line.ours + text.ours, line.theirs + text.theirs)
        if chosen is None:
            notes.append(_note(parts.base.shown, pieces))
    return Clash(line, tuple(notes)) if notes else line.ours


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
