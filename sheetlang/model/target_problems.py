"""What is wrong with a target's text, whatever the rules say of it."""

from collections.abc import Mapping
from typing import NamedTuple

from sheetlang.diagnostic import Fault
from sheetlang.language.keywords import REACHES, STOPS, comparator_of, parted_comparator
from sheetlang.language.phrase import Phrase
from sheetlang.language.signs import SIGN_CHARACTERS, is_proportion
from sheetlang.model import faults
from sheetlang.model.moment import read_moment, read_period
from sheetlang.model.number import MOST_DIGITS, read_number
from sheetlang.model.units import is_surely_unit, plain_unit
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

# A number, a mark, and another number.
_SEVERAL = pattern(r"[0-9][^，,；;、]*+[，,；;、][^0-9]*+[0-9]")
_CLOSED = (")", "）")
_MONTHS = range(1, 13)
# What is one of several steps: C30 concrete, water of Ⅲ类, 二级.
GRADE = pattern(
    r"(?:[A-ZＡ-ＺⅠ-Ⅻ]{1,4}[+＋]?|[一二三四五六七八九十]{1,2})\s?[级类等档](?:及?以[上下])?|[A-Z]{1,2}[0-9]{1,3}(?:\.[0-9])?"
)
# So many and some: 3200余户, 2万多人次.
ABOUT_MORE = pattern(r"(?P<number>[0-9]++(?:\.[0-9]++)?[百千万亿]?)(?P<more>[余多])(?P<unit>[^0-9]{1,6})")
_AT_LEAST, _AT_MOST = ("不低于", "不高于")


class Problem(NamedTuple):
    """What is wrong inside a target's text; `start` and `end` count from its first character."""

    fault: Fault
    start: int
    end: int
    values: Mapping[str, str] = {}


def problem_of(phrase: Phrase, text: str) -> Problem | None:
    """What is wrong with a text whatever is asked of it; of such a text the target is words."""
    if phrase.kind == "malformed":
        word = phrase.word("MALFORMED")
        assert word is not None
        return Problem(faults.MALFORMED_NUMBER, word.at, word.at + len(word.text), {"text": word.text})
    return _too_long(phrase) or _no_such_date(phrase) or _contradiction(phrase, text)


def no_number(text: str, phrase: Phrase) -> Problem | None:
    """What is wrong where a comparison stands before what is no quantity; nothing is with a proportion."""
    value = text[text[0] in SIGN_CHARACTERS :].lstrip("=＝").lstrip()
    sign, rest = parted_comparator(text)
    rest = plain_unit(rest.strip())
    if is_proportion(rest):
        return None
    values = {"text": value, "whole": text}
    fault = faults.MORE_THAN_A_NUMBER if value[:1].isdigit() else faults.COMPARISON_NEEDS_NUMBER
    if not rest or is_surely_unit(rest):
        fault = faults.NUMBER_LEFT_OUT
    elif phrase.kind == "range" and sign:
        fault, end = faults.COMPARED_RANGE, phrase.texts("NUMBER")[sign in ("<=", "<")]
        values["better"] = f"{sign} {end} {''.join(phrase.texts('UNIT')[-1:])}".rstrip()
    elif _SEVERAL.match(rest):
        fault = faults.SEVERAL_COMPARED
    elif found := ABOUT_MORE.fullmatch(half_width(rest)):
        at = text.rfind(found["more"])
        return Problem(faults.ABOUT_MORE, at, at + 1, {**values, "better": text[:at] + text[at + 1 :]})
    elif sign in (">=", "<=") and GRADE.fullmatch(rest):
        fault, values["better"] = faults.GRADE_COMPARED, f"{_AT_LEAST if sign == '>=' else _AT_MOST} {rest}"
    return Problem(fault, 0, len(text), values)


def said_twice(phrase: Phrase, text: str) -> Problem | None:
    """>= 90 % 以上 says one thing twice; 达到 90 % 以上 is how people speak."""
    bound = phrase.word("BOUND")
    if not bound or not phrase.comparison or phrase.comparison in REACHES or comparator_of(bound.text) == "≈":
        return None
    start, end = len(text[: bound.at].rstrip()), len(text.rstrip(STOPS))
    if not text.endswith((bound.text, *_CLOSED), start, end):  # 2小时内办结 says what is done
        return None
    return Problem(faults.SAID_TWICE, start, end, {"first": phrase.comparison, "second": text[start:end].lstrip()})


def _too_long(phrase: Phrase) -> Problem | None:
    for word in phrase.words:
        if word.type == "NUMBER" and read_number(word.text) is None:
            return Problem(faults.NUMBER_TOO_LONG, word.at, word.at + len(word.text), {"limit": str(MOST_DIGITS)})
    return next((problem for part in phrase.parts if (problem := _too_long(part))), None)


def _contradiction(phrase: Phrase, text: str) -> Problem | None:
    """<= 90 % 以上 says two things at once."""
    bound = phrase.word("BOUND")
    if phrase.comparison and bound and comparator_in(phrase) != comparator_of(bound.text):
        values = {"first": phrase.comparison, "second": bound.text}
        return Problem(faults.TWO_COMPARISONS, 0, len(text), values)
    return next((problem for part in phrase.parts if (problem := _contradiction(part, text))), None)


def _no_such_date(phrase: Phrase) -> Problem | None:
    for word in phrase.words:
        ends = read_period(word.text) if word.type == "PERIOD" else ()
        moments = (read_moment(word.text),) if word.type == "DATE" else ends
        if not all(moment.exists for moment in moments):
            months = [one.month for one in moments if one.month is not None and one.month not in _MONTHS]
            fault = faults.NO_SUCH_MONTH if months else faults.NO_SUCH_DATE
            values = {"text": word.text, "month": str(*months[:1])}
            return Problem(fault, word.at, word.at + len(word.text), values)
    return next((problem for part in phrase.parts if (problem := _no_such_date(part))), None)


def comparator_in(phrase: Phrase) -> str | None:
    """What compares it, before or behind the number: 达5万人左右 is about as many, neither a floor nor a contradiction."""
    bound = phrase.word("BOUND")
    meant = comparator_of(bound.text) if bound else None
    reaches_about = meant == "≈" and phrase.comparison in REACHES
    return comparator_of(phrase.comparison) if phrase.comparison and not reaches_about else meant
