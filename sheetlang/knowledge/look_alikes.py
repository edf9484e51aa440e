"""Characters that look like others: radicals from PDF files, compatibility ideographs, full-width or foreign letters.

A letter of another alphabet is a look-alike only where no letter beside it shows that the word is of
that alphabet: СНГ is Russian, for Г looks like nothing else.
"""

import unicodedata
from itertools import groupby

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.naming import is_plain
from sheetlang.patterns import pattern

# Greek and Cyrillic, radicals, compatibility ideographs; of full width only letters and digits: its marks are ordinary.
_BLOCKS = pattern(
    "[\u0370-\u052f\u2e80-\u2fd5\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0002f800-\U0002fa1f]"
)


def may_hold_look_alikes(text: str) -> bool:
    """Whether a text has characters of blocks that hold look-alikes."""
    return not is_plain(text) and _BLOCKS.search(text) is not None


def look_alikes(text: str, known: Knowledge) -> dict[int, str]:
    """What each look-alike of a text stands for, by its place."""
    meant = {at: right for at, one in enumerate(text) if (right := _meant(one, known)) != one}
    for run in _foreign_runs(text):
        if not all(at in meant for at in run):
            meant = {at: right for at, right in meant.items() if at not in run}
    return meant


def folded(text: str, known: Knowledge) -> str:
    """The text with each look-alike as what it stands for."""
    if not may_hold_look_alikes(text):
        return text
    meant = look_alikes(text, known)
    return "".join(meant.get(at, one) for at, one in enumerate(text))


def _meant(character: str, known: Knowledge) -> str:
    if not may_hold_look_alikes(character):
        return character
    for pair in known.words("look-alikes"):
        if pair[0] == character:
            return pair[1:]
    # Of Greek and Cyrillic nothing but the pairs is the same letter; an accent is no disguise.
    return character if _is_foreign(character) else unicodedata.normalize("NFKC", character)


def _is_foreign(character: str) -> bool:
    return "\u0370" <= character <= "\u052f"


def _foreign_runs(text: str) -> list[range]:
    """The stretches of Greek and Cyrillic letters."""
    runs = []
    for foreign, places in groupby(range(len(text)), lambda at: _is_foreign(text[at])):
        if foreign:
            within = list(places)
            runs.append(range(within[0], within[-1] + 1))
    return runs
