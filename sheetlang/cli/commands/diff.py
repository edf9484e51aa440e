"""`sheetlang diff`: what changed between two versions of sheets, by meaning."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from sheetlang.changes.comparison import Compared, compared
from sheetlang.changes.tally import GRAVE, tallied, tally
from sheetlang.changes.weight import by_weight
from sheetlang.changes.words import BY_WORD, NAMES
from sheetlang.changes_report.output import output, output_names
from sheetlang.cli.command import CHECKING, command, option
from sheetlang.cli.console import Patience
from sheetlang.cli.delivery import INTO, deliver, is_colored, spare
from sheetlang.cli.gather import no_such
from sheetlang.cli.git_versions import Wanted, what_is_compared
from sheetlang.cli.options import LIMIT, names_in, names_something, output_format, talk
from sheetlang.cli.sign_offs import with_sign_offs
from sheetlang.cli.speech import language, said
from sheetlang.cli.versions import readable_on_both, unread_of_both
from sheetlang.naming import closest

_COULD_NOT_TELL = 2


@command(
    "两份表（文件或文件夹）之间改了什么：按意思说，不按字面；目标是收紧还是放宽，直接写明。\n\n"
    "例: sheetlang diff 2025/ 2026/\n\n例: sheetlang diff 旧.sheet 新.sheet --fail-on 放宽,删除\n\n例: sheetlang diff --git main..HEAD\n\n"
    "退出状态: 看完是 0。用了 --exit-code、--fail-on、--policy：有所说的改动是 1，有读不出来、没有比的是 2。",
    "What changed between two versions of sheets, files or folders, by meaning: whether targets were tightened or loosened is said.\n\n"
    "Example: sheetlang diff 2025/ 2026/\n\nExample: sheetlang diff old.sheet new.sheet --fail-on loosened,removed\n\nExample: sheetlang diff --git main..HEAD\n\n"
    "Exit status: 0. With --exit-code, --fail-on or --policy: 1 for a change that they name, 2 where something could not be read and was not compared.",
)
@what_is_compared
@option(
    "--exit-code",
    is_flag=True,
    heading=CHECKING,
    zh="有改动时退出状态是 1（默认看完就是 0，和 git diff 一样）",
    en="exit with 1 where anything changed (default: 0, as git diff does)",
)
@option(
    "--fail-on",
    multiple=True,
    callback=names_something,
    metavar=said("改动,…", "CHANGE,…"),
    heading=CHECKING,
    zh=f"有这些改动时退出状态是 1：{'、'.join(text.zh for text in NAMES.values())}",
    en=f"exit with 1 where there is one of these: {', '.join(NAMES)}",
)
@option(
    "--policy",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar=said("文件", "FILE"),
    heading=CHECKING,
    zh="哪些改动要谁签字（TOML）；没有签的，退出状态是 1",
    en="which changes need whose sign-off (TOML); exit with 1 where one is missing",
)
@option(
    "--signed",
    multiple=True,
    metavar=said("谁,…", "WHO,…"),
    heading=CHECKING,
    zh="已经签了字的",
    en="who has signed",
)
@output_format(output_names())
@INTO
@LIMIT
@talk
def diff(
    wanted: Wanted, exit_code: bool, fail_on: tuple[str, ...], policy: Path | None, signed: tuple[str, ...],
    format_name: str, into: Path | None, limit: int, quiet: bool, color: bool | None,
) -> int:  # fmt: skip
    """Print the changes and return the exit status."""
    gated = _gated(fail_on)
    patience = Patience(quiet)
    before, after = wanted.read(quiet)
    with patience.asked_for(said("正在比两版", "comparing both versions")):
        found = compared(*readable_on_both(before, after))
    projects = by_weight(with_sign_offs(found, policy, names_in(signed)))
    shape = output(format_name)
    colored = is_colored(format_name, into, color)
    spare(into, [*before.paths, *after.paths, policy])
    unread = unread_of_both(before, after)
    told = (*before.unread, *after.unread) if shape.whole else unread
    listed = projects if shape.for_programs else _first(projects, limit)
    render = (into and shape.in_file) or shape.render
    with patience.while_writing(format_name, into):
        rendered = render(listed, language(), colored, told)
    deliver(rendered, into, shape.for_programs)
    sys.stdout.flush()
    if left_out := _count(projects) - _count(listed):
        click.echo(_left_out(left_out), err=True)
    for complaint in unread:
        click.echo(complaint, err=True)
    if not quiet:
        click.echo(_summary(projects, len(after.sides), is_whole=not unread), err=True)
    # A line that the new version mended is no reason to hold it; what nobody could read in it is.
    if (after.unread or before.lost) and (exit_code or gated or policy):
        click.echo(said("有没有比的，不能放行。", "Not all was compared; this is no pass."), err=True)
        return _COULD_NOT_TELL
    names = {name for one in projects for change in one.changes for name in (change.kind, change.direction)}
    unsigned = any(not needed.is_given for one in projects for needed in one.sign_offs)
    return int(unsigned or (exit_code and bool(projects)) or not names.isdisjoint(gated))


def _first(projects: Sequence[Compared], limit: int) -> Sequence[Compared]:
    """The projects with as many changes as are to be listed; a limit of 0 lists all."""
    listed: list[Compared] = []
    left = limit or _count(projects)
    for one in projects:
        if not left:
            break
        listed.append(one._replace(changes=one.changes[:left]))
        left -= len(listed[-1].changes)
    return listed


def _count(projects: Sequence[Compared]) -> int:
    return sum(len(one.changes) for one in projects)


def _left_out(count: int) -> str:
    return said(
        "还有 {count} 处改动没有列出；加 --limit 0 全部列出。",
        "{count} more change(s) not listed; --limit 0 lists all.",
        count=count,
    )


def _gated(fail_on: Sequence[str]) -> set[str]:
    """The kinds and directions that `--fail-on` names; a usage error for a name that there is not."""
    names = names_in(fail_on)
    for name in names:
        if name not in BY_WORD:
            near = closest(name, BY_WORD)
            raise click.UsageError(no_such(said("改动", "change"), name, near, list(BY_WORD)))
    return {BY_WORD[name] for name in names}


def _summary(projects: Sequence[Compared], count: int, is_whole: bool) -> str:
    """What was found, and what to do next."""
    if not projects and not is_whole:
        return said("能比的里面，意思都没有变。", "Nothing of what could be compared changed its meaning.")
    if not projects:
        return said("{count} 个项目，意思都没有变。", "{count} project(s), nothing changed its meaning.", count=count)
    changes = [change for one in projects for change in one.changes]
    text = said("{count} 个项目有改动：", "{count} project(s) changed: ", count=len(projects))
    return text + tallied(changes, language()) + said("。", ".") + _next_step(tally(changes))


def _next_step(counts: Mapping[str, int]) -> str:
    grave = [name for name in GRAVE if name in counts]
    if not grave:
        return ""
    names = said("、", ", ").join(NAMES[name].render(language()) for name in grave)
    return said(
        "{names}的先看；流水线里要挡住，加 --fail-on {gate}",
        " Look at what was {names} first; --fail-on {gate} stops it in CI",
        names=names, gate=",".join(grave),
    )  # fmt: skip


COMMAND = diff
