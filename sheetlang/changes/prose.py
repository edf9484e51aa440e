"""Prose: which sentences of a text changed, and which characters of a sentence."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_SENTENCE = re.compile(r"[^。；！？!?;\n]*+[。；！？!?;]*+\n?")
# Figures and Latin words are compared whole: of 400 and 450 not one digit is the change.
_PIECE = re.compile(r"[0-9０-９]+(?:[.,][0-9]+)*|[A-Za-z]+|\s+|.", re.DOTALL)
_MOST_COMPARED = 1 << 17
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
    before, after = (_SENTENCE.findall("\n".join(one))[:-1] for one in (old, new))
    found: list[Sentence] = []
    for sign, olds, news in _blocks(before, after):
        if sign != "equal":
            found += _paired(olds, news)
    return found


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Stretches of two lists that are equal, or stand in one another's place; far too long ones are not looked into."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start:
        yield "equal", old[:start], new[:start]
    yield from _inner_blocks(old[start : len(old) - end], new[start : len(new) - end])
    if end:
        yield "equal", old[-end:], new[-end:]


def _inner_blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    if len(old) * len(new) > _MOST_COMPARED:
        yield "replace", old, new
        return
    for sign, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield sign, old[i1:i2], new[j1:j2]


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
    """Two texts as one, by what is in both and what is in one alone; long ones are first told apart by sentences."""
    if len(old) * len(new) <= _MOST_COMPARED:
        return _of_pieces(old, new)
    found: list[Segment] = []
    for sign, olds, news in _blocks(_SENTENCE.findall(old)[:-1], _SENTENCE.findall(new)[:-1]):
        before, after = "".join(olds), "".join(news)
        if sign == "equal":
            found.append(Segment("both", before))
        elif len(before) * len(after) <= _MOST_COMPARED:
            found += _of_pieces(before, after)
        else:
            found += [Segment("old", before), Segment("new", after)]
    return found


def _of_pieces(old: str, new: str) -> list[Segment]:
    found: list[Segment] = []
    for sign, olds, news in _blocks(_PIECE.findall(old), _PIECE.findall(new)):
        before, after = "".join(olds), "".join(news)
        if sign == "equal":
            found.append(Segment("both", before))
            continue
        found += [Segment("old", before)] if before else []
        found += [Segment("new", after)] if after else []
    return found
