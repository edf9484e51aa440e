"""In which language this process speaks: Chinese, unless told otherwise or the locale is another."""

import os
import sys
from functools import cache
from itertools import pairwise

from sheetlang.text import LANGUAGES, Language, Text

_NEUTRAL = ("", "C", "POSIX")


@cache
def language() -> Language:
    """The language of `--lang`, of SHEETLANG_LANG, or of the locale."""
    for given in (_option(sys.argv), os.environ.get("SHEETLANG_LANG", "")):
        if given in LANGUAGES:
            return given
    locale = next(filter(None, (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    name = locale.partition(".")[0]
    return "zh" if name in _NEUTRAL or name.startswith("zh") else "en"


def said(zh: str, en: str, **values: object) -> str:
    """One of two texts, by the language of this process, its places filled in so that they can be printed."""
    return Text(zh, en).render(language(), {name: _printable(value) for name, value in values.items()})


def _printable(value: object) -> object:
    if isinstance(value, Text):  # our own words, in both languages, are a tuple as well
        return value
    if isinstance(value, tuple):
        return tuple(map(_printable, value))
    if not isinstance(value, (str, os.PathLike)):
        return value
    from sheetlang.visible import one_line

    return one_line(str(value))


def _option(arguments: list[str]) -> str:
    for before, argument in pairwise(arguments):
        if before == "--lang":
            return argument
    return next((argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")), "")
