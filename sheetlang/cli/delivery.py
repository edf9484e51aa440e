"""Where the findings of a run go: standard output, or a file that is written whole or not at all."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from sheetlang.cli.command import OUTPUT, option
from sheetlang.cli.console import print_text, wants_color
from sheetlang.cli.speech import said

# The format that people read.
TEXT = "text"
INTO = option(
    "--output",
    "-o",
    "into",
    type=click.Path(path_type=Path),
    metavar=said("文件", "FILE"),
    heading=OUTPUT,
    zh="写到这个文件，不写到屏幕",
    en="write to this file instead of standard output",
)


def is_colored(format_name: str, into: Path | None, choice: bool | None) -> bool:
    """Whether what is delivered has colours: the text for people, and in a file only if they were asked for."""
    return format_name == TEXT and (bool(choice) if into else wants_color(choice, sys.stdout))


def deliver(text: str, into: Path | None, read: Iterable[str], for_programs: bool) -> None:
    """Print a report, or write it to a file that is none of those it was made from."""
    if into is not None:
        write_file(text.encode("utf-8", "backslashreplace"), into, read)
    elif for_programs:
        print_text(text)
    else:
        sys.stdout.write(text)


def write_file(data: bytes, into: Path, read: Iterable[str]) -> None:
    """Write a file whole or not at all; a usage error where it would take the place of one that was read."""
    from sheetlang.workspace.write import sweep, write_whole

    if into.resolve() in {Path(path).resolve() for path in read}:
        raise click.UsageError(
            said(
                "“{path}”是要查的文件，不能写到它上面", "“{path}” is a file to be checked, nothing is written over it", path=into
            )
        )  # fmt: skip
    sweep(into.parent)
    write_whole(into, data)
