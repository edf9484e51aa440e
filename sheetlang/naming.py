"""How names are compared: what is noise in them, and which known name a mistyped one resembles.

Names are never rewritten; the keys made here serve only to look them up.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sheetlang.patterns import pattern

_NOISE = pattern(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\x00-\x1f]+")
# Points, what else a category may be called, and whether it must be filled: 产出指标(50分), 时效指标(工期指标), 质量指标(必填).
_POINTS = pattern(r"\((?=[^()]*分)[^()]*\)|\([0-9.~-]+\)分|\((?:或[^()]*|[^()]+指标|[必选]填项?)\)")
_EXPECTED = "预期"
CATEGORY_SUFFIXES = ("目标", "指标")
# A name of these characters alone is its own key: most names are.
_PLAIN = pattern(r"[0-9a-z._、—“”《》·\u4e00-\u9fff]+")
_YEARS = pattern(r"\([0-9]{4}年?度?(?:(?:-{1,2}|—{1,2}|–|~|至|到)[0-9]{4}年?度?)?\)$")
_MONEY_UNIT = pattern(r"\((元|千元|万元|亿元)\)$")

_CUTOFF = 0.5
_COMPARED_LENGTH = 40
_LONGEST_ENDING = 10
_SAME_SOUND_COST = 0.4
# GB 2312 orders its first 3,755 characters by sound; this close together they sound alike or nearly so.
_SAME_SOUND_DISTANCE = 24
_ROUNDING = 1e-9


_TO_FULL_WIDTH = 0xFEE0
# Signs of the small form, as symbol panels offer them beside the full-width ones.
_SMALL = dict(zip(map(ord, "﹐﹒﹔﹕﹖﹗﹙﹚﹟﹠﹡﹢﹣﹤﹥﹦﹩﹪"), ",.;:?!()#&*+-<>=$%", strict=True))
_HALF_WIDTH = {0x3000: " "} | {code + _TO_FULL_WIDTH: chr(code) for code in range(0x21, 0x7F)} | _SMALL


def half_width(text: str) -> str:
    """The text with full-width and small ASCII and blanks in half width; every character keeps its place."""
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def bracketed_end(name: str) -> tuple[int, str] | None:
    """Where brackets at the end of a name open, and what stands in them in half width; None where it has none, or no more."""
    if name[-1:] not in ")）":
        return None
    text = half_width(name)
    at = text.rfind("(")
    return (at, text[at + 1 : -1].strip()) if at > 0 else None


def in_every_width(characters: str) -> frozenset[str]:
    """These characters, and those of ASCII in their other widths too."""
    return frozenset(characters).union(chr(code) for code, one in _HALF_WIDTH.items() if one in characters)


def key(name: str) -> str:
    """The name without blanks and invisible characters, widths and cases folded."""
    return name if is_plain(name) else folded_key(name)


@lru_cache(maxsize=4096)
def is_plain(name: str) -> bool:
    """Whether a name is its own key: it has neither blanks nor brackets, neither signs nor letters of full width."""
    return _PLAIN.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def folded_key(name: str) -> str:
    """As `key`, without asking whether there is anything to fold."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).casefold()


def is_nameless(name: str) -> bool:
    """Whether a name is but figures and marks: 0, ……, as rows of a template are that nobody filled in."""
    return not name[-1:].isalpha() and not any(one.isalpha() for one in name)


def category_key(name: str) -> str:
    """The key of a category label: `产 出 指 标 (50分)`, `产出目标等` and `产出` are the same."""
    bare = key(name)
    if "(" in bare:
        bare = _POINTS.sub("", bare)
    bare = bare.removeprefix(_EXPECTED)
    short = bare.removesuffix("等")
    return (short[: -len(CATEGORY_SUFFIXES[0])] if short.endswith(CATEGORY_SUFFIXES) else short) or bare


def field_key(name: str) -> str:
    """The key of a field label, without a money unit in brackets at its end."""
    return _MONEY_UNIT.sub("", key(name).removesuffix(":"))


