"""The two versions that `diff` compares: what was read of each, and what could not be."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import click

from sheetlang.changes.comparison import Side
from sheetlang.cli.gather import compiled, found_files
from sheetlang.cli.speech import language, said
from sheetlang.compiler import Compiled
from sheetlang.visible import whole_line
from sheetlang.workspace.find import shown
from sheetlang.workspace.workspace import Workspace


class Version(NamedTuple):
    """One version: its projects, the files that could not be read, all paths, and what to say of lines with errors."""

    sides: Sequence[Side]
    lost: frozenset[str]
    paths: Sequence[str]
    complaints: Sequence[str]


def versions(old: str, new: str, workspace: Workspace, quiet: bool) -> tuple[Version, Version]:
    """Both versions; a usage error where one of them cannot be read at all."""
    are_folders = Path(old).is_dir() and Path(new).is_dir()
    both = [_version(path, workspace, quiet, are_folders) for path in (old, new)]
    for path, version in zip((old, new), both, strict=True):
        if version.lost and not version.sides:
            for complaint in version.complaints:
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


def _version(path: str, workspace: Workspace, quiet: bool, is_folder: bool) -> Version:
    """What one path holds; a file is compared with a file of whatever name."""
    results = compiled(found_files([path]), workspace, quiet=quiet)
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
    for name, told, result in results:
        paths.append(told)
        count = sum(one.severity == "error" for one in result.mistakes)
        sides += [Side(name, told, sheet, is_whole=not count) for sheet in result.sheets]
        if not result.sheets and count:
            lost.add(name)
            complaints.append(_unreadable(told, result))
        elif count:
            complaints.append(_partly_read(told, count))
    return Version(sides, frozenset(lost), paths, complaints)


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
