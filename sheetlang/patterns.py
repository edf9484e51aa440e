"""Patterns as this Python compiles them, written as text and read back: compiling those that every start needs is a fifth of it.

`re` offers no way to keep what it has compiled, so this speaks to what lies under it. What is read back
is equal to what `re.compile` gives, which a test asks of every pattern; where another Python was the one
that wrote, or a pattern is not kept, it is compiled. `python -m sheetlang.pattern_tables` writes the file.
"""

import os
import re
import sys
from array import array
from binascii import a2b_base64, b2a_base64
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]

from sheetlang.resources import folder_name

# The version of what runs compiled patterns, and in which order it stores the bytes of a number.
MACHINE = f"{_compiler.MAGIC} {sys.byteorder}"
# Every pattern that was asked for, for whoever keeps them.
asked: dict[str, None] = {}


def pattern(text: str) -> re.Pattern[str]:
    """The pattern of a text, its flags within it, as `re.compile` makes it."""
    asked[text] = None
    kept = _kept().get(text)
    try:
        return from_text(text, kept) if kept else re.compile(text)
    except (ValueError, RuntimeError):  # a damaged file
        return re.compile(text)


def kept_file() -> str:
    """The path of the file with the patterns of this Python."""
    return os.path.join(folder_name("grammar"), f"compiled.{sys.implementation.cache_tag or 'unknown'}.txt")


def kept_text(texts: list[str]) -> str:
    """What keeps these patterns: a pattern a line, with what it compiles to."""
    return "".join(f"{line}\n" for line in (MACHINE, *(f"{_escaped(text)}\t{as_text(text)}" for text in texts)))


def read_kept(path: str) -> dict[str, str]:
    """What patterns compile to, by their text; nothing where another Python wrote it."""
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            machine, *lines = file.read().splitlines() or [""]
    except OSError:
        return {}
    pairs = [line.partition("\t") for line in lines] if machine == MACHINE else ()
    return {text.encode().decode("unicode_escape"): compiled for text, _, compiled in pairs}


def as_text(pattern: str) -> str:
    """A pattern compiled: the number of its groups, its flags, the names of groups, and its code."""
    parsed = _parser.parse(pattern)
    names = " ".join(f"{name}={index}" for name, index in parsed.state.groupdict.items())
    code = array("I", map(int, _compiler._code(parsed, parsed.state.flags))).tobytes()
    packed = b2a_base64(code, newline=False).decode()
    return f"{parsed.state.groups - 1};{int(parsed.state.flags)};{names};{packed}"


def from_text(pattern: str, text: str) -> re.Pattern[str]:
    """The compiled pattern that a text holds."""
    groups, flags, names, code = text.split(";")
    index_of = {name: int(index) for name, _, index in (pair.partition("=") for pair in names.split())}
    name_of = {index: name for name, index in index_of.items()}
    every_name = tuple(name_of.get(index) for index in range(int(groups) + 1))
    codes = array("I", a2b_base64(code)).tolist()
    found: re.Pattern[str] = _compiler._sre.compile(pattern, int(flags), codes, int(groups), index_of, every_name)
    return found


@cache
def _kept() -> dict[str, str]:
    return read_kept(kept_file())


def _escaped(text: str) -> str:
    return text.encode("unicode_escape").decode()
