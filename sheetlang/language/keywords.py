"""The one table of words that the language knows: parser, printer and documents read it.

In each entry the first word is the one that is written; the others are read as the same. Names of
fields, categories, columns and units are not here: forms and unit tables hold them.
"""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from sheetlang.naming import half_width, in_every_width


class Keyword(NamedTuple):
    """A word of the language in Chinese and in English, with what else is read as it."""

    zh: str
    en: str
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that is read, the written one first."""
        return (self.zh, self.en, *self.also)


# Words that open a line.
COMMANDS: Mapping[str, Keyword] = {
    "project": Keyword("项目", "project", ("项目名称",)),
    "set": Keyword("指标集", "set"),
    "use": Keyword("引用", "use"),
    "import": Keyword("导入", "import"),
}
OVERRIDE = Keyword("改", "override")

# Header fields that the compiler itself reads; every other field comes from the form.
FORM = Keyword("表式", "form")
YEAR = Keyword("年度", "year", ("预算年度",))

# Words inside brackets and comments.
FORMERLY = Keyword("曾用名", "formerly")
ALLOW = Keyword("允许", "allow")
POINTS = Keyword("分", "points", ("point", "pts", "pt"))

# Targets that stand for the want of one.
PENDING = Keyword("待定", "pending", ("TBD", "tbd"))
NOT_APPLICABLE = Keyword("不适用", "not applicable", ("N/A", "n/a", "/", "／", "——"))

# Comparators: the written sign, then signs and words that mean it.
COMPARATORS: Mapping[str, tuple[str, ...]] = {
    sign: tuple(words.split())
    for sign, words in (
        (">=", "≥ ≧ ⩾ => ›= 不低于 不得低于 不少于 不得少于 不小于 大于等于 大于或等于 大于或者等于 至少 达到 达"),
        ("<=", "≤ ≦ ⩽ =< ‹= 不高于 不得高于 不超过 不得超过 不超 不大于 不多于 小于等于 小于或等于 小于或者等于 至多"),
        (">", "› 高于 超过 大于 多于"),
        ("<", "‹ 低于 小于 少于 不满 不足 未满"),
        ("=", "═ == 等于"),
        ("≈", "约 大约 约为"),
    )
}

# Words after a value that set its bound. 以上, 以下 and 以内 include the value itself.
BOUNDS: Mapping[str, tuple[str, ...]] = {
    ">=": ("及以上", "或以上", "以上"),
    "<=": ("及以下", "或以下", "以下", "及以内", "以内", "之内", "内"),
    "≈": ("左右", "上下"),
}

# Verbs of a change, by direction.
TRENDS: Mapping[str, tuple[str, ...]] = {
    "increase": ("提高", "提升", "增长", "增加", "上升", "增幅", "新增", "扩大"),
    "decrease": ("降低", "下降", "减少", "减低", "降幅", "压减", "压缩", "缩短", "缩小"),
}


_FULL_WIDTH = {"<": "＜", ">": "＞", "=": "＝"}
_COMPARATOR_OF = {
    spelling: sign for table in (COMPARATORS, BOUNDS) for sign, words in table.items() for spelling in (sign, *words)
}
# What may stand after a value, the longest first.
BOUND_WORDS = tuple(sorted((word for words in BOUNDS.values() for word in words), key=len, reverse=True))
# The first is part of many words, such as 达标: it compares only right before a number.
REACHES = ("达", "达到")
# What may end a target and says nothing.
STOPS = "。；;"
# What may stand before a number and its bound, and says no more than the bound: 控制在 5 起以内, 提高到 90 % 以上.
# 为 needs none: 为 0 次. Of what is kept, a floor or a ceiling is said.
OPENINGS: Mapping[str, tuple[str, ...]] = {
    "为": ("=",),
    "控制为": ("=",),
    "控制在": ("<=", "≈"),
    "控制到": ("<=", "≈"),
    **dict.fromkeys(("保持在", "保持", "维持在", "维持", "稳定在", "确保在", "确保"), (">=", "<=", "≈")),
    **{word + to: (">=", "≈") for word in TRENDS["increase"] for to in "到至"},
    **{word + to: ("<=", "≈") for word in TRENDS["decrease"] for to in "到至"},
}
_OPENINGS = tuple(OPENINGS)
# How a comparison is printed, where not as it is typed.
PRINTED = {">=": "≥", "<=": "≤"}
# What may stand before a value, the longest first.
_COMPARISONS = tuple(
    sorted((spelling for sign, words in COMPARATORS.items() for spelling in (sign, *words)), key=len, reverse=True)
)
_LONGEST_COMPARISON = len(_COMPARISONS[0])
_COMPARISONS_FROM = {
    first: [one for one in _COMPARISONS if one[0] == first] for first in {one[0] for one in _COMPARISONS}
}
_COMPARISON_FIRSTS = in_every_width("".join(_COMPARISONS_FROM))
_NUMBER_OPENERS = frozenset("0123456789０１２３４５６７８９零一二两三四五六七八九十百*＊")
_DIRECTION_OF = {word: direction for direction, words in TRENDS.items() for word in words}
_PENDING = frozenset(spelling.casefold() for spelling in PENDING.spellings)
_COMMAND_OF = {spelling.casefold(): name for name, keyword in COMMANDS.items() for spelling in keyword.spellings}


def comparator_of(spelling: str) -> str:
    """The canonical comparator that a sign or word of either width means."""
    return _COMPARATOR_OF[half_width(spelling)]


def parted_comparator(text: str) -> tuple[str, str]:
    """The canonical comparator that a text of either width begins with, empty where it does with none; and the rest."""
    if text[:1] not in _COMPARISON_FIRSTS:  # as most
        return "", text
    plain = half_width(text[:_LONGEST_COMPARISON])
    for spelling in _COMPARISONS_FROM[plain[0]]:
        if plain.startswith(spelling) and (spelling != REACHES[0] or _opens_a_number(text[1:])):
            return _COMPARATOR_OF[spelling], text[len(spelling) :]
    return "", text


def opening_of(text: str) -> str:
    """The opening before a number that a text begins with; empty where it has none."""
    return next((one for one in OPENINGS if text.startswith(one)), "") if text.startswith(_OPENINGS) else ""


def _opens_a_number(text: str) -> bool:
    return text.lstrip()[:1] in _NUMBER_OPENERS


def direction_of(verb: str) -> str:
    """`increase` or `decrease`."""
    return _DIRECTION_OF[verb]


def is_pending(text: str) -> bool:
    """Whether a text says 待定, in any spelling."""
    return text.casefold() in _PENDING


def command_of(word: str) -> str:
    """The name of the command that a word opens, such as `project`."""
    return _COMMAND_OF[word.casefold()]


def terminals() -> str:
    """Definitions, in the grammar's notation, of the terminals that this table fills."""
    comparison_words = [word for words in COMPARATORS.values() for word in words if not _is_sign(word)]
    comparison_signs = [wide for sign in _COMPARATOR_OF if _is_sign(sign) for wide in _widths(sign)]
    tables: dict[str, list[str]] = {
        "COMMAND_WORD": [word for keyword in COMMANDS.values() for word in keyword.spellings],
        "OVERRIDE_WORD": list(OVERRIDE.spellings),
        "COMPARISON_WORD": comparison_words,
        "COMPARISON_SIGN": comparison_signs,
        "BOUND_WORD": [word for words in BOUNDS.values() for word in words],
        "TREND_WORD": list(_DIRECTION_OF),
        "PENDING_WORD": list(PENDING.spellings),
        "NOT_APPLICABLE_WORD": list(NOT_APPLICABLE.spellings),
    }
    words = "".join(f"{name}: {_alternatives(words)}\n" for name, words in tables.items())
    return f"{words}NOT_COMMAND: {_not_a_command()}\n"


def _not_a_command() -> str:
    """What no ordinary line begins with: asked of every line, so its first character decides in most."""
    words = [word for keyword in COMMANDS.values() for word in keyword.spellings]
    initials = {case for word in (*words, *OVERRIDE.spellings) for case in (word[0], word[0].upper())}
    commands, overrides = "|".join(_longest_first(words)), "|".join(OVERRIDE.spellings)
    blank = r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
    opening = rf"(?i:{commands})(?:{blank}*+[:：]|{blank}|[\r\n]|\Z)|(?i:{overrides}){blank}"
    return rf"/(?!(?=[{''.join(sorted(initials))}])(?:{opening}))/x"


def _is_sign(spelling: str) -> bool:
    return not spelling[0].isalpha()


def _widths(sign: str) -> list[str]:
    variants = product(*((half, full) if (full := _FULL_WIDTH.get(half)) else (half,) for half in sign))
    return ["".join(variant) for variant in variants]


def _alternatives(words: list[str]) -> str:
    return " | ".join(
        f'"{word}"i' if word.isascii() and word.lower() != word.upper() else f'"{word}"'
        for word in _longest_first(words)
    )


def _longest_first(words: list[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))
