"""Emitter: an output format and what paints it. The folder `emit` is the list of formats."""

from collections.abc import Callable

from attrs import frozen

import sheetlang.emit
from sheetlang.painting.book import Book
from sheetlang.registry import module_names, offered_by


@frozen
class Emitter:
    """A format: `name` is that of its file and the suffix of the files it makes."""

    name: str
    paint: Callable[[Book], bytes]
    binary: bool = False


def format_names() -> tuple[str, ...]:
    """The formats there are; none of them is imported."""
    return tuple(module_names(sheetlang.emit))


def emitter(name: str) -> Emitter:
    """The emitter of a format."""
    found: Emitter = offered_by(sheetlang.emit, name, "EMITTER")
    return found
