"""Options that several commands share, said in the language of this process."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from sheetlang.cli.command import CHECKING, LANG, OUTPUT, option
from sheetlang.cli.delivery import TEXT
from sheetlang.cli.speech import said

Command = Callable[..., Any]

PATHS = click.argument("paths", nargs=-1, required=True, metavar=said("路径…", "PATH…"))
QUIET = option("--quiet", "-q", is_flag=True, heading=OUTPUT, zh="只说结果，不说过程", en="say nothing but the result")
COLOR = option(
    "--color/--no-color",
    default=None,
    heading=OUTPUT,
    zh="要不要颜色（默认看终端）",
    en="colour or not (default: on a terminal)",
)
FORM_DIR = option(
    "--form-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar=said("文件夹", "FOLDER"),
    heading=CHECKING,
    zh="自己的表式文件（*.toml）所在的文件夹",
    en="folder with your own form files (*.toml)",
)
RELEASE = option(
    "--release",
    is_flag=True,
    heading=CHECKING,
    zh="按定稿查：待定和占位符也算错误",
    en="check for release: what is pending is an error",
)
ERRORS_ONLY = option(
    "--errors-only",
    is_flag=True,
    heading=CHECKING,
    zh="只报错误；警告和提示不报，也不影响退出状态",
    en="tell errors only; warnings and notes are not told and do not count for the exit status",
)
LIMIT = option(
    "--limit",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    metavar=said("数", "NUMBER"),
    heading=OUTPUT,
    zh="最多列出几处，其余只计数；0 是全部",
    en="how many are listed, the rest being counted; 0 lists all",
)
AMBIGUOUS_WIDTH = option(
    "--ambiguous-width",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    envvar="SHEETLANG_AMBIGUOUS_WIDTH",
    metavar="1|2",
    heading=OUTPUT,
    zh="“①”这类字符在终端里占几格",
    en="columns that characters such as “①” take on the terminal",
)


def names_in(texts: Sequence[str]) -> list[str]:
    """The names in texts that list them with commas between, of either width, or `、`."""
    names = (name.strip() for text in texts for name in text.replace("，", ",").replace("、", ",").split(","))
    return [name for name in names if name]


def names_something(context: click.Context, parameter: click.Parameter, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of an option that lists names; a usage error where one names none, as a variable that was never set."""
    if any(not text.strip(" ,，、") for text in texts):
        text = said("{option} 后面是空的", "{option} is empty", option="/".join(parameter.opts))
        raise click.UsageError(text, context)
    return texts


def output_format(names: Sequence[str]) -> Callable[[Command], Command]:
    """The option `--format`, given to the command as `format_name`: one of these, text if none is said."""
    return option(
        "--format",
        "format_name",
        type=click.Choice(names),
        default=TEXT,
        show_default=True,
        metavar=said("格式", "FORMAT"),
        heading=OUTPUT,
        zh="、".join(names),
        en=", ".join(names),
    )


def listing(command: Command) -> Command:
    """The options on how findings are listed: `--limit`, `--ambiguous-width`."""
    return LIMIT(AMBIGUOUS_WIDTH(command))


def talk(command: Command) -> Command:
    """The options on how to talk: `--quiet`, `--color`, `--lang`."""
    return QUIET(COLOR(LANG(command)))
