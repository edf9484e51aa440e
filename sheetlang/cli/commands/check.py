"""`sheetlang check`: all findings of sheets, of form files and of settings."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetlang.cli.advice import advice
from sheetlang.cli.baselines import Old, baselines
from sheetlang.cli.command import command
from sheetlang.cli.console import Patience, told_if_interrupted
from sheetlang.cli.delivery import INTO, deliver, is_colored, spare
from sheetlang.cli.fixing import fixing
from sheetlang.cli.gather import counted, found_files, set_up_findings
from sheetlang.cli.listing import Listing
from sheetlang.cli.mending import Mending
from sheetlang.cli.options import ERRORS_ONLY, PATHS, RELEASE, listing, output_format, talk
from sheetlang.cli.rule_counts import rule_counts
from sheetlang.cli.speech import said
from sheetlang.cli.strictness import in_workspace
from sheetlang.diagnostic import Diagnostic, errors_of
from sheetlang.findings import in_order
from sheetlang.report.report import report, report_names
from sheetlang.workspace.config import is_settings, settings_of
from sheetlang.workspace.find import shown
from sheetlang.workspace.forms import own_forms
from sheetlang.workspace.workspace import Workspace

if TYPE_CHECKING:
    from sheetlang.baseline import Asked

_SET_UP_SUFFIX = ".toml"


@command(
    "一次查出全部错误：写法，和审核会退回的内容。路径是 .sheet 文件、文件夹，或“-”（标准输入）；.toml 是自己的表式，或者设置（sheetlang.toml）。\n\n"
    "例: sheetlang check 项目.sheet\n\n例: sheetlang check 2026/ --fix（先看: --diff）",
    "Find all mistakes in one run: of writing, and what a reviewer would send back. A path is a .sheet file, a folder, or “-” for standard input; a .toml is a form of your own, or settings (sheetlang.toml).\n\n"
    "Example: sheetlang check my.sheet\n\nExample: sheetlang check 2026/ --fix (look first: --diff)",
)
@PATHS
@RELEASE
@ERRORS_ONLY
@in_workspace
@fixing
@baselines
@output_format(report_names())
@INTO
@listing
@talk
def check(
    paths: tuple[str, ...], format_name: str, release: bool, errors_only: bool, workspace: Workspace,
    mending: Mending, old: Old, into: Path | None, limit: int, ambiguous_width: int, quiet: bool, color: bool | None,
) -> int:  # fmt: skip
    """Print findings and return the exit status."""
    set_up = [path for path in paths if path.endswith(_SET_UP_SUFFIX)]
    for path in set_up:
        if not Path(path).exists():
            raise click.UsageError(said("找不到“{path}”", "“{path}” does not exist", path=path))
    files = found_files([path for path in paths if path not in set_up], quiet)
    read = [*paths, *(file.path for file in files)]
    spare(into, [*read, old.file, workspace.config])
    patience = Patience(quiet or not report(format_name).whole)
    if mending.propose and not mending.shows_only:
        from sheetlang.workspace.rewrite import sweep_beside

        sweep_beside(files)
    if mending.spares_old and old.file and not old.writes:
        mending.spare(old.new_of)
    findings = _findings_in(set_up) + set_up_findings(files, workspace)
    names = [shown(Path(path)).as_posix() for path in set_up]
    asked: dict[str, Asked] = {}
    with told_if_interrupted(mending.so_far):
        for file, (name, found) in zip(files, mending.findings(files, workspace, release, quiet), strict=True):
            names.append(name)
            if old.file:
                asked[name] = partial(workspace.checker(file).asks, release=release)
            findings.extend(found)
    told = old.left(list(in_order(findings)), asked, read, release)
    findings = errors_of(told) if errors_only else told
    listed = Listing(limit, is_colored(format_name, into, color), ambiguous_width)
    with patience.while_writing(format_name, into):
        rendered = listed.rendered(findings, format_name, names)
    if mending.takes_output:
        mending.print_texts("" if into else rendered)
    if into or not mending.takes_output:
        deliver(rendered, into, report(format_name).whole)
    if not mending.shows_only and (left_out := listed.left_out(findings, format_name)):
        sys.stdout.flush()
        if not quiet:
            click.echo(rule_counts(findings), err=True)
        click.echo(left_out, err=True)
    if not quiet:
        if not old.writes:
            _summary(findings, len(files) + len(set_up), untold=len(told) - len(findings))
            if not report(format_name).whole and (next_step := advice(findings)):
                click.echo(next_step, err=True)
        old.summarize()
        mending.summarize(findings)
    return mending.status(int(any(finding.severity != "info" for finding in findings)))


def _findings_in(set_up: Sequence[str]) -> list[Diagnostic]:
    """What is wrong in files of forms and of settings, which are told apart by their names."""
    paths = [shown(Path(path)) for path in set_up]
    findings = own_forms(path for path in paths if not is_settings(path))[1]
    return findings + [one for path in paths if is_settings(path) for one in settings_of(path.parent, path)[1]]


def _summary(findings: Sequence[Diagnostic], files: int, untold: int) -> None:
    if not findings and untold:
        text = said("{files} 个文件，没有错误。", "{files} file(s), no errors.", files=files)
    elif not findings:
        text = said("{files} 个文件，没有发现问题。", "{files} file(s), nothing found.", files=files)
    else:
        places = len({finding.source.name for finding in findings})
        text = said(
            "{files} 个文件，{places} 个有问题：{counts}。",
            "{files} file(s), {places} with findings: {counts}.",
            files=files, places=places, counts=counted(findings),
        )  # fmt: skip
    if untold:
        text += said("另有 {count} 个警告、提示没有报。", " {count} warning(s) and note(s) not told.", count=untold)
    sys.stdout.flush()
    click.echo(text, err=True)


COMMAND = check
