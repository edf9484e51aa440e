"""Options that several commands share, said in the language of this process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sheetlang.cli.command import LANG, option
from sheetlang.cli.speech import said

Command = Callable[..., Any]

PATHS = click.argument("paths", nargs=-1, required=True, metavar=said("路径…", "PATH…"))
QUIET = option("--quiet", "-q", is_flag=True, zh="只说结果，不说过程", en="say nothing but the result")
COLOR = option(
    "--color/--no-color", default=None, zh="要不要颜色（默认看终端）", en="colour or not (default: on a terminal)"
)
FORM_DIR = option(
    "--form-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar=said("文件夹", "FOLDER"),
    zh="自己的表式文件（*.toml）所在的文件夹",
    en="folder with your own form files (*.toml)",
)


def talk(command: Command) -> Command:
    """The options on how to talk: `--quiet`, `--color`, `--lang`."""
    return QUIET(COLOR(LANG(command)))
