"""Report: an output of findings by name."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import sheetlang.report
from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.registry import module_names, offered_by


class Render(Protocol):
    """Findings to text, in a language, coloured or not, for a screen with ambiguous characters of a width.

    `files` are the names of all that was looked at, whether anything was found in them or not.
    """

    def __call__(
        self,
        findings: Sequence[Diagnostic],
        lang: Language,
        color: bool,
        ambiguous_width: int = 1,
        files: Sequence[str] = (),
        /,
    ) -> str:
        """The text."""


class Report(NamedTuple):
    """An output by its name. `whole`: it is for programs, which are given all findings, however many."""

    name: str
    render: Render
    whole: bool = False


def report_names() -> tuple[str, ...]:
    """The outputs there are; none of them is imported."""
    return tuple(name for name in module_names(sheetlang.report) if name != "report")


def report(name: str) -> Report:
    """The output of a name."""
    found: Report = offered_by(sheetlang.report, name, "REPORT")
    return found
