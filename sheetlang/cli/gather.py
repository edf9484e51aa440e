"""What `check` and `build` share: finding files, compiling them one by one, counting what was found."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetlang.cli.console import Progress
from sheetlang.cli.speech import language, said
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import SEVERITIES, Diagnostic, Text
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.workspace.find import Found, NothingFound, find
from sheetlang.workspace.read import read_source
from sheetlang.workspace.workspace import Workspace

if TYPE_CHECKING:
    from sheetlang.workspace.passed_by import PassedBy


def found_files(paths: Sequence[str], quiet: bool = False) -> list[Found]:
    """The sheet files that paths name; a usage error where one names nothing. What looks like one and is none is told."""
    passed: list[PassedBy] = []
    try:
        found = find(paths, passed)
    except NothingFound as error:
        # It may be why nothing was found, so it is no matter of how much is to be told.
        _tell(passed, paths, ())
        if error.exists:
            text = said("“{path}”里没有 .sheet 文件", "there is no .sheet file in “{path}”", path=error.path)
        elif os.path.islink(error.path):
            text = said(
                "“{path}”是一个链接，指的地方什么也没有", "“{path}” is a link to what is not there", path=error.path
            )
        else:
            text = said("找不到“{path}”", "“{path}” does not exist", path=error.path)
        raise click.UsageError(text) from error
    if not quiet:
        _tell(passed, paths, found)
    return found


def _tell(passed: "Sequence[PassedBy]", paths: Sequence[str], found: Sequence[Found]) -> None:
    if passed:
        from sheetlang.cli.passed_by import tell_passed_by

        tell_passed_by(passed, paths, found)


def compiled(
    files: Sequence[Found], workspace: Workspace, release: bool = False, quiet: bool = False, of: str = ""
) -> Iterator[tuple[Found, Compiled]]:
    """Each file compiled, in order, with progress on standard error; `of` says what they are, where others follow."""
    progress = Progress(len(files), quiet, of)
    for done, file in enumerate(files, 1):
        yield file, workspace.compile(file, release)
        progress.step(done)
    progress.finish()


def text_of(path: Path) -> str:
    """The text of a file that a run needs beside its sheets; a usage error where it cannot be read."""
    source, findings = read_source(str(path))
    if findings:
        raise click.UsageError(f"{path}: {findings[0].message(language())}")
    return source.text


def set_up_findings(files: Sequence[Found], workspace: Workspace) -> list[Diagnostic]:
    """What is wrong with the form files and the settings that these files would use."""
    roots = dict.fromkeys(file.root for file in files)
    return [finding for root in roots for finding in workspace.wrong_set_up(root)]


_COUNTED = {
    "error": Text("{count} 个错误", "{count} error{s}"),
    "warning": Text("{count} 个警告", "{count} warning{s}"),
    "info": Text("{count} 个提示", "{count} note{s}"),
}


def counted(findings: Sequence[Diagnostic]) -> str:
    """How many of each severity, such as `2 个错误、1 个警告`; empty where there are none."""
    counts = {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
    texts = [
        said(_COUNTED[severity].zh, _COUNTED[severity].en, count=count, s="" if count == 1 else "s")
        for severity, count in counts.items()
        if count
    ]
    return said("、", ", ").join(texts)


def form_named(shelf: Shelf, name: str) -> Form:
    """The form of a name; a usage error with the nearest one where there is none."""
    form = shelf.find(name)
    if form is not None:
        return form
    near = shelf.closest(name)
    raise click.UsageError(
        no_such(said("表式", "form"), name, near.name if near else None, [form.id for form in shelf.forms])
    )


def no_such(kind: str, name: str, near: str | None, known: Sequence[str]) -> str:
    """There is no such thing: the nearest name there is, else all of them."""
    if near is not None:
        return said(
            "没有“{name}”这个{kind}；是不是“{near}”？", "there is no {kind} “{name}”; did you mean “{near}”?",
            kind=kind, name=name, near=near,
        )  # fmt: skip
    return said(
        "没有“{name}”这个{kind}；可以写：{known}", "there is no {kind} “{name}”; it may be one of: {known}",
        kind=kind, name=name, known=tuple(known),
    )  # fmt: skip
