"""Promises: targets in words that say that something will change, and not how far."""

from sheetlang.knowledge.knowledge import Knowledge, Words
from sheetlang.knowledge.numerals import holds_number
from sheetlang.knowledge.wording import plain_name

# Longer ones are sentences, of which another rule speaks.
_LONGEST, _LONGEST_WITH_OBJECT = 12, 20
_MARKS = "，。、,.;；"
# More of whatever follows: 更加便捷 is a change, though 便捷 is a grade.
_MORE = ("更加", "更为", "日益", "日趋", "日渐", "愈加", "愈发", "越来越", "进一步")
_SHORTEST_MORE, _LONGEST_MORE = 1, 4
# What is graded, and what is no degree of a change: 稳定 and 长期 say how things shall be.
_GRADED = ("效果", "程度", "情况", "状况", "性")
_NO_DEGREES = ("效果", "程度", "水平", "情况", "状况", "能力", "稳定", "长期")
# Changes that can be measured; 完善 and 加强 are work that may be done.
_CHANGES = ("提高", "提升", "改善", "增强", "增加", "减少", "降低", "减轻")
LESS = ("减少", "降低", "下降", "减轻", "缓解", "缩小", "有降")
# With what a change says how far it goes, from where, or for whom.
_MEASURED = ("至", "到", "达", "较", "比", "倍", "半", "零", "无", "不", "以", "上年", "全部", "所有", "标准", "得分")
# A count or a rate that is to be less than last year can be checked by these; not what has no number.
_SINCE = tuple("同比 较上年度 较上年 较去年 比上年度 比上年 比去年".split())
_WITHOUT_NUMBER = ("素质", "意识", "形象", "氛围", "环境", "条件")
_GAINS = ("增收", "增产", "增效", "减负")
_CHANGES_AND_GAINS = (*_CHANGES, *_GAINS)
_SHORTEST_THING = 2
# What an explanation has around a name that it only says again.
_EXPLAINING = ("主要", "用于", "反映", "体现", "考核", "考察", "衡量", "评价", "指", "该", "本")
_AFTER_NAME = ("", "情况", "的情况", "程度", "的程度", "状况", "的效果", "效果")


def is_change_alone(name: str, text: str, known: Knowledge) -> bool:
    """Whether a target is nothing but words of change and degree, or of degree where the name has the change."""
    if len(text) > _LONGEST:
        return False
    if _is_more(text.strip(_MARKS)):
        return True
    rest = _without(text, known.words("trends"))
    if rest == text and not _is_degree_of_change(name, text, known):
        return False
    return not _without(rest, known.words("degrees")).strip(_MARKS)


def without_since(text: str) -> str:
    """A target without what it is compared with at its head: 明显增加 of 较上年明显增加."""
    return text.removeprefix(next(filter(text.startswith, _SINCE), "")).lstrip()


def _is_more(said: str) -> bool:
    more = next((word for word in _MORE if said.startswith(word)), "")
    return more != "" and _SHORTEST_MORE <= len(said) - len(more) <= _LONGEST_MORE and said.isalpha()


def without_base(name: str, text: str, costs: bool) -> str:
    """A target without the base of a change, where that is of no use: of a cost the sum is asked for."""
    if not text.startswith(_SINCE) or not (costs or plain_name(name).endswith(_WITHOUT_NUMBER)):
        return text
    return without_since(text)


def is_change_of_something(text: str, known: Knowledge) -> bool:
    """Whether a target is a change and what is to change, such as 提高村民收入, with nothing to measure it by."""
    if len(text) > _LONGEST_WITH_OBJECT or holds_number(text, known) or any(word in text for word in _MEASURED):
        return False
    said = text.strip(_MARKS)
    while degree := next((word for word in known.words("degrees") if said.startswith(word)), None):
        said = said.removeprefix(degree)
    return said.startswith(_CHANGES) and not any(mark in said for mark in _MARKS)


def is_change_of_name(name: str, text: str) -> bool:
    """Whether a change is one of its name, or the head and the end of that, as 改善条件 is of 改善养老服务条件."""
    said, bare = text.strip(_MARKS), plain_name(name)
    verb = next((word for word in _CHANGES if said.startswith(word)), None)
    thing = said.removeprefix(verb or "")
    return verb is not None and len(thing) > 1 and (bare == thing or (bare.startswith(verb) and bare.endswith(thing)))


def lessens(name: str, text: str) -> bool:
    """Whether a change is one for less, by the target or, where that is only a degree, by the head of the name."""
    said = text.strip(_MARKS)
    verb = min((word for word in (*_CHANGES, *LESS) if word in said), key=said.find, default=None)
    return verb in LESS if verb else plain_name(name).startswith(LESS)


def is_name_changing(name: str, text: str, known: Knowledge) -> bool:
    """Whether a target is the end of its name and that it changes, as 创业能力提升 is of 农民创业能力."""
    said, bare = text.strip(_MARKS), plain_name(name)
    if not said.endswith(_CHANGES_AND_GAINS) or len(said) > _LONGEST_WITH_OBJECT:
        return False
    thing = said.removesuffix(next(one for one in _CHANGES_AND_GAINS if said.endswith(one)))
    while not bare.endswith(thing) and (degree := known.words("degrees").ending(thing)):
        thing = thing.removesuffix(degree)
    return len(thing) >= _SHORTEST_THING and bare.endswith((thing, said))


def restates(text: str, name: str) -> bool:
    """Whether an explanation says no more than the name, such as 反映办学条件情况."""
    said, bare = text.strip(_MARKS), plain_name(name)
    while verb := next((one for one in _EXPLAINING if said.startswith(one) and not said.startswith(bare)), None):
        said = said.removeprefix(verb)
    return said.startswith(bare) and said.removeprefix(bare) in _AFTER_NAME


def _is_degree_of_change(name: str, text: str, known: Knowledge) -> bool:
    """Whether 显著 says how a name such as 提高就业率 comes about; 效果显著 is a grade, and 程度 in a name is graded."""
    bare = plain_name(name)
    if bare.endswith(_GRADED) or any(word in text for word in _NO_DEGREES):
        return False
    return bare.startswith(known.words("trends").words)


def _without(text: str, words: Words) -> str:
    while word := words.found_in(text):
        text = text.replace(word, "")
    return text
