"""`sheetlang check`: all findings of sheets and of form files."""

import sys
from collections.abc import Sequence
from pathlib import Path

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
from sheetlang.diagnostic import Diagnostic
from sheetlang.findings import errors_of, in_order
from sheetlang.report.report import report, report_names
from sheetlang.workspace.find import shown
from sheetlang.workspace.forms import own_forms
from sheetlang.workspace.workspace import Workspace

_FORM_SUFFIX = ".toml"


@command(
    "一次查出全部错误：写法，和审核会退回的内容。路径是 .sheet 文件、文件夹，或“-”（标准输入）；.toml 是自己的表式。\n\n"
    "例: sheetlang check 项目.sheet\n\n例: sheetlang check 2026/ --fix（先看: --diff）",
    "Find all mistakes in one run: of writing, and what a reviewer would send back. A path is a .sheet file, a folder, or “-” for standard input; a .toml is a form of your own.\n\n"
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
    forms = [path for path in paths if path.endswith(_FORM_SUFFIX)]
    for path in forms:
        if not Path(path).exists():
            raise click.UsageError(said("找不到“{path}”", "“{path}” does not exist", path=path))
    files = found_files([path for path in paths if path not in forms])
    read = [*paths, *(file.path for file in files)]
    spare(into, [*read, old.file, workspace.config])
    patience = Patience(quiet or not report(format_name).whole)
    if mending.propose and not mending.shows_only:
        from sheetlang.workspace.rewrite import sweep_beside

        sweep_beside(files)
    findings = own_forms(map(Path, forms))[1] + set_up_findings(files, workspace)
    names = [shown(Path(path)).as_posix() for path in forms]
    with told_if_interrupted(mending.so_far):
        for name, found in mending.findings(files, workspace, release, quiet):
            names.append(name)
            findings.extend(found)
    told = old.left(list(in_order(findings)), names, read, release)
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
            _summary(findings, len(files) + len(forms), untold=len(told) - len(findings))
            if not report(format_name).whole and (next_step := advice(findings)):
                click.echo(next_step, err=True)
        old.summarize()
        mending.summarize(findings)
    return mending.status(int(any(finding.severity != "info" for finding in findings)))


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
