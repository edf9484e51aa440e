"""Where the findings of a run go: standard output, or a file that is written whole or not at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from sheetlang.cli.command import OUTPUT, option
from sheetlang.cli.console import print_text, wants_color
from sheetlang.cli.speech import said

# The format that people read.
TEXT = "text"
# What is given for a path to write to where standard output is meant.
STANDARD_OUTPUT = "-"
# What people write: sheets, of which some are only imported, settings, and forms.
_WRITTEN_BY_HAND = (".sheet", ".toml")


class Target(click.Path):
    """A path to write to. An empty one, as of a variable that was never set, would be the folder that one is in."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The path."""
        if value == "" and parameter is not None:
            text = said("{option} 后面是空的", "{option} is empty", option="/".join(parameter.opts))
            raise click.UsageError(text, context)
        return super().convert(value, parameter, context)


def _file(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    return None if value in (None, STANDARD_OUTPUT) else Path(value)


INTO = option(
    "--output",
    "-o",
    "into",
    type=Target(),
    callback=_file,
    metavar=said("文件", "FILE"),
    heading=OUTPUT,
    zh="写到这个文件，不写到屏幕；“-”是标准输出",
    en="write to this file instead of standard output, which is “-”",
)


def is_colored(format_name: str, into: Path | None, choice: bool | None) -> bool:
    """Whether what is delivered has colours: the text for people, and in a file only if they were asked for."""
    return format_name == TEXT and (bool(choice) if into else wants_color(choice, sys.stdout))


def spare(into: Path | None, read: Iterable[str | Path | None]) -> None:
    """A usage error where a report would take the place of a file that was read, or of another that people write."""
    if into is None:
        return
    _refuse_one_of(into, read)
    if into.suffix.lower() in _WRITTEN_BY_HAND and os.path.lexists(into):
        text = said("“{path}”已经有了，报告不能写到它上面", "“{path}” exists, no report is written over it", path=into)
        raise click.UsageError(text)


def deliver(text: str, into: Path | None, for_programs: bool) -> None:
    """Print a report, or write it to a file, which was asked to `spare` what was read."""
    if into is not None:
        _write(text.encode("utf-8", "backslashreplace"), into)
    elif for_programs:
        print_text(text)
    else:
        sys.stdout.write(text)


def write_file(data: bytes, into: Path, read: Iterable[str | Path | None]) -> None:
    """Write a file whole or not at all; a usage error where it would take the place of one that was read."""
    _refuse_one_of(into, read)
    _write(data, into)


def _refuse_one_of(into: Path, read: Iterable[str | Path | None]) -> None:
    if os.path.realpath(into) in {os.path.realpath(path) for path in read if path is not None}:
        text = said(
            "“{path}”是要读的文件，不能写到它上面", "“{path}” is a file to be read, nothing is written over it", path=into
        )  # fmt: skip
        raise click.UsageError(text)


def _write(data: bytes, into: Path) -> None:
    from sheetlang.workspace.write import sweep, write_whole

    sweep(into.parent)
    write_whole(into, data)
