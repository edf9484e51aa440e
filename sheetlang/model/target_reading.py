"""Target text to Target: the meaning of a phrase, and what is wrong with it."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sheetlang.language.keywords import (
    OPENINGS,
    STOPS,
    comparator_of,
    direction_of,
    opening_of,
)
from sheetlang.language.phrase import Phrase, read_phrase
from sheetlang.model.instructions import is_instruction
from sheetlang.model.moment import Moment, read_moment, read_period
from sheetlang.model.number import MOST_DIGITS, Number, read_number, read_numeral
from sheetlang.model.target import (
    Change,
    Compound,
    Date,
    NotApplicable,
    Pending,
    Placeholder,
    Quantity,
    Range,
    Target,
    Words,
)
from sheetlang.model.target_problems import Problem, comparator_in, no_number, problem_of, said_twice
from sheetlang.model.units import could_be_unit, fits_range, is_surely_unit, plain_unit
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

# One number in digits, and nothing that could make a date of it.
_LONE_NUMBER = pattern(r"([^0-9０-９年月]*+)([0-9]{1,3}(?>,[0-9]{3})++|[0-9]++)(\.[0-9]++)?([^0-9０-９年月]*+)")
_LONGEST_SHAPE = 60
# Most targets are made by their shape: this takes half the time of calling their classes.
_new = tuple.__new__
_COMPARED = pattern(r"^(?:相较|同比|环比|较|比|在)")
_INCLUDED = pattern(r"含([0-9.]++)")
_PARTS_OF = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
# A growth by year is over the year before each.
_EACH_YEAR = dict.fromkeys(("年均", "每年", "逐年"), "上一年")

if TYPE_CHECKING:
    from decimal import Context, Decimal


@lru_cache(maxsize=4096)
def read_target(text: str, needs_number: bool = False) -> tuple[Target, Problem | None]:
    """The target of a text, and what is wrong with it.

    `needs_number` holds where a comparison stands before the value, which words cannot meet. Of what is
    an error, the target is words.
    """
    quantity = by_shape(text)
    return (quantity, None) if quantity else read_plainly(text, needs_number)


def by_shape(text: str) -> Quantity | None:
    """The quantity that a text with a single number says: what it is does not depend on the digits."""
    found = _LONE_NUMBER.fullmatch(text) if len(text) <= _LONGEST_SHAPE else None
    if found is None:
        return None
    before, whole, decimals, after = found.groups("")
    grouped = "," in whole
    shape = _shape(before, grouped, bool(decimals), after)
    if shape is None:
        return None
    typed = whole + decimals
    digits = typed.replace(",", "") if grouped else typed
    if len(digits) > MOST_DIGITS:
        return None
    return _new(Quantity, (text, shape.comparator, _new(Number, (digits, typed)), shape.unit))


@lru_cache(maxsize=4096)
def _shape(before: str, grouped: bool, has_decimals: bool, after: str) -> Quantity | None:
    """What texts that differ only in their digits have in common; None where that is no quantity."""
    number = ("7,777" if grouped else "7") + ".7" * has_decimals
    target, problem = read_plainly(f"{before}{number}{after}")
    alike = problem is None and isinstance(target, Quantity) and target.value.typed == number
    return target if alike and isinstance(target, Quantity) else None


def read_plainly(text: str, needs_number: bool = False) -> tuple[Target, Problem | None]:
    """As `read_target`, without a look at texts of the same shape."""
    if (opening := opening_of(text)) and (opened := _opened(text, opening)):
        return opened, None
    phrase = read_phrase(text.rstrip(STOPS))
    if problem := problem_of(phrase, text):
        return Words(text), problem
    target = _build(phrase, text)
    if needs_number and isinstance(target, Words):
        return target, no_number(text, phrase)
    return target, said_twice(phrase, text) if phrase.kind == "quantity" else None


def _opened(text: str, opening: str) -> Quantity | None:
    """控制在 5 起以内 is 5 起以内, 提高到 90 % 以上 is 90 % 以上, and 为 0 次 is = 0 次."""
    said, _ = read_plainly(text.removeprefix(opening).lstrip())
    if not isinstance(said, Quantity) or (said.comparator or "=") not in OPENINGS[opening]:
        return None
    return said._replace(text=text, comparator=said.comparator or "=")


def _build(phrase: Phrase, text: str) -> Target:
    match phrase.kind:
        case "quantity":
            return _quantity(phrase, text)
        case "range" | "tolerance":
            return _range(phrase, text)
        case "change":
            return _change(phrase, text)
        case "growth":
            return _growth(phrase, text)
        case "date":
            return _date(phrase, text)
        case "compound":
            parts = tuple(_build(part, _text_of(part, text)) for part in phrase.parts)
            return Words(text) if any(isinstance(part, Words) for part in parts) else Compound(text, parts)
        case "pending":
            return Pending(text)
        case "not_applicable":
            return NotApplicable(text)
        case "placeholder":
            return Placeholder(text)
        case _:
            return Placeholder(text) if is_instruction(text) else Words(text)


def _quantity(phrase: Phrase, text: str) -> Quantity | Words:
    number, unit = _number(phrase), _unit(phrase)
    if number is None or not _reads_as_quantity(phrase, unit) or not _includes(text, number):
        return Words(text)
    return Quantity(text, comparator_in(phrase), number, unit)


def _includes(text: str, number: Number) -> bool:
    """Whether a number that is said to be included is the number itself: 90%以上（含90%）."""
    return "含" not in text or all(one == number.digits for one in _INCLUDED.findall(half_width(text)))


def _reads_as_quantity(phrase: Phrase, unit: str | None) -> bool:
    numeral = phrase.word("NUMERAL")
    if numeral and not phrase.word("PERCENT_WORD"):
        return unit is not None and is_surely_unit(unit) and not (unit == "年" and len(numeral.text) > 2)
    return unit is None or could_be_unit(unit)


def _number(phrase: Phrase) -> Number | None:
    if word := phrase.word("NUMBER"):
        return read_number(word.text)
    word = phrase.word("NUMERAL") or phrase.word("FRACTION")
    return read_numeral(word.text) if word else None


def _unit(phrase: Phrase) -> str | None:
    if word := phrase.word("PERCENT_WORD"):
        return _PARTS_OF[word.text]
    word = phrase.word("UNIT")
    return plain_unit(word.text) if word else None


def _range(phrase: Phrase, text: str) -> Range | Words:
    low, high = (read_number(typed) for typed in phrase.texts("NUMBER"))
    units = phrase.texts("UNIT")
    if low is None or high is None or (phrase.comparison and comparator_of(phrase.comparison) != "="):
        return Words(text)
    unit = plain_unit(units[-1]) if units else None
    if phrase.kind == "tolerance":
        if low.decimal is None or high.decimal is None:
            return Words(text)
        middle, spread = low.decimal, high.decimal
        low, high = _exact(_context().subtract(middle, spread)), _exact(_context().add(middle, spread))
    return Range(text, low, high, unit) if unit is None or fits_range(unit) else Words(text)


@cache
def _context() -> "Context":
    """Two numbers of the most digits differ by fewer digits than it keeps."""
    from decimal import Context

    return Context(prec=100)


def _exact(value: "Decimal") -> Number:
    return Number(f"{value:f}", f"{value:f}")


def _change(phrase: Phrase, text: str) -> Change | Words:
    amount = _quantity(phrase.parts[0], text)
    verb, base = phrase.word("TREND_WORD"), phrase.word("BASE")
    if isinstance(amount, Words) or verb is None:
        return Words(text)
    compared_with = _EACH_YEAR.get(base.text) or _COMPARED.sub("", base.text) or base.text if base else None
    return Change(text, direction_of(verb.text), amount.comparator, amount.value, amount.unit, compared_with)


def _growth(phrase: Phrase, text: str) -> Change | Words:
    """从 85% 提升至 90% is a change by 5 percentage points with the base 85%."""
    before, after = (_quantity(part, _text_of(part, text)) for part in phrase.parts)
    verb = phrase.word("TREND_TO")
    if isinstance(before, Words) or isinstance(after, Words) or verb is None:
        return Words(text)
    if before.value.decimal is None or after.value.decimal is None:
        return Words(text)
    difference = _context().subtract(after.value.decimal, before.value.decimal).copy_abs()
    unit = after.unit or before.unit
    amount = _exact(difference)
    points = "个百分点" if unit == "%" else unit
    return Change(text, direction_of(verb.text.strip()[:-1]), None, amount, points, before.text)


def _date(phrase: Phrase, text: str) -> Date:
    comparator = comparator_of(phrase.comparison) if phrase.comparison else None
    if period := phrase.word("PERIOD"):
        start, end = read_period(period.text)
        return Date(text, comparator, start, end, deadline=False)
    due = phrase.word("DUE")
    moment = read_moment(phrase.texts("DATE")[0])
    if moment.year and not moment.month and due and due.text[0] in "底末":
        moment = Moment(moment.year, 12)
    return Date(text, comparator, None, moment, comparator in ("<=", "<") or _is_deadline(phrase))


def _is_deadline(phrase: Phrase) -> bool:
    """Whether something must be done by then, not on that day: 2026年12月30日前, 12月完工, 完成时间为12月."""
    due = phrase.word("DUE")
    return bool(phrase.word("BY") or (due and due.text.lstrip("底末") not in ("", "内")))


def _text_of(phrase: Phrase, whole: str) -> str:
    """What was typed for a phrase inside another."""
    words = list(phrase.all_words())
    return whole[min(word.at for word in words) : max(word.at + len(word.text) for word in words)]
