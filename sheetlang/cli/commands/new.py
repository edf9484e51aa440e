"""`sheetlang new`: a sheet to start from, or next year's from this year's."""

from pathlib import Path

import click

from sheetlang.checker.checker import Checker
from sheetlang.cli.command import LANG, OUTPUT, command, option
from sheetlang.cli.console import print_text
from sheetlang.cli.delivery import STANDARD_OUTPUT, Target
from sheetlang.cli.gather import form_named
from sheetlang.cli.listing import Listing
from sheetlang.cli.options import FORM_DIR, listing
from sheetlang.cli.speech import said
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.shelf import Shelf
from sheetlang.starting.blank_sheet import blank_sheet
from sheetlang.starting.carry_over import carry_over
from sheetlang.visible import INVISIBLE
from sheetlang.workspace.find import workspace_root
from sheetlang.workspace.imported_files import FileLibrary
from sheetlang.workspace.read import read_source
from sheetlang.workspace.workspace import Workspace
from sheetlang.workspace.write import sweep, write_whole

_NEW = said("新表", "The new sheet")


@command(
    "写出一张可以开始填的表；或把上一年的表带到新的一年：年度和日期顺移，目标照旧，上年预算填进“上年”项。\n\n"
    "例: sheetlang new --form shanghai-2020 --year 2027 -o 新项目.sheet\n\n"
    "例: sheetlang new --from 旧项目.sheet --year 2027 -o 新项目.sheet",
    "Write a sheet ready to fill in; or carry last year's over: year and dates move, targets stay, last year's budget fills its field.\n\n"
    "Example: sheetlang new --form shanghai-2020 --year 2027 -o my.sheet\n\n"
    "Example: sheetlang new --from old.sheet --year 2027 -o new.sheet",
)
@option(
    "--form",
    "form_name",
    metavar=said("表式", "FORM"),
    heading=_NEW,
    zh="用哪种表式（见 sheetlang forms）",
    en="which form (see sheetlang forms)",
)
@option(
    "--from",
    "old",
    metavar=said("旧表.sheet", "OLD.sheet"),
    heading=_NEW,
    zh="从哪张旧表带过来",
    en="the sheet to carry over",
)
@option("--year", type=click.IntRange(1990, 2999), metavar=said("年", "YEAR"), heading=_NEW, zh="年度", en="the year")
@option(
    "--project",
    default="",
    metavar=said("名称", "NAME"),
    heading=_NEW,
    zh="空白表的项目名称",
    en="the name of the project in a blank sheet",
)
@option(
    "--output",
    "-o",
    type=Target(),
    default=STANDARD_OUTPUT,
    metavar=said("文件", "FILE"),
    heading=OUTPUT,
    zh="写到哪里；默认打印出来",
    en="where to write; printed by default",
)
@option("--force", is_flag=True, heading=OUTPUT, zh="文件已存在也覆盖", en="replace a file that exists")
@FORM_DIR
@listing
@LANG
def new(
    form_name: str | None, old: str | None, year: int | None, project: str, output: str, force: bool, form_dir: Path | None,
    limit: int, ambiguous_width: int,
) -> int:  # fmt: skip
    """Print or write the new sheet."""
    _refuse_options(form_name, old, project)
    root = workspace_root(Path(old) if old else None)
    shelf, wrong = Workspace(form_dir).shelf(root)
    listed = Listing(limit, ambiguous_width=ambiguous_width)
    _tell(wrong, listed)
    text = (
        blank_sheet(form_named(shelf, form_name), year, project)
        if form_name is not None
        else _carried(shelf, root, old or "", year, listed)
    )
    if output == STANDARD_OUTPUT:
        print_text(text)
        return 0
    target = Path(output)
    if target.is_file() and not force:
        raise click.UsageError(
            said("“{path}”已经存在；加 --force 覆盖", "“{path}” exists; --force replaces it", path=output)
        )
    sweep(target.parent)
    write_whole(target, text.encode())
    click.echo(
        said(
            "写好了 {path}；填完后运行 sheetlang check {path}",
            "wrote {path}; fill it in, then run sheetlang check {path}",
            path=output,
        ),
        err=True,
    )
    return 0


def _refuse_options(form_name: str | None, old: str | None, project: str) -> None:
    """A usage error for options that do not go together, or name no project."""
    if (form_name is None) == (old is None):
        raise click.UsageError(said("写 --form 或 --from，二者选一", "give either --form or --from"))
    if old is not None and project:
        raise click.UsageError(
            said(
                "--project 和 --from 不能同时用：名称在写出的表里改",
                "--project and --from exclude each other: change the name in the sheet that is written",
            )
        )
    if "\n" in project or "\r" in project:
        raise click.UsageError(said("项目名称要写在一行里", "the project's name must be on one line"))
    if INVISIBLE.search(project):
        raise click.UsageError(
            said(
                "项目名称“{name}”里有看不见的字符",
                "the project's name “{name}” has an invisible character",
                name=project,
            )
        )


def _carried(shelf: Shelf, root: Path, path: str, year: int | None, listed: Listing) -> str:
    if year is None:
        raise click.UsageError(said("--from 要同时写 --year", "--from needs --year"))
    source, findings = read_source(path)
    _refuse(findings, path, listed)
    # What rules find in last year's sheet is no reason not to begin this year's from it.
    compiled = compile_source(source, shelf, FileLibrary(root), checker=Checker(()))
    _refuse([finding for finding in compiled.findings if finding.severity == "error"], path, listed)
    if not compiled.sheets or any(sheet.year is None for sheet in compiled.sheets):
        raise click.UsageError(
            said(
                "“{path}”没有写年度，不知道日期要移几年", "“{path}” states no year, so its dates cannot move", path=path
            )
        )
    return carry_over(compiled.document, compiled.sheets, year)


def _refuse(findings: list[Diagnostic], path: str, listed: Listing) -> None:
    if findings:
        _tell(findings, listed)
        raise click.UsageError(said("“{path}”有错误，先改好它", "“{path}” has errors; mend it first", path=path))


def _tell(findings: list[Diagnostic], listed: Listing) -> None:
    if findings:
        click.echo(listed.rendered(findings), err=True)
    if left_out := listed.left_out(findings):
        click.echo(left_out, err=True)


COMMAND = new
