"""Prose: which sentences of a text changed, and which characters of a sentence."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_SENTENCE = re.compile(r"[^。；！？!?;\n]*+[。；！？!?;]*+\n?")
# Figures and Latin words are compared whole: of 400 and 450 not one digit is the change.
_PIECE = re.compile(r"[0-9０-９]+(?:[.,][0-9]+)*|[A-Za-z]+|\s+|.", re.DOTALL)
_MOST_COMPARED = 1 << 20
_ALIKE = 0.4


class Segment(NamedTuple):
    """A piece of a text: in both versions, in the old one only, or in the new one only."""

    side: Literal["both", "old", "new"]
    text: str


class Sentence(NamedTuple):
    """A sentence that changed; None on the side that lacks it."""

    old: str | None
    new: str | None


def changed_sentences(old: Sequence[str], new: Sequence[str]) -> list[Sentence]:
    """The sentences of two texts, given by paragraphs, that are not in both."""
    before, after = (_SENTENCE.findall("\n".join(one)) for one in (old, new))
    found: list[Sentence] = []
    for sign, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sign != "equal":
            found += _paired([one for one in before[i1:i2] if one], [one for one in after[j1:j2] if one])
    return found


def _paired(old: list[str], new: list[str]) -> Iterator[Sentence]:
    """Sentences in the same place are one that changed where they are alike, else one that went and one that came."""
    for at in range(max(len(old), len(new))):
        before, after = (one[at] if at < len(one) else None for one in (old, new))
        if before is None or after is None or _are_alike(before, after):
            yield Sentence(before, after)
        else:
            yield Sentence(before, None)
            yield Sentence(None, after)


def _are_alike(old: str, new: str) -> bool:
    shared = sum(len(one.text) for one in segments(old, new) if one.side == "both")
    return shared >= _ALIKE * min(len(old), len(new))


def segments(old: str, new: str) -> list[Segment]:
    """Two texts as one, by what is in both and what is in one alone."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    if len(before) * len(after) > _MOST_COMPARED:
        return [Segment("old", old), Segment("new", new)]
    found: list[Segment] = []
    for sign, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sign == "equal":
            found.append(Segment("both", "".join(before[i1:i2])))
            continue
        found += [Segment("old", "".join(before[i1:i2]))] if i2 > i1 else []
        found += [Segment("new", "".join(after[j1:j2]))] if j2 > j1 else []
    return found
