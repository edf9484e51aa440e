"""`sheetlang git-setup`: git shows sheets by project, word and number, and merges them by indicator."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetlang.cli.command import LANG, command, option
from sheetlang.cli.speech import language, said
from sheetlang.visible import whole_line
from sheetlang.workspace.find import shown

if TYPE_CHECKING:
    from sheetlang.versions.repository import Repository


@command(
    "让 git 认得表：按项目、字词和数显示改动，按指标合并，工作簿显示成文字。只管这个仓库，可以反复运行，也能原样拿掉。\n\n"
    "例: sheetlang git-setup\n\n例: sheetlang git-setup --check",
    "Teach git about sheets: changes shown by project, word and number, merges by indicator, workbooks as text. In this repository only; may be run again, and be taken out without a trace.\n\n"
    "Example: sheetlang git-setup\n\nExample: sheetlang git-setup --check",
)
@option(
    "--check",
    "checks",
    is_flag=True,
    zh="只查设好没有，不改；没设好退出状态是 1",
    en="only say what lacks, with status 1",
)
@option("--undo", "undoes", is_flag=True, zh="拿掉设过的，其余一个字不动", en="take out what was set, and nothing else")
@option(
    "--private",
    is_flag=True,
    zh="属性写在 .git 里，不写进要提交的 .gitattributes",
    en="write attributes inside .git, not to .gitattributes, which is committed",
)
@LANG
def git_setup(checks: bool, undoes: bool, private: bool) -> int:
    """Set up, check or undo; the exit status."""
    if checks + undoes + private > 1:
        raise click.UsageError(said("--check、--undo、--private 一次写一个", "give one of --check, --undo, --private"))
    from sheetlang.versions.git import GitTrouble
    from sheetlang.versions.repository import repository

    try:
        place = repository(Path.cwd())
        if checks:
            return _check(place)
        return _undo(place) if undoes else _set_up(place, private)
    except GitTrouble as error:
        raise click.ClickException(error.reason.render(language())) from error


def _set_up(place: "Repository", private: bool) -> int:
    from sheetlang.versions.setup import set_up, with_other_ends

    changed = set_up(place, private)
    if changed:
        _list(said("写好了:", "written:"), changed)
    else:
        click.echo(said("早已设好，没有改动。", "already set up; nothing changed."))
    if place.attributes in changed:
        click.echo(
            said(
                "提交 .gitattributes，同事取到以后各自运行一次 sheetlang git-setup。",
                "Commit .gitattributes; who pulls it runs sheetlang git-setup once.",
            )
        )
    if count := len(with_other_ends(place)):
        click.echo(
            said(
                "库里有 {count} 个 .sheet 文件是 Windows 换行，git 会当作改过；运行一次 git add --renormalize . 再提交就好。",
                "{count} .sheet file(s) are stored with Windows line ends, which git now takes for changed; run git add --renormalize . once, and commit.",
                count=count,
            )
        )
    return 0


def _undo(place: "Repository") -> int:
    from sheetlang.versions.setup import undo

    changed = undo(place)
    if changed:
        _list(said("拿掉了，在这些文件里:", "taken out of:"), changed)
    else:
        click.echo(said("没有设过，没有改动。", "it was not set up; nothing changed."))
    return 0


def _check(place: "Repository") -> int:
    from sheetlang.versions.setup import lacking

    lacks = list(lacking(place))
    for lack in lacks:
        click.echo(
            said("{name}: 没有设", "{name}: not set", name=lack.name)
            if lack.value is None
            else said("{name}: 设成了别的“{value}”", "{name}: is “{value}” instead", name=lack.name, value=lack.value)
        )
    if lacks:
        click.echo(said("运行 sheetlang git-setup 设好。", "Run sheetlang git-setup."), err=True)
        return 1
    click.echo(said("都设好了。", "all is set up."))
    return 0


def _list(heading: str, paths: Sequence[Path]) -> None:
    click.echo(heading)
    for path in paths:
        click.echo(f"  {whole_line(str(shown(path)))}")


COMMAND = git_setup
