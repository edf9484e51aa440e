"""Output: a way to show a comparison, by name."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import sheetlang.changes_report
from sheetlang.changes.comparison import Compared
from sheetlang.registry import module_names, offered_by
from sheetlang.text import Language


class Render(Protocol):
    """Changed projects to text, in a language, coloured or not; `unread` tells of what could not be compared."""

    def __call__(self, projects: Sequence[Compared], lang: Language, color: bool, /, unread: Sequence[str] = ()) -> str:
        """The text."""


class Output(NamedTuple):
    """An output by its name. `for_programs`: it is the same on every screen.

    `whole`: all that was not compared is told in it, which people hear of in short. `in_file`: how it is rendered
    where it goes to a file, which may be longer.
    """

    name: str
    render: Render
    for_programs: bool = False
    whole: bool = False
    in_file: Render | None = None


def output_names() -> tuple[str, ...]:
    """The outputs there are; none of them is imported."""
    return tuple(name for name in module_names(sheetlang.changes_report) if name != "output")


def output(name: str) -> Output:
    """The output of a name."""
    found: Output = offered_by(sheetlang.changes_report, name, "OUTPUT")
    return found
