"""What `diff` compares: two paths, or two versions that git keeps; its options `--git` and `--staged`."""

from collections.abc import Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sheetlang.cli.command import option
from sheetlang.cli.console import Progress
from sheetlang.cli.options import FORM_DIR, Command
from sheetlang.cli.speech import language, said
from sheetlang.cli.versions import Version, read_version, versions
from sheetlang.compiler import Compiled
from sheetlang.visible import whole_line
from sheetlang.workspace.workspace import Workspace

if TYPE_CHECKING:
    from sheetlang.versions.between import Between

_COMPARED = said("比什么", "What is compared")
_PATHS = click.argument("words", nargs=-1, metavar=said("旧 新", "OLD NEW"))
_GIT = option(
    "--git",
    "uses_git",
    is_flag=True,
    heading=_COMPARED,
    zh="比 git 里的版本，后面写 [版本[..版本]] [路径…]；不写版本，就是还没有暂存（git add）的改动",
    en="versions that git keeps: [REV[..REV]] [PATH…] follow; without REV, what is not staged yet",
)
_STAGED = option(
    "--staged",
    is_flag=True,
    heading=_COMPARED,
    zh="已经暂存、还没有提交的改动（不用再写 --git）",
    en="what is staged but not committed (implies --git)",
)


class Wanted(NamedTuple):
    """What is to be compared."""

    words: tuple[str, ...]
    uses_git: bool
    staged: bool
    form_dir: Path | None

    def read(self, quiet: bool) -> tuple[Version, Version]:
        """Both versions; a usage error where they cannot be had."""
        if self.uses_git or self.staged:
            return _from_git(self, quiet)
        if len(self.words) != 2:
            text = said(
                "写两个路径，旧的在前；比 git 里的版本，加 --git",
                "give two paths, the old one first; --git compares versions that git keeps",
            )
            raise click.UsageError(text)
        return versions(*self.words, Workspace(self.form_dir), quiet)


def what_is_compared(command: Command) -> Command:
    """The arguments and options that say what is compared, as one `wanted`."""

    @_PATHS
    @_GIT
    @_STAGED
    @FORM_DIR
    @wraps(command)
    def with_wanted(words: tuple[str, ...], uses_git: bool, staged: bool, form_dir: Path | None, **more: Any) -> object:
        return command(wanted=Wanted(words, uses_git, staged, form_dir), **more)

    return with_wanted


def _from_git(wanted: Wanted, quiet: bool) -> tuple[Version, Version]:
    from sheetlang.versions.between import between
    from sheetlang.versions.git import GitTrouble

    try:
        found = between(Path.cwd(), wanted.words, wanted.staged, wanted.form_dir)
        old, new = _read(found, quiet)
    except GitTrouble as error:
        raise click.UsageError(error.reason.render(language())) from error
    return old, new._replace(complaints=[*map(_unmerged, found.unmerged), *new.complaints])


def _unmerged(path: str) -> str:
    text = said("{path} 还有没解决的合并冲突，没有比", "{path} has a merge conflict, it was not compared", path=path)
    return whole_line(text)


def _read(found: "Between", quiet: bool) -> tuple[Version, Version]:
    """Both versions of the pairs; where one side of a file could not be read, neither is compared."""
    progress = Progress(2 * len(found.pairs), quiet)
    done = 0

    def told(results: Iterable[tuple[str, Compiled]]) -> Iterator[tuple[str, str, Compiled]]:
        nonlocal done
        for path, result in results:
            yield path, path, result
            progress.step(done := done + 1)

    old = read_version(told(found.old.compiled(pair.old for pair in found.pairs if pair.old)))
    new = read_version(told(found.new.compiled(pair.new for pair in found.pairs if pair.new)))
    progress.finish()
    lost = {path for pair in found.pairs if {*pair} & (old.lost | new.lost) for path in pair if path}
    return old._replace(lost=frozenset(lost)), new
