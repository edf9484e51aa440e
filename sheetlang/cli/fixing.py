"""`check --fix`, `--unsafe-fixes`, `--diff`: files mended, or shown as they would be, and what is said of that."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sheetlang.cli.command import MENDING, OLD_SHEETS, option
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

_FIX = option(
    "--fix",
    is_flag=True,
    heading=MENDING,
    zh="改好有把握的问题，其余照常报出",
    en="mend what surely can be; tell of the rest",
)
_UNSAFE = option(
    "--unsafe-fixes",
    is_flag=True,
    heading=MENDING,
    zh="和 --fix 或 --diff 一起用：连同可能改变意思的改法",
    en="with --fix or --diff: fixes that may change the meaning too",
)
_ADD = option(
    "--add-allow",
    is_flag=True,
    heading=OLD_SHEETS,
    zh="规则查出问题的行都加上“# 允许 规则: 理由”",
    en="write “# allow rule: reason”, in Chinese, wherever a rule finds something",
)
_REASON = option(
    "--reason",
    metavar=said("文字", "TEXT"),
    heading=OLD_SHEETS,
    zh="--add-allow 写的理由；不写就是“旧表沿用”",
    en="the reason that --add-allow writes; else, that the sheet is an old one",
)
_OLD = "旧表沿用"
_DIFF = option(
    "--diff",
    is_flag=True,
    heading=MENDING,
    zh="只显示会怎样改，不写文件",
    en="only show what would change; write nothing",
)


def fixing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options on fixing, given to the command as one value, `mending`."""

    @wraps(command)
    def wrapped(
        *arguments: Any, fix: bool, unsafe_fixes: bool, add_allow: bool, reason: str | None, diff: bool, **others: Any
    ) -> Any:
        if unsafe_fixes and not (fix or diff):
            raise click.UsageError(
                said("--unsafe-fixes 要和 --fix 或 --diff 一起用", "--unsafe-fixes goes with --fix or --diff")
            )
        if reason is not None and not add_allow:
            raise click.UsageError(said("--reason 要和 --add-allow 一起用", "--reason goes with --add-allow"))
        if add_allow and fix:
            raise click.UsageError(
                said(
                    "--fix 和 --add-allow 要分两次用：先改，再放过",
                    "--fix and --add-allow take a run each: mend first, then allow",
                )
            )
        propose: Propose | None = None
        if add_allow:
            from sheetlang.fixing.allow import allowances

            propose = partial(allowances, reason=_sound(_OLD if reason is None else reason))
        elif fix or diff:
            from sheetlang.fixing.proposal import fixes

            propose = partial(fixes, unsafe=unsafe_fixes)
        return command(*arguments, mending=Mending(propose, shows_only=diff), **others)

    return _FIX(_UNSAFE(_ADD(_REASON(_DIFF(wrapped)))))


def _sound(reason: str) -> str:
    """A reason that can stand in a comment; a usage error for one that is empty or would break it."""
    if not reason.strip() or visible(reason) != reason or "\n" in reason:
        raise click.UsageError(said("--reason 要写一行文字", "--reason takes a text of one line"))
    return reason.strip()


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


def difference(name: str, before: str, after: str) -> str:
    """A unified difference of two texts, for `patch` too; empty where they are equal."""
    from difflib import unified_diff

    lines = unified_diff(_lines(before), _lines(after), name, name)
    ended = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(f"-{line[1:]}+{line[1:]}" if _is_obeyed(line) else line for line in ended)


def _lines(text: str) -> list[str]:
    """The lines as sheets have them: other characters that Python takes for the end of a line are none."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _is_obeyed(line: str) -> bool:
    """Whether a build server would obey a line that is in both texts; it is shown as taken out and put back."""
    return line.startswith(" ") and line.lstrip().startswith(("::", "##[", "##vso[", "##teamcity["))
