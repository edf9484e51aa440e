"""`sheetlang review`: all that is wrong in a folder of sheets as one table, to be sent back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetlang.cli.baselines import BASELINE
from sheetlang.cli.command import LANG, OUTPUT, command, option
from sheetlang.cli.console import Patience
from sheetlang.cli.delivery import Target, write_file
from sheetlang.cli.gather import compiled, found_files, no_such, set_up_findings
from sheetlang.cli.options import ERRORS_ONLY, PATHS, QUIET, RELEASE
from sheetlang.cli.speech import language, said
from sheetlang.cli.strictness import in_workspace
from sheetlang.diagnostic import Text
from sheetlang.naming import closest
from sheetlang.review.review import Review, shown
from sheetlang.text import listed
from sheetlang.workspace.find import Found
from sheetlang.workspace.workspace import Workspace

if TYPE_CHECKING:
    from sheetlang.cli.old_in_review import Sieve

_FORMATS = ("xlsx", "html")
_DEFAULT = said("审核意见.xlsx", "review.xlsx")


@command(
    "查一个文件夹的表，把意见写成一张表，可以退给填报单位。文件名以 .xlsx 或 .html 结尾。\n\n"
    "例: sheetlang review 2026/ -o 审核意见.xlsx",
    "Check a folder of sheets and write what was found as one table to send back. The file ends in .xlsx or .html.\n\n"
    "Example: sheetlang review 2026/ -o review.xlsx",
)
@PATHS
@option(
    "--output",
    "-o",
    "into",
    type=Target(path_type=Path),
    default=_DEFAULT,
    show_default=True,
    metavar=said("文件", "FILE"),
    heading=OUTPUT,
    zh="写到哪个文件",
    en="file to write",
)
@option("--force", is_flag=True, heading=OUTPUT, zh="文件已经有了也覆盖", en="replace the file if it exists")
@RELEASE
@ERRORS_ONLY
@in_workspace
@BASELINE
@QUIET
@LANG
def review(
    paths: tuple[str, ...], into: Path, force: bool, release: bool, errors_only: bool, workspace: Workspace,
    baseline: Path | None, quiet: bool,
) -> int:  # fmt: skip
    """Write the table and return the exit status: 1 where something is to be sent back."""
    kind = _kind(into)
    if into.is_file() and not force:
        raise click.UsageError(
            said("“{path}”已经存在；加 --force 覆盖", "“{path}” exists; --force replaces it", path=into)
        )
    files = found_files(paths, quiet)
    patience = Patience(quiet)
    reviewed = Review(language(), release, _asked(paths, files, workspace), errors_only)
    sieve = _sieve(baseline, release)
    loose = set_up_findings(files, workspace)
    reviewed.add_loose(sieve.new_of(loose) if sieve else loose)
    for _, result in compiled(files, workspace, release, quiet):
        reviewed.add(result.document, result.sheets, sieve.new_in(result) if sieve else result.findings)
    reviewed.old = sieve.hidden if sieve else None
    with patience.while_writing(kind, into):
        write_file(_painted(reviewed, kind), into, [*(file.path for file in files), baseline])
    if not quiet:
        click.echo(_summary(reviewed, into), err=True)
        if sieve:
            click.echo(sieve.told(is_clean=reviewed.counts.worst is None), err=True)
        if errors_only:
            click.echo(said("只列了错误。", "Only errors were listed."), err=True)
    return int(reviewed.counts.worst not in (None, "info"))


def _sieve(baseline: Path | None, release: bool) -> "Sieve | None":
    if baseline is None:
        return None
    from sheetlang.cli.old_in_review import Sieve

    return Sieve(baseline, release)


def _asked(paths: Sequence[str], files: Sequence[Found], workspace: Workspace) -> tuple[tuple[Text, str], ...]:
    """What was asked for, as it was typed: a review of some rules alone is not to be read as one of all."""
    typed = click.get_current_context().params
    roots = dict.fromkeys(file.root for file in files)
    settings = dict.fromkeys(filter(None, map(workspace.settings_file, roots)))
    asked = {
        Text("查的文件夹或文件", "folders or files"): paths,
        Text("设置", "settings"): settings,
        Text("自己的表式", "own forms"): filter(None, [typed["form_dir"]]),
        Text("只查这些规则", "only these rules"): typed["select"],
        Text("不查的规则", "not these rules"): typed["ignore"],
        Text("改了级别的规则", "rules with another severity"): typed["severity"],
        Text("基线", "baseline"): filter(None, [typed["baseline"]]),
        Text("只列", "listed"): [said("错误", "errors only")] if typed["errors_only"] else (),
    }
    return tuple((label, shown(listed(texts, language()))) for label, texts in asked.items())


def _kind(into: Path) -> str:
    kind = into.suffix.removeprefix(".").lower()
    if not kind:
        text = said(
            "意见要写到文件里，文件名以 .xlsx 或 .html 结尾；“{path}”不是",
            "a review goes to a file whose name ends in .xlsx or .html; “{path}” is none",
            path=into,
        )
        raise click.UsageError(text)
    if kind not in _FORMATS:
        raise click.UsageError(no_such(said("格式", "format"), kind, closest(kind, _FORMATS), _FORMATS))
    return kind


def _painted(reviewed: Review, kind: str) -> bytes:
    if kind == "html":
        from sheetlang.review.page import paint_page

        return paint_page(reviewed)
    from sheetlang.review.workbook import paint_workbook

    return paint_workbook(reviewed)


def _summary(reviewed: Review, into: Path) -> str:
    from sheetlang.review.overview import not_listed, sought

    counts = reviewed.counts
    projects = sum(1 for one in reviewed.projects if one.project)
    summary = said(
        "{files} 个文件，{projects} 个项目，{clean} 个没有{what}：{errors} 个错误、{warnings} 个警告、{infos} 个提示 → {into}",
        "{files} file(s), {projects} project(s), {clean} without {what}: {errors} error(s), {warnings} warning(s), {infos} note(s) → {into}",
        files=reviewed.files, projects=projects, clean=reviewed.clean,
        what=sought(reviewed),
        errors=counts.errors, warnings=counts.warnings, infos=counts.infos, into=into,
    )  # fmt: skip
    return "\n".join(filter(None, (summary, not_listed(reviewed))))


COMMAND = review
