"""Empty words: targets that say of no result, only that something is done, whether it is, or all that it could be."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.language.keywords import STOPS

_LONGEST_HALF = 4
_LONGEST_QUESTION = 8
_BETWEEN_GRADES = str.maketrans("", "", " 、/／或，,;；()（）")
_SCALES = frozenset(
    "好坏 高低 大小 强弱 优劣 多少 有无 是否 好差 好中差 高中低 大中小 优良差 优良中差 优良中低差 优良好中差 优良一般差 好一般差 优秀良好一般差".split()
)
_ANSWERS = ("是", "否", "有", "无")


def is_bare_done(text: str, known: Knowledge) -> bool:
    """Whether a target says no more than that something is done."""
    return text.rstrip(f".{STOPS}") in known.words("done-words")


def is_question(text: str) -> bool:
    """Whether a target only asks what is to be reached; with 是 after it, or a mark in it, it may hold the answer too."""
    asked = text.rstrip("?？。 ")
    return asked.startswith("是否") and asked.isalnum() and not asked.endswith(_ANSWERS)


def is_scale(text: str) -> bool:
    """Whether a target is all that could be reached instead of one of it: 好坏, 优/良/中/差, 合格或不合格."""
    said = text.strip("。 ").translate(_BETWEEN_GRADES)
    if said in _SCALES or (said.endswith("与否") and len(said) <= _LONGEST_QUESTION):
        return True
    half, negation, other = said.partition("不")
    return bool(negation) and 0 < len(half) <= _LONGEST_HALF and half == other


def states_nothing(text: str, known: Knowledge) -> bool:
    """Whether a target says of no result: only that something is done, whether it is, or all that it could be."""
    return is_bare_done(text, known) or is_question(text) or is_scale(text)
