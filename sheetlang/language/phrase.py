"""Target text to Phrase: which shape it has and its words, before anything is calculated.

Text of no other shape is `words`. Equal texts come back thousands of times, so phrases are
remembered by their text.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from sheetlang.language.states import States, parts
from sheetlang.language.tables import target_states
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

# Without one of these no text has any shape but `words`.
_MEASURED = pattern(r"(?i)[0-9零〇一二两三四五六七八九十百千半年*xX×_…?□○/—.]|待定|不适用|TBD|pending|not applicable")
# No shape ends in such a mark, nor holds a colon but in a unit's brackets or in what it is compared with.
_SENTENCE = pattern(r".*[:;,。、!]\Z|[^(较比在:]*+:")
_LONGEST = 300


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

    def all_words(self) -> Iterator[Word]:
        """Its own words, then those of the phrases inside it."""
        yield from self.words
        for part in self.parts:
            yield from part.all_words()

    @property
    def comparison(self) -> str | None:
        """The comparison at its head, as typed."""
        word = self.word("COMPARISON_SIGN") or self.word("COMPARISON_WORD")
        return word.text if word else None


_Parts = list[Word | Phrase]
WORDS = Phrase("words")


@lru_cache(maxsize=4096)
def read_phrase(text: str) -> Phrase:
    """The shape of a target's text, which begins and ends without blanks; its words are in half width."""
    folded = half_width(text)
    if len(text) > _LONGEST or not _MEASURED.search(folded) or _SENTENCE.match(folded):
        return WORDS
    found = parts(folded, _states(), _word, _joined)
    return next((part for part in found or () if isinstance(part, Phrase)), WORDS)


@cache
def _states() -> States:
    return States(target_states())


def _word(kind: str, text: str, at: int) -> _Parts:
    return [] if kind.startswith("_") else [Word(kind, text, at)]


def _joined(rule: str, inside: Sequence[_Parts]) -> _Parts:
    """The parts of a rule as one phrase, or side by side where the rule is but a piece of another."""
    inner = list(chain.from_iterable(inside))
    if rule.startswith("_") or rule in ("comparison", "target"):
        return inner
    words = tuple(part for part in inner if isinstance(part, Word))
    return [Phrase(rule, words, tuple(part for part in inner if isinstance(part, Phrase)))]
