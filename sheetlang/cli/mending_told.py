"""What is said of mending: what could be mended, what was, what was not and why, and which files to name as well."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sheetlang.cli.speech import said
from sheetlang.diagnostic import Diagnostic
from sheetlang.visible import whole_line
from sheetlang.workspace.find import SUFFIX, Found

if TYPE_CHECKING:
    from sheetlang.fixing.mend import Dropped

_MOST_TOLD = 20


def could_be_mended(findings: Sequence[Diagnostic], files: Sequence[Found]) -> str:
    """How many findings have a safe fix, which nobody asked to be made; empty where none has."""
    fixable = [one for one in findings if one.fix is not None and one.fix.safe]
    if not fixable:
        return ""
    text = said(
        "有 {count} 处可以自动改：加 --fix，或先用 --diff 看。",
        "{count} of them can be mended: add --fix, or look with --diff.",
        count=len(fixable),
    )
    return text + not_named(fixable, files)


def was_mended(files: int, count: int, shows_only: bool) -> str:
    """In how many files and places something was mended, or would be."""
    if shows_only:
        return said("会改 {files} 个文件，{count} 处。", "{files} file(s) would change in {count} place(s).", files=files, count=count)  # fmt: skip
    return said("改了 {files} 个文件，{count} 处。", "{files} file(s) changed in {count} place(s).", files=files, count=count)  # fmt: skip


def not_mended(dropped: "Sequence[Dropped]") -> Iterator[str]:
    """A line for each finding whose fix would not have kept its promise, up to twenty."""
    for one in dropped[:_MOST_TOLD]:
        finding = one.finding
        place = f"{finding.source.name}:{finding.source.line_number(finding.span.start)}"
        text = said(
            "没有自动改 {rule}：{reason}", "{rule} was not mended: {reason}", rule=finding.rule, reason=one.reason
        )
        yield whole_line(f"{place}: {text}")


def not_named(findings: Sequence[Diagnostic], files: Sequence[Found]) -> str:
    """What to add to the command where findings stand in files that are only imported; else nothing."""
    named = {Path(file.path).resolve() for file in files}
    names = dict.fromkeys(one.source.name for one in findings if one.source.name.endswith(SUFFIX))
    elsewhere = dict.fromkeys(name for name in names if Path(name).resolve() not in named)
    if not elsewhere:
        return ""
    count = sum(one.source.name in elsewhere for one in findings)
    return said(
        "其中 {count} 处在导入的文件里，要改就把它也写进命令：{files}。",
        " {count} of them stand in imported files; to mend those, name them too: {files}.",
        count=count, files=tuple(elsewhere),
    )  # fmt: skip
