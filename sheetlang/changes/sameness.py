"""Sameness: whether two values say the same but for how they are set: blanks, widths, the glyph of a comparison."""

from sheetlang.language.keywords import COMPARATORS, parted_comparator
from sheetlang.model.sheet import AttributeValue, FieldValue, MoneyValue
from sheetlang.model.target import Change, Compound, Placeholder, Quantity, Target, Words
from sheetlang.naming import half_width

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
    if isinstance(old, Target) and isinstance(new, Target):
        return _are_same_targets(old, new)
    if isinstance(old, MoneyValue) and isinstance(new, MoneyValue):
        return (old.amount, old.unit, _unset(old.text)) == (new.amount, new.unit, _unset(new.text))
    return False


def _are_same_targets(old: Target, new: Target) -> bool:
    """Whether all that two targets hold is the same; where a number's bound is said, before or after it, does not matter."""
    if isinstance(old, Quantity) and isinstance(new, Quantity):
        typed = (_unset(old.value.typed), old.comparator, old.value, old.unit)
        return typed == (_unset(new.value.typed), new.comparator, new.value, new.unit)
    if isinstance(old, Quantity) or as_set(old) != as_set(new):
        return False
    if isinstance(old, Compound) and isinstance(new, Compound):
        return len(old.parts) == len(new.parts) and all(map(are_same, old.parts, new.parts))
    if isinstance(old, Change) and isinstance(new, Change):
        same_base = (old.base is None) == (new.base is None) and _unset(old.base or "") == _unset(new.base or "")
        return same_base and old._replace(text=new.text, base=new.base) == new
    return old._replace(text=new.text) == new


def as_set(target: Target) -> str:
    """A target's text with its blanks, widths and comparison in one way; prose keeps what stands in it."""
    is_prose = isinstance(target, _PROSE)
    sign, rest = ("", target.text) if is_prose and target.text[:1].isalpha() else parted_comparator(target.text)
    return sign + (rest.strip() if is_prose else _unset(rest))


def _unset(text: str) -> str:
    return "".join(half_width(text).translate(_GLYPHS).split())
