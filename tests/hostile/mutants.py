"""Hostile inputs by number: the same number gives the same bytes, on every machine.

To see the one that a test names:  python -c "from hostile.mutants import mutant; print(mutant(17))"  in `tests`.
"""

import random
from collections.abc import Callable

from hostile import materials
from hostile.materials import CONTROLS, PAIRS, WIDTHS

_LONGEST = 60_000

OnText = Callable[[random.Random, str], str]
OnBytes = Callable[[random.Random, bytes], bytes]


def mutant(number: int) -> bytes:
    """The hostile input of a number."""
    dice = random.Random(number)
    if dice.random() < 0.06:
        return materials.other_file(dice)
    make = dice.choices(_MAKERS, _WEIGHTS)[0]
    text = make(dice)
    for _ in range(dice.choice((0, 1, 1, 2, 4))):
        text = dice.choice(_ON_TEXT)(dice, text)[:_LONGEST]
    data = _encoded(dice, text)
    return dice.choice(_ON_BYTES)(dice, data) if dice.random() < 0.2 else data


_MAKERS = (
    materials.sheet,
    materials.soup,
    materials.indents,
    materials.nesting,
    materials.repetition,
    materials.any_characters,
    materials.whole_example,
)
_WEIGHTS = (40, 25, 15, 6, 4, 8, 2)


def _encoded(dice: random.Random, text: str) -> bytes:
    encoding = dice.choices(("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "big5"), (90, 3, 3, 1, 1, 1))[0]
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


# -- on text


def _place(dice: random.Random, text: str) -> int:
    return dice.randrange(len(text) + 1)


def _insert(dice: random.Random, text: str, piece: str) -> str:
    at = _place(dice, text)
    return text[:at] + piece + text[at:]


def _drop(dice: random.Random, text: str) -> str:
    at = _place(dice, text)
    return text[:at] + text[at + dice.choice((1, 1, 2, 9)) :]


def _repeat(dice: random.Random, text: str) -> str:
    at = _place(dice, text)
    end = at + dice.choice((1, 2, 9, 40))
    return text[:end] + text[at:end] * dice.choice((1, 1, 2, 60)) + text[end:]


def _swap_width(dice: random.Random, text: str) -> str:
    at = _place(dice, text)
    end = at + dice.choice((1, 5, 30))
    return text[:at] + text[at:end].translate(WIDTHS) + text[end:]


def _control(dice: random.Random, text: str) -> str:
    return _insert(dice, text, dice.choice(CONTROLS) * dice.choice((1, 1, 3)))


def _surrogate(dice: random.Random, text: str) -> str:
    return _insert(dice, text, chr(dice.randrange(0xD800, 0xE000)))


def _piece(dice: random.Random, text: str) -> str:
    return _insert(dice, text, dice.choice(materials.PIECES))


def _bracket(dice: random.Random, text: str) -> str:
    return _insert(dice, text, dice.choice(dice.choice(PAIRS)))


def _splice(dice: random.Random, text: str) -> str:
    rows = text.split("\n")
    rows.insert(dice.randrange(len(rows) + 1), dice.choice(materials.lines()))
    return "\n".join(rows)


def _shuffle(dice: random.Random, text: str) -> str:
    rows = text.split("\n")
    dice.shuffle(rows)
    return dice.choice(("\n", "\n", "\r\n", "\r", "")).join(rows)


def _join_lines(dice: random.Random, text: str) -> str:
    rows = text.split("\n")
    at = dice.randrange(len(rows))
    return "\n".join([*rows[:at], "".join(rows[at : at + 2]), *rows[at + 2 :]])


def _cut_off(dice: random.Random, text: str) -> str:
    return text[: _place(dice, text)]


_ON_TEXT: tuple[OnText, ...] = (
    _drop,
    _repeat,
    _swap_width,
    _control,
    _surrogate,
    _piece,
    _bracket,
    _splice,
    _shuffle,
    _join_lines,
    _cut_off,
)


# -- on bytes


def _flip(dice: random.Random, data: bytes) -> bytes:
    if not data:
        return b"\xff"
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def _junk(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.randbytes(dice.choice((1, 2, 8))) + data[at:]


def _cut_bytes(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


_ON_BYTES: tuple[OnBytes, ...] = (_flip, _junk, _cut_bytes)
