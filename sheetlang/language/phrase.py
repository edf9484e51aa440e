"""Target text to Phrase: which shape it has and its words, before anything is calculated.

Text of no other shape is `words`. Equal texts come back thousands of times, so phrases are
remembered by their text. The ordinary target, one number, is matched by the grammar's terminals
themselves, so that a run over ordinary sheets need not even load the parser.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sheetlang.language.grammar import parser, terminal_text
from sheetlang.naming import half_width

# Without one of these no text has any shape but `words`.
_MEASURED = re.compile(
    r"[0-9零〇一二两三四五六七八九十百千半年*xX×_…?□○/—.]|待定|不适用|TBD|pending|not applicable", re.IGNORECASE
)
# No shape ends in such a mark, nor holds a colon but in a unit's brackets or in what it is compared with.
_SENTENCE = re.compile(r".*[:;,。、!]\Z|[^(较比在:]*+:")
_LONGEST = 300
_DATED = re.compile("[年月]")

if TYPE_CHECKING:
    from lark import Token, Tree


class Word(NamedTuple):
    """A terminal of a phrase: its type in the grammar, its text, and where it stands."""

    type: str
    text: str
    at: int


class Phrase(NamedTuple):
    """A shape (`quantity`, `range`, `date` …), its own words, and the phrases inside it."""

    kind: str
    words: tuple[Word, ...] = ()
    parts: tuple["Phrase", ...] = ()

    def word(self, kind: str) -> Word | None:
        """The first of its own words with a type."""
        return next((word for word in self.words if word.type == kind), None)

    def texts(self, kind: str) -> tuple[str, ...]:
        """The texts of all its own words with a type."""
        return tuple(word.text for word in self.words if word.type == kind)

    @property
    def comparison(self) -> str | None:
        """The comparison at its head, as typed."""
        word = self.word("COMPARISON_SIGN") or self.word("COMPARISON_WORD")
        return word.text if word else None


WORDS = Phrase("words")


@lru_cache(maxsize=4096)
def read_phrase(text: str) -> Phrase:
    """The shape of a target's text, which begins and ends without blanks; its words are in half width."""
    folded = half_width(text)
    if len(text) > _LONGEST or not _MEASURED.search(folded) or _SENTENCE.match(folded):
        return WORDS
    return number_alone(folded) or by_grammar(folded)


def number_alone(folded: str) -> Phrase | None:
    """The phrase of a text that is a number with no more than a comparison or 提高 before it and a unit after it."""
    found = None if _DATED.search(folded) else _number_alone().fullmatch(folded)
    if found is None:
        return None
    pieces = [Word(name, text, found.start(name)) for name, text in found.groupdict().items() if text]
    if pieces[0].type != "TREND_WORD":
        return Phrase("quantity", tuple(pieces))
    return Phrase("change", (pieces[0],), (Phrase("quantity", tuple(pieces[1:])),))


@cache
def _number_alone() -> re.Pattern[str]:
    names = ("TREND_WORD", "COMPARISON_SIGN", "COMPARISON_WORD", "NUMBER", "UNIT")
    trend, sign, word, number, unit = (f"(?P<{name}>{terminal_text(name)})" for name in names)
    blank, result = f"(?:{terminal_text('_B')})?", terminal_text("_RESULT")
    return re.compile(f"(?:{trend}{blank})?(?:(?:{sign}|{word}){blank})?{number}(?:(?!{result}){blank}{unit})?")


def by_grammar(folded: str) -> Phrase:
    """The phrase of a text as the grammar's parser reads it."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = parser("target").parse(folded)
    except UnexpectedInput:
        return WORDS
    shape = tree.children[0]
    return WORDS if isinstance(shape, str) else _phrase(shape)


def _phrase(tree: "Tree[Token]") -> Phrase:
    parts = (child for child in tree.children if not isinstance(child, str) and child.data != "comparison")
    return Phrase(str(tree.data), tuple(_words(tree)), tuple(_phrase(part) for part in parts))


def _words(tree: "Tree[Token]") -> Iterator[Word]:
    for child in tree.children:
        if isinstance(child, str):
            yield Word(child.type, str(child), child.start_pos or 0)
        elif child.data == "comparison":
            yield from _words(child)
