"""Signs: the characters that part a line, beside its words."""

from sheetlang.patterns import pattern

BLANKS = " \t\xa0\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"

SIGN_CHARACTERS = "<>‹›＜＞﹤﹥=＝﹦≥≧⩾≤≦⩽═≈"
# 1:0.4 compares by itself: its colon is no mark, and a sign before it makes a bound of it.
PROPORTION = pattern(r"[0-9.]++[:：][0-9.]++")
# With one of these outside of brackets a label would be cut at another place.
MARK_CHARACTERS = frozenset(f"{SIGN_CHARACTERS}：")
