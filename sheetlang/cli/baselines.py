"""`check --baseline`: old findings left out, the file that holds them read and written."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sheetlang.checker.registry import binding_at_release
from sheetlang.cli.command import OLD_SHEETS, option
from sheetlang.cli.delivery import write_file
from sheetlang.cli.gather import text_of
from sheetlang.cli.speech import language, said
from sheetlang.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from sheetlang.baseline import Asked, Baseline

# What was only renamed or moved is told as new; a baseline of another folder is of no use.
_GONE = Text(
    "基线里有 {count} 个文件已经不在，例如“{file}”：改了名、挪了位置的，它们的问题算新的。",
    " {count} file(s) of the baseline are gone, such as “{file}”: what was only renamed or moved has new findings.",
)
_UNMET = Text(
    "基线里的 {count} 个文件这次一个也没有查，例如“{file}”：这是不是另一个文件夹的基线？",
    " None of the {count} file(s) of the baseline was checked, such as “{file}”: is it that of another folder?",
)
BASELINE = option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=said("文件", "FILE"),
    heading=OLD_SHEETS,
    zh="基线：记在里面的老问题不报，只报新的",
    en="baseline: what it holds is old and not told",
)
_WRITE = option(
    "--write-baseline",
    is_flag=True,
    heading=OLD_SHEETS,
    zh="把现在的问题记进基线，改好了的去掉",
    en="put what is found now into the baseline; what was mended leaves it",
)


def baselines(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options on a baseline, given to the command as one value, `old`."""

    @wraps(command)
    def wrapped(*arguments: Any, baseline: Path | None, write_baseline: bool, **others: Any) -> Any:
        if write_baseline and baseline is None:
            raise click.UsageError(
                said("--write-baseline 要和 --baseline 文件 一起用", "--write-baseline goes with --baseline FILE")
            )
        return command(*arguments, old=Old(baseline, write_baseline), **others)

    return BASELINE(_WRITE(wrapped))


class Old:
    """The old findings of a run: none without a file. `writes` makes all of this run's old."""

    def __init__(self, file: Path | None = None, writes: bool = False) -> None:
        self.file = file
        self.writes = writes
        self._told = ""
        self._held: Baseline | None = None

    def left(
        self, findings: list[Diagnostic], checked: "Mapping[str, Asked]", read: Sequence[str], release: bool
    ) -> list[Diagnostic]:
        """The findings that are not old, or that a release refuses whatever is set; what to say of the others is kept."""
        if self.file is None:
            return findings
        binding = binding_at_release() if release else frozenset[str]()
        if not self.writes:
            return self._new(findings, checked, binding)
        from sheetlang.baseline import is_never_old
        from sheetlang.workspace.write import alone_in

        with alone_in(self.file.parent):
            self._record(self.file, findings, checked, read)
        return [one for one in findings if one.rule in binding or is_never_old(one)]

    def new_of(self, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Those of a file's findings that are not old."""
        return self.held().compare(findings, {}).new

    def held(self) -> "Baseline":
        """The baseline as it is in its file; a usage error where there is none."""
        assert self.file is not None
        if self._held is None:
            self._held = self._read(self.file)
        return self._held

    def astray(self, checked: Iterable[str]) -> str:
        """A sentence on files that are gone, or on a baseline of which none was checked; empty where all is well."""
        held = self.held()
        return _of_files(_GONE, held.gone(self._is_there)) or _of_files(_UNMET, held.unmet(checked))

    def _new(self, findings: list[Diagnostic], checked: "Mapping[str, Asked]", binding: Set[str]) -> list[Diagnostic]:
        held = self.held()
        new, stale = held.compare(findings, checked)
        told = set(map(id, new))
        left = [one for one in findings if id(one) in told or one.rule in binding]
        self._told = of_old(len(findings) - len(left), stale, held.in_conflict)
        if new:
            self._told += self.astray(checked)
        return left

    def _record(
        self, file: Path, findings: list[Diagnostic], checked: "Mapping[str, Asked]", read: Sequence[str]
    ) -> None:
        from sheetlang.baseline import is_never_old

        held = self.held()
        new = [one for one in held.compare(findings, checked).new if not is_never_old(one)]
        renewed = held.renewed(findings, checked, self._is_there)
        write_file(renewed.written().encode(), file, read)
        self._told = said(
            "基线 {file} 记了 {count} 处：新增 {new} 处，去掉 {removed} 处。",
            "{file} holds {count} finding(s): {new} new, {removed} removed.",
            file=file, count=len(renewed), new=len(new), removed=len(held) + len(new) - len(renewed),
        )  # fmt: skip
        self._told += self.astray(checked)

    def summarize(self) -> None:
        """Say what was left out or written."""
        if self._told:
            click.echo(self._told, err=True)

    def _read(self, file: Path) -> "Baseline":
        # Few runs have a baseline; what reads one is not loaded for the others.
        from sheetlang.baseline import Baseline, NotABaseline

        if self.writes and not file.exists():
            return Baseline(self._path_of)
        if not file.exists():
            text = said(
                "没有基线文件“{file}”；第一次加 --write-baseline",
                "there is no “{file}”; add --write-baseline to make it",
                file=file,
            )
            raise click.UsageError(text)
        try:
            return Baseline.read(text_of(file), self._path_of)
        except NotABaseline as error:
            text = said(
                "“{file}”不是基线文件：{reason}", "“{file}” is no baseline: {reason}", file=file, reason=error.reason
            )
            raise click.UsageError(text) from error

    def _path_of(self, name: str) -> str:
        """The path of a source from the folder of the baseline, wherever the command runs."""
        assert self.file is not None
        if name.startswith("<"):
            return name
        try:
            return Path(os.path.relpath(name, self.file.parent)).as_posix()
        except ValueError:  # another drive
            return Path(name).resolve().as_posix()

    def _is_there(self, path: str) -> bool:
        assert self.file is not None
        try:
            return path.startswith("<") or (self.file.parent / path).exists()
        except PermissionError:  # what may not be looked at is not known to be gone
            return True


def of_old(untold: int, stale: int, in_conflict: bool) -> str:
    """How much of a baseline is not told, how much of it was mended, and whether it is whole."""
    text = said("基线里的 {count} 处没有报。", "{count} finding(s) of the baseline are not told.", count=untold)
    if stale:
        text += said(
            "另有 {count} 处已经改好：加 --write-baseline 从基线去掉。",
            " {count} of it are mended: --write-baseline removes them.",
            count=stale,
        )
    if in_conflict:
        text += said(
            "里面有 git 合并的冲突，两边记的都算：加 --write-baseline 写好它。",
            " Git left conflicts in it, and both sides count: --write-baseline settles them.",
        )
    return text


def _of_files(told: Text, files: Sequence[str]) -> str:
    """A sentence on files of a baseline, with the first as an example; empty where there are none."""
    return told.render(language(), {"count": len(files), "file": files[0]}) if files else ""
