"""`sheetlang fmt`: sheets written in their one canonical text."""

from pathlib import Path

import click

from sheetlang.cli.command import LANG, command, option
from sheetlang.cli.console import Progress, told_if_interrupted, written_so_far
from sheetlang.cli.formatting import Formatting, line_ranges
from sheetlang.cli.gather import found_files
from sheetlang.cli.options import FORM_DIR, PATHS, QUIET
from sheetlang.cli.speech import said
from sheetlang.workspace.read import STANDARD_INPUT
from sheetlang.workspace.rewrite import sweep_beside
from sheetlang.workspace.workspace import Workspace

_WRITTEN = said("整理", "Formatting")


@command(
    "把表整理成统一的写法：空格、比较符、全角半角、空行。意思、文字、注释和先后不变；写错的行原样留着。路径是 .sheet 文件、文件夹，或“-”（标准输入）。\n\n"
    "例: sheetlang fmt 2026/\n\n例: sheetlang fmt 2026/ --check（先看: --diff）",
    "Write sheets in their one canonical text: blanks, comparators, widths, empty lines. Meaning, prose, comments and order stay; lines with mistakes are left alone. A path is a .sheet file, a folder, or “-” for standard input.\n\n"
    "Example: sheetlang fmt 2026/\n\nExample: sheetlang fmt 2026/ --check (look first: --diff)",
)
@PATHS
@option(
    "--check",
    is_flag=True,
    heading=_WRITTEN,
    zh="只列出要整理的文件，不写；有就以 1 退出",
    en="only list the files that would change; exit with 1 if there are some",
)
@option(
    "--diff",
    is_flag=True,
    heading=_WRITTEN,
    zh="只显示会怎样改，不写；有就以 1 退出",
    en="only show what would change; exit with 1 if something would",
)
@option(
    "--lines",
    multiple=True,
    metavar=said("起-止", "FROM-TO"),
    heading=_WRITTEN,
    zh="只整理这几行，例如 3-8；可以写几次",
    en="format these lines only, such as 3-8; may be given several times",
)
@option(
    "--stdin-filename",
    metavar=said("文件", "FILE"),
    heading=_WRITTEN,
    zh="标准输入当作这个文件：用它的表式和导入",
    en="take standard input for this file: its forms and its imports",
)
@FORM_DIR
@QUIET
@LANG
def fmt(
    paths: tuple[str, ...], check: bool, diff: bool, lines: tuple[str, ...], stdin_filename: str | None,
    form_dir: Path | None, quiet: bool,
) -> int:  # fmt: skip
    """Format the files and return the exit status."""
    ranges = line_ranges(lines)
    files = found_files(paths, quiet)
    if ranges and len(files) != 1:
        raise click.UsageError(said("--lines 一次只整理一个文件", "--lines takes one file"))
    if stdin_filename is not None and STANDARD_INPUT not in paths:
        raise click.UsageError(said("--stdin-filename 要和“-”一起用", "--stdin-filename goes with “-”"))
    formatting = Formatting(Workspace(form_dir), ranges, check, diff, stdin_filename or "")
    if formatting.writes:
        sweep_beside(files)
    progress = Progress(len(files), quiet)
    with told_if_interrupted(lambda: written_so_far(formatting.changed if formatting.writes else 0)):
        for done, file in enumerate(files, 1):
            formatting.format(file)
            progress.step(done)
    progress.finish()
    if not quiet:
        formatting.summarize()
    return formatting.status


COMMAND = fmt
