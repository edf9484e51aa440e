"""Report: an output of findings by name."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import sheetlang.report
from sheetlang.diagnostic import Diagnostic, Language
from sheetlang.registry import module_names, offered_by

Render = Callable[[Sequence[Diagnostic], Language, bool], str]


class Report(NamedTuple):
    """An output: `render` takes findings, a language, and whether to colour."""

    name: str
    render: Render


def report_names() -> tuple[str, ...]:
    """The outputs there are; none of them is imported."""
    return tuple(name for name in module_names(sheetlang.report) if name != "report")


def report(name: str) -> Report:
    """The output of a name."""
    found: Report = offered_by(sheetlang.report, name, "REPORT")
    return found
