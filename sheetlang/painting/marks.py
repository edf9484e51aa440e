"""Marks: a template is given marks for texts, and what it prints around them is kept for all sheets of a form.

Sheets of one form differ in nothing but their texts. These are escaped and put where the marks are.
"""

from collections.abc import Sequence

# Stands in no template.
MARK = "\0"


def filled(around: Sequence[str], texts: Sequence[str]) -> str:
    """What stands before, between and after texts, with the texts in between: they are escaped already."""
    page = [""] * (2 * len(texts) + 1)
    page[::2] = around
    page[1::2] = texts
    return "".join(page)
