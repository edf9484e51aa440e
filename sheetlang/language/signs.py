"""Signs: the characters that part a line, beside its words."""

from sheetlang.patterns import pattern

_PROPORTION = pattern(r"[0-9.]++[:：][0-9.]++")
BLANKS = " \t\xa0\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"

SIGN_CHARACTERS = "<>‹›＜＞﹤﹥=＝﹦≥≧⩾≤≦⩽═≈"
# With one of these outside of brackets a label would be cut at another place.
MARK_CHARACTERS = frozenset(f"{SIGN_CHARACTERS}：")


def is_proportion(value: str) -> bool:
    """Whether a value compares by itself, as 1:0.4 does: its colon is no mark, and a sign before it makes a bound of it."""
    return _PROPORTION.fullmatch(value) is not None
