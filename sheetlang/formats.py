"""The output formats: the folder `emit` is their list."""

from typing import TYPE_CHECKING

import sheetlang.emit
from sheetlang.registry import module_names, offered_by

if TYPE_CHECKING:
    from sheetlang.painting.emitter import Emitter


def format_names() -> tuple[str, ...]:
    """The formats there are; none of them is imported."""
    return tuple(module_names(sheetlang.emit))


def emitter(name: str) -> "Emitter":
    """The emitter of a format."""
    found: Emitter = offered_by(sheetlang.emit, name, "EMITTER")
    return found
