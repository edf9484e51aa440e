"""Numbers as written in Chinese documents, read exactly: never a float.

Half and full width, thousands separators, Chinese numerals and fractions. The text keeps what was
typed, so that 95.0 stays 95.0.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sheetlang.naming import half_width
from sheetlang.patterns import pattern
from sheetlang.value import same_by

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

MOST_DIGITS = 30
# Longer than the difference of two numbers of the most digits, with its sign and point.
LONGEST_NUMBER = 64

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_PLAIN = pattern(r"[+-]?[0-9]+(?:\.[0-9]+)?")


@same_by("digits")
class Number(NamedTuple):
    """An exact number: `digits` is a decimal (`95.0`) or a fraction (`2/3`) in ASCII."""

    digits: str
    typed: str

    @property
    def value(self) -> "Fraction":
        """The number itself."""
        return _fraction()(self.digits)

    @property
    def decimal(self) -> "Decimal | None":
        """The number with the decimals that were typed; None for a fraction."""
        return None if "/" in self.digits else _decimal()(self.digits)

    @property
    def whole(self) -> int:
        """The number without its decimals, which is less than a whole number above zero exactly where the number is."""
        whole = self.digits.partition(".")[0]
        return int(self.value) if "/" in whole else int(whole)

    @property
    def shape(self) -> "Shape":
        """What tells it from others before its digits are looked at."""
        return shape_of(self.digits, self.typed)

    @property
    def grouped(self) -> bool:
        """Whether it was typed with thousands separators."""
        return _is_grouped(self.typed)


class Shape(NamedTuple):
    """What tells numbers apart before their digits are looked at.

    `against_100` is -1, 0 or 1 for less, a hundred, or more; `idle` decimals are nothing but zeros.
    """

    zero: bool
    against_100: int
    decimals: int
    idle: bool
    grouped: bool


@lru_cache(maxsize=1 << 14)
def shape_of(digits: str, typed: str) -> Shape:
    """The shape of a number of these digits; it takes a while to find, and most numbers are met again."""
    grouped = _is_grouped(typed)
    whole, _, decimals = digits.partition(".")
    idle = not decimals.strip("0")
    return Shape(not digits.strip("0."), _against_100(whole.lstrip("0"), idle), len(decimals), idle, grouped)


def _is_grouped(typed: str) -> bool:
    return "," in typed or "，" in typed


def _against_100(whole: str, idle: bool) -> int:
    if whole == "100":
        return 0 if idle else 1
    return 1 if whole.isdigit() and (len(whole), whole) > (3, "100") else -1


# Not every start needs them, and to import them for each number would take longer than to make it.
@cache
def _decimal() -> "type[Decimal]":
    from decimal import Decimal

    return Decimal


@cache
def _fraction() -> "type[Fraction]":
    from fractions import Fraction

    return Fraction


def read_number(typed: str) -> Number | None:
    """The number that a text in digits says; None where it has more than MOST_DIGITS."""
    digits = half_width(typed).replace(",", "").removeprefix("+")
    if len(digits) > MOST_DIGITS or not _PLAIN.fullmatch(digits):
        return None
    return Number(digits, typed)


def read_numeral(typed: str) -> Number | None:
    """The number that Chinese numerals say, such as 十二, 一百零五 or 三分之二; None if they say none."""
    if typed == "半":
        return Number("0.5", typed)
    below, _, above = typed.partition("分之")
    if above:
        divisor, dividend = _whole(below), _whole(above)
        return Number(f"{dividend}/{divisor}", typed) if divisor and dividend is not None else None
    whole = _whole(typed)
    return None if whole is None else Number(str(whole), typed)


def _whole(text: str) -> int | None:
    if not any(character in _POWERS for character in text):
        digits = [_DIGITS.get(character) for character in text]
        return int("".join(map(str, digits))) if text and None not in digits and len(text) <= MOST_DIGITS else None
    total, pending, last_power = 0, None, 10_000
    for character in text:
        power = _POWERS.get(character)
        if power is None:
            if pending:
                return None
            pending = _DIGITS[character]
        elif power >= last_power:
            return None
        else:
            total += (1 if pending is None else pending) * power
            pending, last_power = None, power
    return total + (pending or 0)
