"""The scope of a statement: whether what stands before it in its sentence makes it one of another time, or of a part.

Goals are long sentences of many clauses. 上年 and 其中 hold for all that follows; 平均, 比 and 分别 for their own clause
alone. What each month or village does, or what is done by June, may go on into further clauses, but is less than the whole.
"""

from typing import Literal

from sheetlang.patterns import pattern

SENTENCE_ENDS, CLAUSE_ENDS = "。；;！!\n", "。；;！!\n，,：:（("
# "each" and "part": so many for one of several, or up to a day within the year; both may still be the whole.
Scope = Literal["whole", "each", "part", "other"]

_FROM_HERE_ON = (
    "上年", "去年", "往年", "历年", "同期", "以往", "近年", "目前", "现有", "原有", "截至", "截止", "已", "此前", "累计", "其中", "力争", "以来",
    "先后", "曾",
)  # fmt: skip
# None of the words below, though these hold one of their characters: 各类案件 are all of them, 12月底 is the end of the year.
_HARMLESS = pattern(
    r"\([^()]*\)|（[^（）]*）|《[^《》]*》|各[类项种级界方]|各?环节|均[衡等]|(?:年内?|年度)累计|[^，,]{0,8}基础上|教育阶段|按月|[按分]季度?"
    r"|(?<![0-9])(?:1月?\s?[-—–~至到]+\s?12月|12月(?:底|末|31日))"
)
_IN_ITS_CLAUSE = pattern(
    r"每|均|分别|各|月|季度|半年|阶段|[同环相]比|比(?:上|去|前|年初|20|计划|原)|较(?:上|去|前|年初|20|往|历|原|改|基)"
    r"|[首一二三四前后近上]期|[首一二三四]批|第[^，,]{1,3}批"
)
_EACH = pattern(r"每|各|[日周月季]均")
_STAGE = pattern(r"(?<![0-9])[0-9]{1,2}月|半年|季度|年底|[首一二三四]期(?!基础)|[首一二三四]批|第[^，,]{1,3}批|阶段")
_YEAR = pattern(r"(?<![0-9])(20[0-9]{2})年")
_COMMAS = pattern(r"[，,]")
_LONGEST_SENTENCE, _LONGEST_HEADING = 200, 4


def start_of(text: str, at: int, ends: str) -> int:
    """Where the sentence or clause of a place begins, or as far back as is looked."""
    earliest = max(at - _LONGEST_SENTENCE, 0)
    return max(earliest, *(text.rfind(mark, earliest, at) + 1 for mark in ends))


def scope_of(text: str, at: int, year: int | None) -> Scope:
    """What a statement that begins at a place of a text is about, by what its sentence says before."""
    before = _HARMLESS.sub("", text[start_of(text, at, SENTENCE_ENDS) : at])
    if is_of_another_time(before, year):
        return "other"
    *earlier, own = _COMMAS.split(before)
    if earlier and len(_STAGE.sub("", _YEAR.sub("", earlier[-1])).strip()) <= _LONGEST_HEADING:
        own = earlier[-1] + own
    if _IN_ITS_CLAUSE.search(own):
        return "other"
    whole = "".join(earlier)
    if _STAGE.search(whole) and _has_stages(text):
        return "part"
    return "each" if _EACH.search(whole) else "whole"


def is_of_another_time(words: str, year: int | None) -> bool:
    """Whether words make what follows one of another time, or of a part, wherever in the sentence it stands."""
    return any(word in words for word in _FROM_HERE_ON) or any(found != str(year) for found in _YEAR.findall(words))


def _has_stages(text: str) -> bool:
    """Whether a text speaks of stages of a year; one day, by which it all is done, is none."""
    stages = set(_STAGE.findall(text))
    return len(stages) > 1 or not next(iter(stages)).endswith("月")
