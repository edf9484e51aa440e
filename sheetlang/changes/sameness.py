"""Sameness: whether two values say the same but for how they are set: blanks, widths, the glyph of a comparison."""

from attrs import evolve

from sheetlang.knowledge.targets import comparison_length
from sheetlang.language.keywords import COMPARATORS, comparator_of
from sheetlang.model.sheet import AttributeValue, FieldValue, MoneyValue
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
from sheetlang.naming import half_width

_TARGETS = (Quantity, Range, Change, Date, Compound, Words, Pending, NotApplicable, Placeholder)
_PROSE = (Words, Placeholder)
_GLYPHS = {
    ord(glyph): sign
    for sign, spellings in COMPARATORS.items()
    for glyph in spellings
    if len(glyph) == 1 and not glyph.isalpha()
}


def are_same(old: FieldValue | AttributeValue | None, new: FieldValue | AttributeValue | None) -> bool:
    """Whether two values differ in nothing but how they are set."""
    if old == new:
        return True
    if type(old) is not type(new):
        return False
    if isinstance(old, _TARGETS) and isinstance(new, _TARGETS):
        return _are_same_targets(old, new)
    if isinstance(old, MoneyValue) and isinstance(new, MoneyValue):
        return (old.amount, old.unit, _unset(old.text)) == (new.amount, new.unit, _unset(new.text))
    return False


def _are_same_targets(old: Target, new: Target) -> bool:
    """Whether all that two targets hold is the same; where a number's bound is said, before or after it, does not matter."""
    if isinstance(old, Quantity) and isinstance(new, Quantity):
        typed = (_unset(old.value.typed), old.comparator, old.value, old.unit)
        return typed == (_unset(new.value.typed), new.comparator, new.value, new.unit)
    if as_set(old) != as_set(new):
        return False
    if isinstance(old, Compound) and isinstance(new, Compound):
        return len(old.parts) == len(new.parts) and all(map(are_same, old.parts, new.parts))
    if isinstance(old, Change) and isinstance(new, Change):
        same_base = (old.base is None) == (new.base is None) and _unset(old.base or "") == _unset(new.base or "")
        return same_base and evolve(old, text=new.text, base=new.base) == new
    return evolve(old, text=new.text) == new


def as_set(target: Target) -> str:
    """A target's text with its blanks, widths and comparison in one way; prose keeps what stands in it."""
    text = target.text
    length = comparison_length(text)
    if isinstance(target, _PROSE):
        length = 0 if text[:1].isalpha() else length
    sign = comparator_of(text[:length]) if length else ""
    rest = text[length:].strip()
    return sign + (rest if isinstance(target, _PROSE) else _unset(rest))


def _unset(text: str) -> str:
    return "".join(half_width(text).translate(_GLYPHS).split())
