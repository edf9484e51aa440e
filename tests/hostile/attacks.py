"""Strings that make a backtracking pattern try again and again, built from the pattern's own alphabet."""

import random
import re
from collections.abc import Iterable, Iterator
from re import _constants as kinds
from re import _parser as parser

_MEMBERS = {
    kinds.CATEGORY_DIGIT: "5",
    kinds.CATEGORY_SPACE: " \t\n",
    kinds.CATEGORY_WORD: "a字_",
    kinds.CATEGORY_NOT_DIGIT: "a",
    kinds.CATEGORY_NOT_SPACE: "a，",
    kinds.CATEGORY_NOT_WORD: "-，",
}
_EVERYWHERE = "\nx字 "
_SHAPES = 300


def alphabet(pattern: re.Pattern[str]) -> str:
    """Characters that the pattern tells apart: its literals, the ends of its ranges, and some that it leaves out."""
    found: dict[str, None] = dict.fromkeys(_EVERYWHERE)
    _gather(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE | re.UNICODE), found)
    return "".join(found)


def _gather(node: object, found: dict[str, None]) -> None:
    if isinstance(node, tuple) and len(node) == 2:
        kind, value = node
        if kind in (kinds.LITERAL, kinds.NOT_LITERAL):
            found[chr(value)] = None
        elif kind is kinds.RANGE:
            found.update({chr(end): None for end in value if not 0xD800 <= end < 0xE000})
        elif kind in _MEMBERS:
            found.update(dict.fromkeys(_MEMBERS[kind]))
        elif kind is kinds.CATEGORY:
            found.update(dict.fromkeys(_MEMBERS.get(value, "")))
    if isinstance(node, (tuple, list, parser.SubPattern)):
        for part in node:
            _gather(part, found)


def sample(pattern: re.Pattern[str], dice: random.Random) -> str:
    """A text much like what the pattern matches: what looks around is left out."""
    return "".join(_sample(parser.parse(pattern.pattern, pattern.flags), dice))


def _sample(nodes: Iterable[tuple[object, object]], dice: random.Random) -> Iterator[str]:
    for kind, value in nodes:
        if kind is kinds.LITERAL:
            yield chr(value)
        elif kind is kinds.IN:
            found: dict[str, None] = {}
            _gather(value, found)
            yield dice.choice([*found] or ["a"])
        elif kind in (kinds.ANY, kinds.NOT_LITERAL):
            yield dice.choice("a字 ")
        elif kind is kinds.BRANCH:
            yield from _sample(dice.choice(value[1]), dice)
        elif kind is kinds.SUBPATTERN:
            yield from _sample(value[-1], dice)
        elif kind is kinds.ATOMIC_GROUP:
            yield from _sample(value, dice)
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            least, most, repeated = value
            for _ in range(min(int(most), int(least) + dice.randrange(3))):
                yield from _sample(repeated, dice)


def shapes(pattern: re.Pattern[str], seed: int = 1) -> list[tuple[str, str, str]]:
    """Attacks as (before, what is repeated, after); the same for the same pattern."""
    dice = random.Random(seed)
    letters = alphabet(pattern)
    return [_shape(pattern, letters, dice) for _ in range(_SHAPES)] + [("", one, "!") for one in letters[:60]]


def _shape(pattern: re.Pattern[str], letters: str, dice: random.Random) -> tuple[str, str, str]:
    """Some of a sample, then a piece of one or of the alphabet again and again, then what spoils or ends it."""
    like = sample(pattern, dice)
    cut = dice.randrange(len(like) + 1)
    begun = dice.choice(("", like[:cut], like[:cut], like[:cut], dice.choice(letters)))
    near = like[max(cut - dice.randrange(1, 4), 0) : cut] or dice.choice(letters)
    unit = dice.choice(
        (near, like or near, dice.choice(letters), dice.choice(" \t\n"), "".join(dice.choices(letters, k=2)))
    )
    return begun, unit, dice.choice(("", "\n", "!", like[cut:], dice.choice(letters), "\x00"))


def attack(shape: tuple[str, str, str], length: int) -> str:
    """The attack of a shape with a length."""
    before, unit, after = shape
    return before + unit * ((length - len(before) - len(after)) // len(unit)) + after
