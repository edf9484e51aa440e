"""What stands before a part merged: comments by what they say; blank lines are worth no clash."""

from collections.abc import Iterator

from sheetlang.language.keywords import ALLOW
from sheetlang.merging.clash import COMMENTS, Clash, Merged, Note
from sheetlang.merging.part import Part, Piece, lines
from sheetlang.merging.rows import Rows, merged_rows, says, typed
from sheetlang.merging.three import Three


def merged_lead(parts: Three[Part]) -> Iterator[Merged]:
    """The comments and blank lines before a part. Nothing new comes between what allows a rule and its line."""
    versions = parts.each(lambda part: _rows(part.lead))
    apart = versions.each(says).changed_apart and _allow_anew(versions)
    for one in [versions] if apart else merged_rows(versions):
        if isinstance(one, Piece):
            yield one.text
        elif (together := _together(one)) is not None:
            yield typed(together)
        else:
            yield Clash(one.each(typed), (Note(COMMENTS, {"path": parts.ours.shown}),))


def _rows(lead: str) -> Rows:
    return [Piece("comment", line, line.strip()) for line in lines(lead)]


def _together(versions: Three[Rows]) -> Rows | None:
    """What both sides put in, where one put in the same and more, or nothing but blank lines."""
    base, ours, theirs = versions.each(lambda rows: [row.said for row in rows if row.said])
    if base:
        return None
    if ours[: len(theirs)] == theirs:
        return versions.ours
    return versions.theirs if theirs[: len(ours)] == ours else None


def _allow_anew(versions: Three[Rows]) -> bool:
    """Whether a side has a comment that allows a rule, which the base has not."""
    base, ours, theirs = versions.each(says)
    return any(str(line).lstrip(" \t#＃").lower().startswith(ALLOW.spellings) for line in {*ours, *theirs} - {*base})