def without_years(label: str) -> str:
    """The key of a field's label without the years in brackets at its end, as forms print them: 中期目标(2024年-2026年)."""
    return _YEARS.sub("", label)


def money_unit_in(name: str) -> str | None:
    """The money unit in brackets at the end of a field label: 万元 of `总预算（万元）`."""
    if "元" not in name:
        return None
    found = _MONEY_UNIT.search(key(name))
    return found.group(1) if found else None


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a mistyped one most resembles; None where none comes near."""
    best, resembled = 0.0, None
    for candidate in known:
        score = similarity(name, candidate, max(best, _CUTOFF))
        if score > best:
            best, resembled = score, candidate
    return resembled if best >= _CUTOFF else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """As `closest`, by more than an ending that several share, such as 项目 or 效益."""
    options = tuple(known)
    ending = name[-_LONGEST_ENDING:]
    while ending and sum(one.endswith(ending) for one in options) < 2:
        ending = ending[1:]
    option_of: dict[str, str] = {}
    for one in options:
        option_of.setdefault(one.removesuffix(ending), one)
    meant = closest(name.removesuffix(ending), option_of)
    return option_of[meant] if meant is not None else None


def is_slip(typed: str, meant: str) -> bool:
    """Whether a label could be a known one with a character too many, too few or wrong.

    A word before or after it makes another label: 中央主管部门 is no slip for 主管部门.
    """
    left, right = key(typed)[:_COMPARED_LENGTH], key(meant)[:_COMPARED_LENGTH]
    return bool(left and right) and _distance(left[0], right[0]) < 1 and _distance(left, right) <= 1


def similarity(one: str, other: str, at_least: float = 0.0) -> float:
    """From 0 to 1: shared characters in order; characters of the same sound count in part.

    A similarity below `at_least` may be given as 0: so most pairs need not be compared in full.
    """
    left, right = key(one)[:_COMPARED_LENGTH], key(other)[:_COMPARED_LENGTH]
    if not left or not right:
        return 0.0
    inside = min(len(left), len(right)) >= 2 and (left in right or right in left)
    if not inside and _at_most(left, right) < at_least - _ROUNDING:
        return 0.0
    score = 1 - _distance(left, right) / max(len(left), len(right))
    return max(score, 0.55) if inside else score


def _at_most(left: str, right: str) -> float:
    """What the similarity cannot exceed, however the characters stand: each finds its like, its sound, or nothing."""
    like, sounds = _characters(right)
    found = sum(1.0 if one in like else 1 - _SAME_SOUND_COST if _sound_group(one) in sounds else 0.0 for one in left)
    return found / max(len(left), len(right))


@lru_cache(maxsize=4096)
def _characters(text: str) -> tuple[frozenset[str], frozenset[int]]:
    """The characters of a text, and the groups of sound in which one that sounds like them can be."""
    groups = {group for character in text if (group := _sound_group(character)) is not None}
    return frozenset(text), frozenset(near for group in groups for near in (group - 1, group, group + 1))


@lru_cache(maxsize=4096)
def _sound_group(character: str) -> int | None:
    index = _sound_index(character)
    return None if index is None else index // _SAME_SOUND_DISTANCE


def _distance(left: str, right: str) -> float:
    row = [float(column) for column in range(len(right) + 1)]
    for number, a in enumerate(left, 1):
        above, row = row, [float(number)]
        for column, b in enumerate(right, 1):
            cost = 0.0 if a == b else _SAME_SOUND_COST if _sound_alike(a, b) else 1.0
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + cost))
    return row[-1]


@lru_cache(maxsize=4096)
def _sound_alike(one: str, other: str) -> bool:
    left, right = _sound_index(one), _sound_index(other)
    return left is not None and right is not None and abs(left - right) <= _SAME_SOUND_DISTANCE


def _sound_index(character: str) -> int | None:
    try:
        row, cell = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return None
    return (row - 0xB0) * 94 + cell - 0xA1 if 0xB0 <= row <= 0xD7 else None
