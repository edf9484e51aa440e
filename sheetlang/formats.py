"""The output formats: the folder `emit` is their list."""

import sheetlang.emit
from sheetlang.painting.emitter import Emitter
from sheetlang.registry import module_names, offered_by


def format_names() -> tuple[str, ...]:
    """The formats there are; none of them is imported."""
    return tuple(module_names(sheetlang.emit))


def emitter(name: str) -> Emitter:
    """The emitter of a format."""
    found: Emitter = offered_by(sheetlang.emit, name, "EMITTER")
    return found
