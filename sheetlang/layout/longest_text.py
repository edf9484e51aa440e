"""The longest text that a form can show: a spreadsheet cuts a cell at 32,767 UTF-16 units."""

# Some room below that: a text that is cut ends in a word that says so.
LONGEST_TEXT = 32_000


def cell_length(text: str) -> int:
    """The length of a text as a spreadsheet counts it: an emoji or a rare character counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
