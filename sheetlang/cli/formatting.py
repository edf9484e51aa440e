"""What one run of `fmt` writes, shows or leaves alone, and what it says of that."""

import sys
from codecs import BOM_UTF8
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import click
from attrs import define, field

from sheetlang.cli.complaints import told
from sheetlang.cli.console import print_text, write_result
from sheetlang.cli.differences import difference
from sheetlang.cli.listing import Listing
from sheetlang.cli.speech import said
from sheetlang.diagnostic import Diagnostic
from sheetlang.formatting.formatter import Formatted, format_source
from sheetlang.source import Source
from sheetlang.visible import one_line, visible, whole_line
from sheetlang.workspace.find import Found, workspace_root
from sheetlang.workspace.read import STANDARD_INPUT, decoded, read_source, standard_input
from sheetlang.workspace.rewrite import rewrite
from sheetlang.workspace.workspace import Workspace


@define
class Formatting:
    """Formats one file after another; counts what it did."""

    workspace: Workspace
    lines: tuple[range, ...] = ()
    lists: bool = False
    shows: bool = False
    stdin_name: str = ""
    changed: int = 0
    neat: int = 0
    left: int = 0
    wrong_lines: int = 0
    _mark: bytes = field(default=b"", init=False)

    @property
    def writes(self) -> bool:
        """Whether files are written, not only looked at."""
        return not (self.lists or self.shows)

    def format(self, given: Found) -> None:
        """Format a file, or tell why it is left alone."""
        file, source, findings = self._read(given)
        if findings:
            self.left += 1
            click.echo(Listing().rendered(findings), err=True, nl=False)
            return
        compiled = self.workspace.compile_alone(source, file)
        made = format_source(compiled, partial(self.workspace.compile_alone, file=file), self._chosen(source))
        self.wrong_lines += made.wrong
        if made.broken is not None:
            self._tell_broken(source.name, made)
        elif made.text == source.text:
            self.neat += 1
        elif not self._delivered(file, source, made.text):
            return
        if file.path == STANDARD_INPUT and self.writes:
            write_result(self._mark + made.text.encode())

    def _read(self, file: Found) -> tuple[Found, Source, list[Diagnostic]]:
        if file.path != STANDARD_INPUT:
            return file, *read_source(file.path)
        data = standard_input()
        self._mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        if not self.stdin_name:
            return file, *decoded("<stdin>", data)
        path = Path(self.stdin_name)
        named = Found(STANDARD_INPUT, Path(path.name), workspace_root(path))
        return named, *decoded(path.as_posix(), data)

    def _chosen(self, source: Source) -> frozenset[int] | None:
        if not self.lines:
            return None
        last = source.line_number(len(source.text))
        return frozenset(number for one in self.lines for number in range(one.start, min(one.stop, last + 1)))

    def _delivered(self, file: Found, source: Source, text: str) -> bool:
        if self.shows:
            shown = difference(one_line(source.name), source.text, text)
            print_text(visible(shown) if sys.stdout.isatty() else shown)
        elif self.lists:
            print_text(f"{whole_line(source.name)}\n")
        elif file.path != STANDARD_INPUT:
            try:
                rewrite(file, source.text, text)
            except OSError as error:
                self.left += 1
                click.echo(whole_line(told(error, file.path)), err=True)
                return False
        self.changed += 1
        return True

    def _tell_broken(self, name: str, made: Formatted) -> None:
        self.left += 1
        text = said(
            "没有整理：{reason}。这是 sheetlang 自己的错，请报告这个文件。",
            "not formatted: {reason}. This is a fault of sheetlang itself; please report the file.",
            reason=made.broken,
        )
        click.echo(whole_line(f"{name}: {text}"), err=True)

    def summarize(self) -> None:
        """Say what was done."""
        texts = [
            said("{count} 个文件已整理", "{count} file(s) formatted", count=self.changed)
            if self.writes
            else said("{count} 个文件要整理", "{count} file(s) would be formatted", count=self.changed),
            said("{count} 个本来就整齐", "{count} already neat", count=self.neat),
        ]
        if self.left:
            texts.append(said("{count} 个没有动", "{count} left alone", count=self.left))
        click.echo(said("，", ", ").join(texts) + said("。", "."), err=True)
        if self.wrong_lines:
            text = said(
                "{count} 处写错了，原样留着；查错用 sheetlang check。",
                "{count} line(s) with mistakes stay as they are; sheetlang check tells of them.",
                count=self.wrong_lines,
            )
            click.echo(text, err=True)

    @property
    def status(self) -> int:
        """The exit status of the run."""
        return 2 if self.left else int(bool(self.changed) and not self.writes)


def line_ranges(texts: Iterable[str]) -> tuple[range, ...]:
    """The lines that texts such as 3-8 or 5 name; a usage error for any other text."""
    return tuple(map(_range, texts))


def _range(text: str) -> range:
    first, dash, last = (part.strip() for part in text.partition("-"))
    numbers = [
        part for part in (first, last if dash else first) if part.isascii() and part.isdigit() and len(part) < 10
    ]
    if len(numbers) != 2 or not 1 <= int(numbers[0]) <= int(numbers[1]):
        raise click.UsageError(
            said("--lines 要写成“起-止”，例如 3-8，不是“{text}”", "--lines takes FROM-TO, such as 3-8, not “{text}”", text=text)
        )  # fmt: skip
    return range(int(numbers[0]), int(numbers[1]) + 1)
