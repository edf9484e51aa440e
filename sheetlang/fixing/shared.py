"""A file that others import, with what it is taken for in their sheets."""

from collections.abc import Sequence

from sheetlang.compiler import Compiled


def seen_by(own: Compiled, users: Sequence[Compiled]) -> Compiled:
    """A file with the sheets of those that import it, and all that is found in them: much of that may stand in it."""
    every = (own, *users)
    sheets = tuple(sheet for one in every for sheet in one.sheets)
    return Compiled(own.document, sheets, [finding for one in every for finding in one.findings])
