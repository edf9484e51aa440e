"""`sheetlang build`: check, then write the official form in the formats asked for."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from sheetlang.cli.command import CHECKING, OUTPUT, command, option
from sheetlang.cli.console import told_if_interrupted, wants_color, written_so_far
from sheetlang.cli.delivery import STANDARD_OUTPUT, Target
from sheetlang.cli.gather import compiled, found_files, no_such, set_up_findings
from sheetlang.cli.listing import Listing
from sheetlang.cli.options import PATHS, listing, names_in, talk
from sheetlang.cli.speech import said
from sheetlang.cli.strictness import in_workspace
from sheetlang.cli.writing import Writing
from sheetlang.formats import emitter, format_names
from sheetlang.naming import closest
from sheetlang.workspace.find import Found
from sheetlang.workspace.workspace import Workspace


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats with commas between."""

    name = "formats"

    def convert(
        self, value: object, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[str, ...]:
        """The formats, each once."""
        names = tuple(dict.fromkeys(names_in([str(value)])))
        for name in names:
            if name not in format_names():
                self.fail(no_such(said("格式", "format"), name, closest(name, format_names()), format_names()))
        return names or self.fail(said("没有写格式", "no format is given"))


@command(
    "检查后生成正式表格：输出文件夹/相对路径.格式。有错误的文件不生成，不影响其他文件。\n\n"
    "例: sheetlang build 项目.sheet --to html,xlsx --out 输出\n\n例: sheetlang build 项目.sheet --to md --out -",
    "Check, then write FOLDER/relative path.format. A file with errors is refused; the others are built.\n\n"
    "Example: sheetlang build my.sheet --to html,xlsx --out out\n\nExample: sheetlang build my.sheet --to md --out -",
)
@PATHS
@option(
    "--to",
    "formats",
    type=Formats(),
    default="html,xlsx",
    show_default=True,
    metavar=",".join(format_names()),
    heading=OUTPUT,
    zh="格式，用逗号分开",
    en="formats, with commas between",
)
@option(
    "--out",
    "-o",
    type=Target(),
    default="out",
    show_default=True,
    metavar=said("文件夹", "FOLDER"),
    heading=OUTPUT,
    zh="输出文件夹；“-”是标准输出",
    en="output folder; “-” is standard output",
)
@option(
    "--draft",
    is_flag=True,
    heading=OUTPUT,
    zh="有错误也生成，每页标“草稿”并列出问题",
    en="build in spite of errors, mark each page 草稿 and list the findings",
)
@option(
    "--release",
    is_flag=True,
    heading=CHECKING,
    zh="定稿：有“待定”或占位符也不生成",
    en="for release: refuse what is pending or a placeholder too",
)
@in_workspace
@listing
@talk
def build(
    paths: tuple[str, ...], formats: tuple[str, ...], out: str, draft: bool, release: bool, workspace: Workspace,
    limit: int, ambiguous_width: int, quiet: bool, color: bool | None,
) -> int:  # fmt: skip
    """Write the files and return the exit status."""
    if draft and release:
        raise click.UsageError(said("--draft 和 --release 不能同时用", "--draft and --release exclude each other"))
    files = found_files(paths, quiet)
    if out == STANDARD_OUTPUT:
        _check_standard_output(files, formats)
    run = Writing(Path(out), formats, draft, Listing(limit, wants_color(color, sys.stderr), ambiguous_width))
    run.findings.extend(set_up_findings(files, workspace))
    with told_if_interrupted(lambda: written_so_far(run.written)):
        for file, result in compiled(files, workspace, release, quiet):
            run.build(file, result)
    run.report_findings()
    run.tell_outdated(files)
    if not quiet:
        run.summarize(files, paths)
    return run.status


def _check_standard_output(files: Sequence[Found], formats: Sequence[str]) -> None:
    if len(files) != 1 or len(formats) != 1:
        raise click.UsageError(said("“--out -”只能输出一个文件的一种格式", "“--out -” takes one file and one format"))
    if emitter(formats[0]).binary and sys.stdout.isatty():
        raise click.UsageError(said("不能把 {name} 输出到屏幕", "cannot print {name} on a terminal", name=formats[0]))


COMMAND = build
