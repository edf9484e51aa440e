"""Targets as typed: where a comparison stands in one, and what it says with another."""

from functools import lru_cache

from sheetlang.language.keywords import BOUND_WORDS, PRINTED, STOPS, opening_of, parted_comparator
from sheetlang.model.number import Number
from sheetlang.model.target import Quantity
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import LONGEST_FIRST, PERCENT
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_NUMERALS = frozenset("一二两三四五六七八九十")
# 90 %（含）: a sign says that itself.
_INCLUDED = pattern(r"[(（]含[0-9.]*+[%％]?[)）]")
# A template's hints in names are no signs of the sheet: (≥**人).
_HINTS = tuple(f"{bracket}{sign}" for sign in PRINTED.values() for bracket in "(（")
_MISREAD_SIGNS = ("工", "^")


def comparison_length(text: str) -> int:
    """How many characters of a target the comparison at its head takes."""
    if text[:1].isdigit():  # as most targets without one
        return 0
    return len(text) - len(parted_comparator(text)[1])


def compared(text: str, sign: str) -> str:
    """A target with another comparison, or with one: `100 %` with `>=` is `>= 100 %`."""
    text = (_INCLUDED.sub("", text) if "含" in text else text).rstrip(STOPS).removeprefix(opening_of(text)).strip()
    if text.endswith(BOUND_WORDS):
        text = text.removesuffix(next(one for one in BOUND_WORDS if text.endswith(one))).rstrip()
    length = comparison_length(text)
    number = text[length:]
    if number[:1] in _NUMERALS:
        number = _in_figures(number)
    return sign + number if length else f"{sign} {number}"


def _in_figures(text: str) -> str:
    """A text that is a number, with that in figures: 1座 for 一座."""
    target = read_target(text)[0]
    if not isinstance(target, Quantity) or target.value.decimal is None:
        return text
    return text.replace(target.value.typed, target.value.digits)


def as_elsewhere(sign: str, text: str) -> str:
    """A comparison as a text mostly writes others: `≥` for `>=` where it has more such signs than those of the keyboard."""
    return PRINTED[sign] if sign in PRINTED and _is_printed(text) else sign


@lru_cache(maxsize=1)
def _is_printed(text: str) -> bool:
    """Whether most signs of a text are as they are printed; asked of all findings of a text in turn."""
    printed = sum(map(text.count, PRINTED.values()))
    typed = sum(map(text.count, PRINTED)) if printed else 0
    return printed > typed and printed - sum(map(text.count, _HINTS)) > typed


def misread(text: str) -> str | None:
    """What a scanned target may have said: `≥` is read as 2, 工 or ^, and `%` as $; None where nothing hints at it."""
    mended = half_width(text).replace("$", "%") if text.endswith("$") else half_width(text)
    if mended[:1] in _MISREAD_SIGNS or (mended[:1] == "2" and mended[1:3].isdigit() and mended[1] != "0"):
        mended = mended[1:].lstrip()
    elif mended == text:
        return None
    return f">= {mended}" if isinstance(read_target(mended)[0], Quantity) else None


def exceeds_100(number: Number) -> bool:
    """Whether a number is more than a hundred."""
    return number.shape.against_100 > 0


def is_100(number: Number) -> bool:
    """Whether a number is a hundred, however many zeros follow its point."""
    return number.shape.against_100 == 0


def is_all_or_more(target: Quantity) -> bool:
    """Whether a target asks for 100 % or more."""
    return target.comparator == ">=" and target.unit in PERCENT and is_100(target.value)


def is_zero(number: Number) -> bool:
    """Whether a number is nothing."""
    return number.shape.zero


def are_lost_dates(low: Number, high: Number) -> bool:
    """Whether two numbers look like days whose points were lost: 20246-202516."""
    return all(one.digits.startswith("20") and len(one.digits) in range(5, 9) for one in (low, high))


def two_units(text: str) -> tuple[str, str] | None:
    """The units of a number that has two, such as 万元 and % of `28.8万元 %`."""
    folded = half_width(text).removeprefix("定量").strip()
    if not folded.endswith(LONGEST_FIRST):
        return None
    last = next(unit for unit in LONGEST_FIRST if folded.endswith(unit))
    before, _ = read_target(folded.removesuffix(last).rstrip(" |/;,"))
    return (before.unit, last) if isinstance(before, Quantity) and before.unit else None
