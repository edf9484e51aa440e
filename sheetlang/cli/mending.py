"""Files mended, or shown as they would be, and what is said of that."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from sheetlang.cli.complaints import told
from sheetlang.cli.console import print_text, write_result
from sheetlang.cli.gather import compiled
from sheetlang.cli.speech import said
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic
from sheetlang.language.document import Command
from sheetlang.source import Source
from sheetlang.visible import one_line, visible, whole_line
from sheetlang.workspace.find import Found
from sheetlang.workspace.read import STANDARD_INPUT
from sheetlang.workspace.workspace import Workspace

# What mends is loaded where something is to be mended.
if TYPE_CHECKING:
    from sheetlang.fixing.mend import Dropped, Propose

_MOST_PASSES = 10
_MOST_TOLD = 20


class _Now(NamedTuple):
    """How a file stands: the text it had, the one it has, what is found in it, and what could not be mended."""

    before: str
    source: Source
    findings: Sequence[Diagnostic]
    dropped: "Sequence[Dropped]" = ()


class Mending:
    """What one run mends: nothing, unless there is something to `propose`."""

    def __init__(self, propose: "Propose | None" = None, shows_only: bool = False) -> None:
        self.propose = propose
        self.shows_only = shows_only
        self.made = 0
        self._now: dict[str, _Now] = {}
        self._unwritable: set[str] = set()

    def findings(
        self, files: Sequence[Found], workspace: Workspace, release: bool, quiet: bool
    ) -> Iterator[tuple[str, Sequence[Diagnostic]]]:
        """The name of each file and its findings; those that are left, where it is mended."""
        if self.propose is None:
            for _, result in compiled(files, workspace, release, quiet):
                yield result.document.source.name, result.findings
            return
        importing: list[Found] = []
        for file, result in compiled(files, workspace, release, quiet):
            self._mend(file, result, workspace, release)
            if any(isinstance(line, Command) and line.name == "import" for line in result.document.lines):
                importing.append(file)
        passes = _MOST_PASSES if importing and self.made and not self.shows_only else 0
        while passes and self._mend_again(importing, workspace, release):
            passes -= 1
        yield from ((now.source.name, now.findings) for now in self._now.values())

    def _mend_again(self, files: Sequence[Found], workspace: Workspace, release: bool) -> bool:
        """Whether files that import others, which may just have been mended, could be mended further."""
        workspace.forget_imports()
        made = self.made
        for file in files:
            result = workspace.compile_text(self._now[file.path].source, file, release)
            self._mend(file, result, workspace, release)
        return self.made > made

    def _mend(self, file: Found, result: Compiled, workspace: Workspace, release: bool) -> None:
        from sheetlang.fixing.mend import mend

        assert self.propose is not None
        source = result.document.source
        before = self._now[file.path].before if file.path in self._now else source.text
        self._now[file.path] = _Now(before, source, result.findings)
        if file.path in self._unwritable:
            return
        mended = mend(result, partial(workspace.compile_text, file=file, release=release), self.propose)
        after = mended.compiled.document.source
        if mended.made and not self._written(file, source.text, after.text):
            return
        self.made += len(mended.made)
        left = result.findings if self.shows_only else mended.compiled.findings
        self._now[file.path] = _Now(before, after, left, mended.dropped)

    def _written(self, file: Found, before: str, after: str) -> bool:
        if self.shows_only or file.path == STANDARD_INPUT:
            return True
        from sheetlang.workspace.rewrite import rewrite

        try:
            rewrite(file, before, after)
        except OSError as error:
            self._unwritable.add(file.path)
            click.echo(whole_line(told(error, file.path)), err=True)
            return False
        return True

    @property
    def takes_output(self) -> bool:
        """Whether standard output is for texts: findings are then told beside it, or not, where differences are."""
        return self.shows_only or (self.propose is not None and STANDARD_INPUT in self._now)

    def print_texts(self, report: str) -> None:
        """Print the differences; or the text that came from standard input, and the report on standard error."""
        if self.shows_only:
            for now in self._now.values():
                from sheetlang.cli.differences import difference

                shown = difference(one_line(now.source.name), now.before, now.source.text)
                print_text(visible(shown) if sys.stdout.isatty() else shown)
        else:
            write_result(self._now[STANDARD_INPUT].source.text.encode())
            click.echo(report, err=True, nl=False)

    def summarize(self, findings: Sequence[Diagnostic]) -> None:
        """Say what was mended, and what was not, though it has a fix; or what could be."""
        if self.propose is None:
            if count := sum(one.fix is not None and one.fix.safe for one in findings):
                click.echo(
                    said(
                        "有 {count} 处可以自动改：加 --fix，或先用 --diff 看。",
                        "{count} of them can be mended: add --fix, or look with --diff.",
                        count=count,
                    ),
                    err=True,
                )
            return
        dropped = [one for now in self._now.values() for one in now.dropped]
        for one in dropped[:_MOST_TOLD]:
            finding = one.finding
            place = f"{finding.source.name}:{finding.source.line_number(finding.span.start)}"
            text = said(
                "没有自动改 {rule}：{reason}", "{rule} was not mended: {reason}", rule=finding.rule, reason=one.reason
            )
            click.echo(whole_line(f"{place}: {text}"), err=True)
        changed = sum(now.before != now.source.text for now in self._now.values())
        text = (
            said("会改 {files} 个文件，{count} 处。", "{files} file(s) would change in {count} place(s).", files=changed, count=self.made)
            if self.shows_only
            else said("改了 {files} 个文件，{count} 处。", "{files} file(s) changed in {count} place(s).", files=changed, count=self.made)
        )  # fmt: skip
        click.echo(text, err=True)

    def status(self, found: int) -> int:
        """The exit status, where `found` is that of the findings."""
        if self._unwritable:
            return 2
        return 1 if self.shows_only and self.made else found
