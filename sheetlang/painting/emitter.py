"""Emitter: an output format and what paints it."""

from collections.abc import Callable

from attrs import frozen

from sheetlang.painting.book import Book


@frozen
class Emitter:
    """A format: `name` is that of its file and the suffix of the files it makes."""

    name: str
    paint: Callable[[Book], bytes]
    binary: bool = False
