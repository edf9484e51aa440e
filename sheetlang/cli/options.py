"""Options that several commands share, said in the language of this process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from sheetlang.cli.speech import LANGUAGES, said

Command = TypeVar("Command", bound=Callable[..., Any])

PATHS = click.argument("paths", nargs=-1, required=True, metavar=said("路径…", "PATH…"))
QUIET = click.option("--quiet", "-q", is_flag=True, help=said("只说结果，不说过程", "say nothing but the result"))
COLOR = click.option(
    "--color/--no-color", default=None, help=said("要不要颜色（默认看终端）", "colour or not (default: on a terminal)")
)
FORM_DIR = click.option(
    "--form-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar=said("文件夹", "FOLDER"),
    help=said("自己的表式文件（*.toml）所在的文件夹", "folder with your own form files (*.toml)"),
)
LANG = click.option(
    "--lang", type=click.Choice(LANGUAGES), expose_value=False, help=said("消息的语言", "language of messages")
)


def talk(command: Command) -> Command:
    """The options on how to talk: `--quiet`, `--color`, `--lang`."""
    return QUIET(COLOR(LANG(command)))
