"""`check --baseline`: old findings left out, the file that holds them read and written."""

import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sheetlang.cli.command import OLD_SHEETS, option
from sheetlang.cli.delivery import write_file
from sheetlang.cli.speech import said
from sheetlang.diagnostic import Diagnostic

if TYPE_CHECKING:
    from sheetlang.baseline import Baseline

_BASELINE = option(
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

    return _BASELINE(_WRITE(wrapped))


class Old:
    """The old findings of a run: none without a file. `writes` makes all of this run's old."""

    def __init__(self, file: Path | None = None, writes: bool = False) -> None:
        self.file = file
        self.writes = writes
        self._told = ""

    def left(self, findings: list[Diagnostic], checked: Sequence[str], read: Sequence[str]) -> list[Diagnostic]:
        """The findings that are not old; what is said of the others is kept for `summarize`."""
        if self.file is None:
            return findings
        held = self._read(self.file)
        new, stale = held.compare(findings, checked)
        if self.writes:
            renewed = held.renewed(findings, checked, self._is_there)
            write_file(renewed.written().encode(), self.file, read)
            self._told = said(
                "基线 {file} 记了 {count} 处：新增 {new} 处，去掉 {stale} 处。",
                "{file} holds {count} finding(s): {new} new, {stale} removed.",
                file=self.file, count=len(renewed), new=len(new), stale=stale,
            )  # fmt: skip
            return []
        self._told = said("基线里的 {count} 处没有报。", "{count} finding(s) of the baseline are not told.", count=len(findings) - len(new))  # fmt: skip
        if stale:
            self._told += said(
                "另有 {count} 处已经改好：加 --write-baseline 从基线去掉。",
                " {count} of it are mended: --write-baseline removes them.",
                count=stale,
            )
        return new

    def summarize(self) -> None:
        """Say what was left out or written."""
        if self._told:
            click.echo(self._told, err=True)

    def _read(self, file: Path) -> "Baseline":
        # Few runs have a baseline; what reads one is not loaded for the others.
        from sheetlang.baseline import Baseline, NotABaseline

        if self.writes and not file.exists():
            return Baseline(self._path_of)
        try:
            return Baseline.read(file.read_text("utf-8-sig"), self._path_of)
        except FileNotFoundError as error:
            text = said(
                "没有基线文件“{file}”；第一次加 --write-baseline",
                "there is no “{file}”; add --write-baseline to make it",
                file=file,
            )
            raise click.UsageError(text) from error
        except UnicodeDecodeError as error:
            raise click.UsageError(said("“{file}”不是 UTF-8 文本", "“{file}” is not UTF-8 text", file=file)) from error
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
        return (self.file.parent / path).exists()
