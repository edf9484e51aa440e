"""What stands in the output folder after a build and was not written by it: nobody is to take it for today's."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from sheetlang.cli.speech import language, said
from sheetlang.text import listed
from sheetlang.workspace.find import Found
from sheetlang.workspace.output_names import collision_key, output_path

_NAMED = 5


def outdated(out: Path, files: Sequence[Found], formats: Sequence[str], written: Collection[str]) -> str:
    """A sentence on outputs of these sheets that are older than this run, which wrote none there; empty without any."""
    paths = (out / output_path(file.relative, name) for file in files for name in formats)
    older = {path: None for path in paths if collision_key(path) not in written and os.path.isfile(path)}
    if not older:
        return ""
    return said(
        "{count} 个以前生成的文件还在，这次没有更新，和现在的表不符，不要用：{names}",
        "{count} older file(s) are still there, not renewed by this run; they do not fit the sheets of now, do not use them: {names}",
        count=len(older), names=_first(list(older)),
    )  # fmt: skip


def without_sheet(out: Path, files: Sequence[Found], formats: Sequence[str], paths: Sequence[str]) -> str:
    """A sentence on files in the output folder that no sheet of this run is the source of.

    Empty where single sheets were named, for the others are then elsewhere, or where the sheets stand in the output
    folder among whatever else does.
    """
    if not all(os.path.isdir(path) and not Path(path).resolve().is_relative_to(out.resolve()) for path in paths):
        return ""
    own = {collision_key(out / output_path(file.relative, name)) for file in files for name in formats}
    others = [path for path in _below(out, formats) if collision_key(path) not in own]
    if not others:
        return ""
    return said(
        "{out} 里另有 {count} 个文件，这次的表里没有哪一份生成它；表要是删掉或改了名，它就过时了：{names}",
        "{count} other file(s) in {out} come from none of these sheets; if their sheets were deleted or renamed, they are outdated: {names}",
        out=out, count=len(others), names=_first(others),
    )  # fmt: skip


def _below(out: Path, formats: Sequence[str]) -> Iterator[Path]:
    """The files of these formats in a folder and in those in it, in a fixed order."""
    endings = tuple(f".{name}" for name in formats)
    for folder, folders, names in os.walk(out):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(endings))


def _first(paths: Sequence[Path]) -> str:
    """The first of them, and that there are more."""
    names = listed((path.as_posix() for path in paths[:_NAMED]), language())
    return names if len(paths) <= _NAMED else f"{names}…"
