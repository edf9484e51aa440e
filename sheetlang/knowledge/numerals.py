"""Numerals in words: which say how many, and which only when, or belong to a set word, as 十 of 十分满意 does."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

NUMERALS = frozenset("0123456789０１２３４５６７８９两二三四五六七八九十百千")
# 一 is part of many a word: of 统一 before these, and of 一次性 and 一体 with them.
_ONE = "一"
_ONE_OF = pattern(r"(?<![统进单专同唯第])一(?:次|场|个|名|部|套|份|座|台|所|项|位|辆|间|支)(?!性|台阶)")
# A year has four figures here: 3年 and 12个月 say how long.
_YEAR = r"(?<![0-9])20[0-9]{2}(?:年?[-—~至到]{1,2}20[0-9]{2})?年[度初底末中]?"
_MONTH = r"(?<![0-9])(?:[0-9]{1,2}[-—~至、])?[0-9]{1,2}月(?!龄)(?:份|[0-9]{1,2}[日号]|[上中下]旬|[初底末中]){0,3}"
_DATES = pattern(rf"(?:截至|截止|[于到至在])?(?:{_YEAR}(?:{_MONTH})?|{_MONTH})(?:[之以]?前|内|期间|起)?")
_BASE_YEAR = pattern(r"(?<=[较比])20[0-9]{2}年度?")
_LAST_YEAR = "上年"
# What stands in quotes, such as “八五”, is a name; the year and the number of a document only name it: 财预〔2015〕163号.
_NAMES = pattern(
    r"“[^”]{1,8}”|第[0-9一二两三四五六七八九十]{1,3}(?:届|批|期|个?季度|轮|方|号|代|产业)|(?<![第0-9一二三四])[一二三四1-4]季度"
    r"|[〔\[(（]20[0-9]{2}[〕\])）](?:第?[0-9]{1,4}号)?"
)


def holds_number(text: str, known: Knowledge) -> bool:
    """Whether a text in words says how many after all; a date, an ordinal and a numeral of a set word do not."""
    if not NUMERALS.isdisjoint(text):
        text = _NAMES.sub("", undated(text))
        while word := known.words("numeral-words").found_in(text):
            text = text.replace(word, "")
    return not NUMERALS.isdisjoint(text) or (_ONE in text and _ONE_OF.search(text) is not None)


def undated(text: str) -> str:
    """A text without its dates, the year of a comparison being the last: 明显提高 of 2026年明显提高, 较上年提升 of 较2025年提升."""
    if "年" not in text and "月" not in text:
        return text
    return _DATES.sub("", _BASE_YEAR.sub(_LAST_YEAR, half_width(text)))
