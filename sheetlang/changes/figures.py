"""Figures: the numbers, grades and rhythms that a text in words holds all the same."""

import re
from functools import cache

from sheetlang.model.number import read_number, read_numeral
from sheetlang.model.units import KNOWN
from sheetlang.naming import half_width

_LONGEST_NUMERAL = 12
# Half a year, and how often: 每月 1 次 and 每季度 1 次 are not the same in other words.
_RHYTHM = "[上下]半年|[上中下]旬|[每按逐](?:年|季|月|旬|周|天|日)"
_GRADE = "[A-Z甲乙丙丁Ⅰ-Ⅻ](?=[级类等])"


@cache
def _pattern() -> re.Pattern[str]:
    """Digits, or numerals that a unit follows: the 一 of 一般 and of 统一 counts nothing."""
    units = "|".join(sorted(map(re.escape, KNOWN), key=len, reverse=True))
    numerals = f"[零〇一二两三四五六七八九十百千半]{{1,{_LONGEST_NUMERAL}}}+(?={units}|季度|项|期|级|类|等)"
    return re.compile(rf"{_RHYTHM}|{_GRADE}|[0-9]++(?>,[0-9]{{3}}(?![0-9]))*+(?>\.[0-9]++)?+|{numerals}")


def figures(text: str) -> tuple[str, ...]:
    """The figures in order, each as its digits."""
    return tuple(map(_digits, _pattern().findall(half_width(text))))


def _digits(typed: str) -> str:
    number = read_number(typed) or read_numeral(typed)
    return number.digits if number else typed
