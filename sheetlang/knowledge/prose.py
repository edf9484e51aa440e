"""Where words of a field's prose stand in its source."""

from sheetlang.model.sheet import Origin
from sheetlang.source import Span


def place_of_words(text: str, start: int, end: int, at: Origin) -> Span:
    """The place of characters of a prose; that of all of it where the source breaks the line within them."""
    words, found = text[start:end], at.span.start - 1
    for _ in range(text.count(words, 0, start) + 1):
        found = at.source.text.find(words, found + 1, at.span.end)
        if found < 0:
            return at.span
    return Span(found, found + len(words))
