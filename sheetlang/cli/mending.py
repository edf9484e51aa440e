"""Files mended, or shown as they would be."""

import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from sheetlang.cli.complaints import told
from sheetlang.cli.console import print_text, write_result, written_so_far
from sheetlang.cli.differences import difference
from sheetlang.cli.gather import compiled
from sheetlang.cli.mending_told import could_be_mended, not_mended, not_named, was_mended
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
    from sheetlang.fixing.mend import Compile, Dropped, Propose

_MOST_PASSES = 10


class _Now(NamedTuple):
    """How a file stands: the text it had, the one it has, what is found in it, and what could not be mended."""

    before: str
    source: Source
    findings: Sequence[Diagnostic]
    dropped: "Sequence[Dropped]" = ()


class Mending:
    """What one run mends: nothing, unless there is something to `propose`."""

    def __init__(self, propose: "Propose | None" = None, shows_only: bool = False, spares_old: bool = False) -> None:
        self.propose = propose
        self.shows_only = shows_only
        self.spares_old = spares_old
        self.made = 0
        self._files: Sequence[Found] = ()
        self._given = b""
        self._now: dict[str, _Now] = {}
        self._unwritable: set[str] = set()

    def spare(self, left: Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]]) -> None:
        """Propose something only for the findings that are left of those of a file."""
        propose = self.propose
        assert propose is not None
        self.propose = lambda one: propose(Compiled(one.document, one.sheets, left(one.findings)))

    def findings(
        self, files: Sequence[Found], workspace: Workspace, release: bool, quiet: bool
    ) -> Iterator[tuple[str, Sequence[Diagnostic]]]:
        """The name of each file and its findings; those that are left, where it is mended."""
        self._files = files
        if self.propose is None:
            for _, result in compiled(files, workspace, release, quiet):
                yield result.document.source.name, result.findings
            return
        importing: list[Found] = []
        with_sets: list[Found] = []
        for file, result in compiled(files, workspace, release, quiet):
            source = result.document.source
            self._now[file.path] = _Now(source.text, source, result.findings)
            commands = {line.name for line in result.document.lines if isinstance(line, Command)}
            if "import" in commands:
                importing.append(file)
            if "set" in commands:
                with_sets.append(file)
            else:
                self._mend(file, result, partial(workspace.compile_text, file=file, release=release))
        self._mend_imports(with_sets, importing, workspace, release)
        self._given = workspace.standard_input
        yield from ((now.source.name, now.findings) for now in self._now.values())

    def _mend_imports(
        self, with_sets: Sequence[Found], importing: Sequence[Found], workspace: Workspace, release: bool
    ) -> None:
        """Mend files with sets, then those that import, which may have waited for them, until nothing more is made."""
        made = 0
        for _ in range(_MOST_PASSES):
            names = {one.source.name for now in self._now.values() for one in now.findings} if with_sets else ()
            wrong = {Path(name).resolve() for name in names}
            for file in with_sets:
                if Path(file.path).resolve() in wrong:
                    self._mend_imported(file, importing, workspace, release)
            if self.shows_only or self.made == made:
                break
            made = self.made
            workspace.forget_imports()
            for file in importing:
                if file not in with_sets:
                    compile_text = partial(workspace.compile_text, file=file, release=release)
                    self._mend(file, compile_text(self._now[file.path].source), compile_text)

    def _mend_imported(self, file: Found, importing: Sequence[Found], workspace: Workspace, release: bool) -> None:
        """Mend a file with sets by what is found in it, and what must not change, in all sheets that may use them."""
        from sheetlang.fixing.shared import seen_by

        users = [(one, self._now[one.path].source) for one in importing if one != file]

        def compile_text(source: Source) -> Compiled:
            workspace.put_import(source)
            own = workspace.compile_text(source, file, release)
            return seen_by(own, [workspace.compile_text(text, user, release) for user, text in users])

        before = self._now[file.path]
        self._mend(file, compile_text(before.source), compile_text)
        now = self._now[file.path]
        workspace.put_import(now.source)
        own = before if self.shows_only else workspace.compile_text(now.source, file, release)
        self._now[file.path] = now._replace(findings=own.findings)

    def _mend(self, file: Found, result: Compiled, compile_text: "Compile") -> None:
        from sheetlang.fixing.mend import mend

        assert self.propose is not None
        source = result.document.source
        before = self._now[file.path].before
        self._now[file.path] = _Now(before, source, result.findings)
        if file.path in self._unwritable:
            return
        mended = mend(result, compile_text, self.propose)
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
                shown = difference(one_line(now.source.name), now.before, now.source.text)
                print_text(visible(shown) if sys.stdout.isatty() else shown)
        else:
            write_result(self._mended_input())
            click.echo(report, err=True, nl=False)

    def _mended_input(self) -> bytes:
        """What came from standard input, mended: byte for byte as it came where nothing was mended or it is no text."""
        now = self._now[STANDARD_INPUT]
        if now.before == now.source.text:
            return self._given
        mark = BOM_UTF8 if self._given.startswith(BOM_UTF8) else b""
        return mark + now.source.text.encode()

    def so_far(self) -> str:
        """What an interrupted run has done: which files were mended; empty where none is."""
        if self.propose is None or self.shows_only:
            return ""
        return written_so_far(
            sum(now.before != now.source.text for path, now in self._now.items() if path != STANDARD_INPUT)
        )

    def summarize(self, findings: Sequence[Diagnostic]) -> None:
        """Say what was mended, and what was not, though it has a fix; or what could be."""
        if self.propose is None:
            if text := could_be_mended(findings, self._files):
                click.echo(text, err=True)
            return
        for line in not_mended([one for now in self._now.values() for one in now.dropped]):
            click.echo(line, err=True)
        changed = sum(now.before != now.source.text for now in self._now.values())
        click.echo(was_mended(changed, self.made, self.shows_only) + not_named(findings, self._files), err=True)

    def status(self, found: int) -> int:
        """The exit status, where `found` is that of the findings."""
        if self._unwritable:
            return 2
        return 1 if self.shows_only and self.made else found
