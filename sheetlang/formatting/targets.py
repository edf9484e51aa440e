"""The text of a measured target as it is written: comparator, number, unit, a blank between each.

Words, and whatever else a form prints as typed, are not touched.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sheetlang.formatting.same import same_target
from sheetlang.language.keywords import comparator_of
from sheetlang.language.phrase import Phrase, Word, read_phrase
from sheetlang.language.signs import BLANKS, SIGN_CHARACTERS
from sheetlang.model.target import Words
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import plain_unit, with_typed_brackets

_COMPARED = ("quantity", "range", "tolerance", "date", "placeholder")
_MEASURED = (*_COMPARED, "change", "growth", "compound")
_COMPARISONS = ("COMPARISON_SIGN", "COMPARISON_WORD")
# What stands between words: commas, brackets with 含, 从, 完成 and their like.
_MARKS = "，、；,;±(（"
_HALF_COMMAS = (",", ";")
_BESIDE = re.compile(rf"[(（][^()（）]*+[)）]|[{_MARKS}]|[^{_MARKS}{BLANKS}]++")
# What stands apart from what it follows, by the terminals of both.
_APART = {
    ("NUMBER", "UNIT"),
    ("BASE", "TREND_WORD"),
    *((before, number) for before in ("TREND_WORD", "TREND_TO", "DATE", "DUE", "PERIOD") for number in ("NUMBER",)),
    *((unit, "TREND_TO") for unit in ("UNIT", "NUMBER")),
    *((sign, number) for sign in _COMPARISONS for number in ("NUMBER", "NUMERAL", "FRACTION", "DATE", "PERIOD")),
}


class Written(NamedTuple):
    """A target as it is written: the comparator that stands for the colon, if any, and the rest."""

    sign: str
    rest: str


def written_target(typed: str) -> Written | None:
    """The writing of a measured target that means the same; None where there is none, as for words."""
    phrase = read_phrase(typed)
    if phrase.kind not in _MEASURED or typed[:1] == '"':
        return None
    target, problem = read_target(typed, typed[0] in SIGN_CHARACTERS)
    if problem is not None and isinstance(target, Words):
        return None
    for written in (_whole(phrase, typed), _with_sign(phrase, typed)):
        again, wrong = read_target(f"{written.sign} {written.rest}".lstrip(), bool(written.sign))
        if wrong is None and same_target(target, again):
            return written
    return None


def _whole(phrase: Phrase, typed: str) -> Written:
    words = sorted(phrase.all_words(), key=lambda word: word.at)
    sign, start, end = "", 0, len(typed)
    if phrase.kind in _COMPARED and words[0].type in _COMPARISONS:
        sign, start, words = comparator_of(words[0].text), _end(words[0]), words[1:]
    if bound := _spelled_out(phrase, words, typed):
        sign, end, words = comparator_of(bound.text), bound.at, words[:-1]
    if phrase.kind == "placeholder":
        return Written(sign, typed[start:].strip(BLANKS))
    return Written(sign, "".join(_pieces(words, typed, start, end, phrase.kind == "quantity")).strip(BLANKS))


def _with_sign(phrase: Phrase, typed: str) -> Written:
    """Only the comparator as it is written, where nothing else can be."""
    head = next((word for word in phrase.words if word.type in _COMPARISONS), None)
    if phrase.kind not in _COMPARED or head is None:
        return Written("", typed)
    return Written(comparator_of(head.text), typed[_end(head) :].lstrip(BLANKS))


def _spelled_out(phrase: Phrase, words: list[Word], typed: str) -> Word | None:
    """The word 以上 or its like that a comparator says as well, where it ends a number in digits."""
    bound = words[-1]
    if phrase.kind != "quantity" or bound.type != "BOUND" or words[0].type != "NUMBER" or _end(bound) != len(typed):
        return None
    hidden = (typed[_end(before) : after.at].strip(BLANKS) for before, after in pairwise(words))
    return None if any(hidden) else bound


def _pieces(words: list[Word], typed: str, start: int, end: int, is_quantity: bool) -> Iterator[str]:
    yield _beside(typed[start : words[0].at], after=True)
    joined = False
    for word, after in pairwise(words):
        yield _text(word, typed, is_quantity)
        yield "" if joined else _gap(word, after, typed)
        # A sign with a blank before it would end the label: 12月底前≥95 % stays one.
        joined = after.type == "COMPARISON_SIGN" and not typed[_end(word) : after.at].strip(BLANKS)
    yield _text(words[-1], typed, is_quantity)
    yield _beside(typed[_end(words[-1]) : end], before=True)


def _end(word: Word) -> int:
    return word.at + len(word.text)


def _text(word: Word, typed: str, is_quantity: bool) -> str:
    if word.type == "BASE":
        return typed[word.at : _end(word)]
    text = word.text.strip(BLANKS)
    if not is_quantity or word.type != "UNIT":
        return text
    return with_typed_brackets(plain_unit(text), typed[word.at : _end(word)])


def _gap(before: Word, after: Word, typed: str) -> str:
    between = typed[_end(before) : after.at]
    if between.strip(BLANKS):
        return _beside(between, before=True, after=True)
    if before.type == "DATE" and after.type == "DUE":
        return " " if before.text[-1].isdigit() else ""
    if after.type == "UNIT" and after.text[0] == "/":
        return ""
    return " " if (before.type, after.type) in _APART else ""


def _beside(between: str, before: bool = False, after: bool = False) -> str:
    """What is no word of its own, such as 从, 完成 or a comma: as typed, but for the blanks around it."""
    text, follows_word = "", before
    for piece in _BESIDE.findall(between):
        is_word = piece[0] not in _MARKS
        text += (" " if is_word and follows_word else "") + piece + (" " if piece in _HALF_COMMAS else "")
        follows_word = is_word
    return f"{text} " if text and follows_word and after else text
