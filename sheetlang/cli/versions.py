"""The two versions that `diff` compares: what was read of each, and what could not be."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import starmap
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import click

from sheetlang.changes.comparison import Side
from sheetlang.cli.gather import compiled, found_files
from sheetlang.cli.speech import language, said
from sheetlang.compiler import Compiled
from sheetlang.text import Text
from sheetlang.visible import whole_line
from sheetlang.workspace.find import shown
from sheetlang.workspace.workspace import Workspace

# Of more files than these the first are named.
_MOST = 5
_OLD, _NEW = Text("旧的一版", "the old version"), Text("新的一版", "the new version")


class Version(NamedTuple):
    """One version: its projects, the files that could not be read, all paths, what to say of files that are not compared.

    `partly` has the paths of those with lines that could not be read, and how many errors are in each.
    """

    sides: Sequence[Side]
    lost: frozenset[str]
    paths: Sequence[str]
    complaints: Sequence[str]
    partly: Mapping[str, int]

    @property
    def unread(self) -> Sequence[str]:
        """What was not compared, a sentence for each file."""
        return (*self.complaints, *starmap(_partly_read, self.partly.items()))

    def unread_in_short(self, version: str) -> Sequence[str]:
        """The same where it is little; of many files of this version, by its name for people, the first and their count."""
        told = list(self.complaints[:_MOST])
        if len(self.complaints) > _MOST:
            told.append(_more_not_compared(version, len(self.complaints) - _MOST))
        if len(self.partly) > _MOST:
            return (*told, _many_partly_read(version, list(self.partly)))
        return (*told, *starmap(_partly_read, self.partly.items()))


def unread_of_both(old: Version, new: Version) -> Sequence[str]:
    """What was not compared, in short, of the old version and of the new one."""
    return (
        *old.unread_in_short(said(*_OLD)),
        *new.unread_in_short(said(*_NEW)),
    )


def versions(old: str, new: str, workspace: Workspace, quiet: bool) -> tuple[Version, Version]:
    """Both versions; a usage error where one of them cannot be read at all."""
    are_folders = Path(old).is_dir() and Path(new).is_dir()
    names = (_OLD, _NEW)
    both = [_version(*one, workspace, quiet, are_folders) for one in zip((old, new), names, strict=True)]
    for path, version in zip((old, new), both, strict=True):
        if version.lost and not version.sides:
            for complaint in unread_of_both(*both):
                click.echo(complaint, err=True)
            raise click.UsageError(
                said("“{path}”读不出来，没有比", "“{path}” could not be read, nothing was compared", path=path)
            )
    return both[0], both[1]


def readable_on_both(old: Version, new: Version) -> tuple[list[Side], list[Side]]:
    """The projects of the files that could be read in both versions: what is hidden in the others is not gone."""
    lost = old.lost | new.lost
    before, after = ([side for side in one.sides if lost.isdisjoint(_with_folders(side.file))] for one in (old, new))
    return before, after


def _with_folders(file: str) -> list[str]:
    """The name of a file, and those of the folders that it is in, which may not be looked into."""
    return [file, *map(str, PurePosixPath(file).parents)]


def _version(path: str, called: Text, workspace: Workspace, quiet: bool, is_folder: bool) -> Version:
    """What one path holds; a file is compared with a file of whatever name."""
    results = compiled(found_files([path], quiet), workspace, quiet=quiet, of=said(*called))
    return read_version(
        (file.relative.as_posix() if is_folder else "", shown(Path(file.path)).as_posix(), result)
        for file, result in results
    )


def read_version(results: Iterable[tuple[str, str, Compiled]]) -> Version:
    """What was read of files: the name by which each is compared, its path for people, and what it means."""
    sides: list[Side] = []
    lost: set[str] = set()
    paths: list[str] = []
    complaints: list[str] = []
    partly: dict[str, int] = {}
    for name, told, result in results:
        paths.append(told)
        count = sum(one.severity == "error" for one in result.mistakes)
        sides += [Side(name, told, sheet, is_whole=not count) for sheet in result.sheets]
        if not result.sheets and count:
            lost.add(name)
            complaints.append(_unreadable(told, result))
        elif count:
            partly[told] = count
    return Version(sides, frozenset(lost), paths, complaints, partly)


def _unreadable(path: str, result: Compiled) -> str:
    reason = next(one for one in result.mistakes if one.severity == "error").message(language())
    return whole_line(said("{path} 没有比：{reason}", "{path} was not compared: {reason}", path=path, reason=reason))


def _partly_read(path: str, count: int) -> str:
    text = said(
        "{path} 有 {count} 处写法错误，读不出的行没有比；先改好: sheetlang check {path}",
        "{path} has {count} mistake(s) of writing, lines that could not be read were not compared; mend them: sheetlang check {path}",
        path=path, count=count,
    )  # fmt: skip
    return whole_line(text)


def _many_partly_read(version: str, paths: Sequence[str]) -> str:
    text = said(
        "{version}有 {count} 个文件写法有错误，读不出的行没有比：{names}…；先改好: sheetlang check",
        "{version} has {count} files with mistakes of writing, lines that could not be read were not compared: {names}…; mend them: sheetlang check",
        version=version, count=len(paths), names=tuple(paths[:_MOST]),
    )  # fmt: skip
    return whole_line(text)


def _more_not_compared(version: str, count: int) -> str:
    return said(
        "{version}还有 {count} 个文件没有比", "{version} has {count} more file(s) that were not compared",
        version=version, count=count,
    )  # fmt: skip
