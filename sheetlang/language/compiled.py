"""Patterns as this Python compiles them, written as text and read back: compiling those of the grammar is a fifth of a start.

`re` offers no way to keep what it has compiled, so this speaks to what lies under it. What is read back
is equal to what `re.compile` gives, which a test asks of every pattern of the grammar; where another
Python was the one that wrote, nothing is read back and everything is compiled.
"""

import re
import sys
from re import _compiler, _parser  # type: ignore[attr-defined]

PYTHON = sys.implementation.cache_tag or "unknown"
# The version of what runs compiled patterns.
MACHINE = str(_compiler.MAGIC)


def as_text(pattern: str) -> str:
    """A pattern compiled: the number of its groups, their names, and its code."""
    parsed = _parser.parse(pattern)
    names = " ".join(f"{name}={index}" for name, index in parsed.state.groupdict.items())
    code = " ".join(f"{int(one)}" for one in _compiler._code(parsed, parsed.state.flags))
    return f"{parsed.state.groups - 1};{names};{code}"


def from_text(pattern: str, text: str) -> re.Pattern[str]:
    """The compiled pattern that a text holds."""
    groups, names, code = text.split(";")
    index_of = {name: int(index) for name, _, index in (pair.partition("=") for pair in names.split())}
    name_of = {index: name for name, index in index_of.items()}
    every_name = tuple(name_of.get(index) for index in range(int(groups) + 1))
    flags, codes = int(re.UNICODE), [*map(int, code.split())]
    compiled: re.Pattern[str] = _compiler._sre.compile(pattern, flags, codes, int(groups), index_of, every_name)
    return compiled
