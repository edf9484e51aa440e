"""Same things: names that mean the same, count the same thing, or ask people of whom another asks already."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sheetlang.knowledge.wording import plain_name
from sheetlang.naming import is_plain, key

_BEGINNINGS = ("项目", "本项目", "年度", "全年", "本年")
_ENDINGS = ("情况", "状况", "程度")
_SAME = {"数量": "数", "总数": "数", "个数": "数", "满意程度": "满意度", "满意率": "满意度", "比例": "率", "比率": "率"}
_SAID_OTHERWISE = tuple(_SAME)
_NOISE = frozenset("的了和与及、，,·.“”\"'《》 \u3000")
_WITHOUT_NOISE = str.maketrans("", "", "".join(_NOISE))
_SHORTEST, _LONGEST = 2, 40
# What a thing is counted or measured by, the longest first; 数量 means 数.
_MEASURES = ("公里数", "户数", "亩数", "面积", "里程", "长度", "数")
_SATISFACTION, _SATISFIED = "满意度", "满意"
# With these before them they are others: 未参保人员, 其他群众.
_OTHERS = ("未", "非", "不", "外", "其他", "其它", "除")


@lru_cache(maxsize=1 << 14)
def meaning(name: str) -> str:
    """The name without what makes no difference."""
    bare = name if is_plain(name) else key(plain_name(name))
    if not _NOISE.isdisjoint(bare):
        bare = bare.translate(_WITHOUT_NOISE)
    for word in _BEGINNINGS if bare.startswith(_BEGINNINGS) else ():
        bare = bare.removeprefix(word) if len(bare) > len(word) + _SHORTEST else bare
    for word in _ENDINGS if bare.endswith(_ENDINGS) else ():
        bare = bare.removesuffix(word) if len(bare) > len(word) + _SHORTEST else bare
    for word, same in _SAME.items() if bare.endswith(_SAID_OTHERWISE) else ():
        if bare.endswith(word):
            return bare.removesuffix(word) + same
    return bare or name


@lru_cache(maxsize=1 << 14)
def thing_counted(name: str) -> str:
    """What a name means, without how it is counted or measured: names that mean the same have the same thing."""
    means = meaning(name)
    measure = next((one for one in _MEASURES if means.endswith(one)), "") if means.endswith(_MEASURES) else ""
    return means.removesuffix(measure) if len(means) >= len(measure) + _SHORTEST else means


@lru_cache(maxsize=1 << 14)
def _people_asked(name: str) -> str:
    means = meaning(name)
    return means.removesuffix(_SATISFACTION) if means.endswith(_SATISFACTION) and len(means) <= _LONGEST else ""


def asked_twice(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of two names, of which one asks how satisfied some of those are whom the other asks: 沿线群众, 群众."""
    asked = [(people, at) for at, name in enumerate(names) if _SATISFIED in name and (people := _people_asked(name))]
    first = dict(reversed(asked)) if len(asked) > 1 else {}
    lengths = sorted(set(map(len, first)), reverse=True)
    for people, at in asked if len(lengths) > 1 else ():
        if (all_of_them := _whole_of(people, lengths, first)) is not None:
            yield min(at, all_of_them), max(at, all_of_them)


def _whole_of(people: str, lengths: Sequence[int], asked: Mapping[str, int]) -> int | None:
    for length in lengths:
        if _SHORTEST <= length <= len(people) - _SHORTEST and people[-length:] in asked:
            others = people.startswith(_OTHERS) or people[:-length].endswith(_OTHERS)
            return None if others else asked[people[-length:]]
    return None
