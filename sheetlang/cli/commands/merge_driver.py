"""`sheetlang merge-driver`: three versions of a sheet merged item by item, as git asks for it or by hand."""

from operator import itemgetter
from pathlib import Path

import click

from sheetlang.cli.command import LANG, OUTPUT, command, option
from sheetlang.cli.console import write_result
from sheetlang.cli.delivery import STANDARD_OUTPUT, Target, write_file
from sheetlang.cli.options import FORM_DIR, QUIET
from sheetlang.cli.speech import language, said
from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.language.faults import NOT_UTF8
from sheetlang.merging.clash import SMALLEST_MARKER
from sheetlang.merging.result import Result, merge
from sheetlang.merging.three import Three
from sheetlang.source import Source
from sheetlang.visible import whole_line
from sheetlang.workspace.find import Found, workspace_root
from sheetlang.workspace.read import read_source
from sheetlang.workspace.rewrite import rewrite, sweep_beside
from sheetlang.workspace.workspace import Workspace

_MOST_TOLD = 20
_SIDES = Three(Text("原文", "base"), Text("我方", "ours"), Text("对方", "theirs"))
# Git is not to merge the lines of these either.
_TWO_ENCODINGS = 131


@command(
    "把同一张表的三个版本逐项合成一个：各改各的自动合上，同一处改得不同的用冲突标记列出。结果写到“我方”文件上。git 合并时自己调用它；也可以手工用。\n\n"
    "退出状态: 0 合好，1 有冲突，129 没有合成（文件不动），131 两边编码不一样。\n\n例: sheetlang merge-driver 原来.sheet 我的.sheet 同事的.sheet -o 合并.sheet",
    "Merge three versions of a sheet item by item: what each side changed goes together, what both changed stands between conflict markers. The result is written over OURS. Git calls it while merging; it serves by hand as well.\n\n"
    "Exit status: 0 merged, 1 with conflicts, 129 not merged and nothing written, 131 the sides are in two encodings.\n\n"
    "Example: sheetlang merge-driver base.sheet mine.sheet theirs.sheet -o merged.sheet",
)
@click.argument("base", metavar=said("原文", "BASE"))
@click.argument("ours", metavar=said("我方", "OURS"))
@click.argument("theirs", metavar=said("对方", "THEIRS"))
@click.argument(
    "marker_size", type=click.IntRange(min=1), default=SMALLEST_MARKER, metavar=said("[标记长度]", "[SIZE]")
)
@click.argument("path", default="", metavar=said("[路径]", "[PATH]"))
@option(
    "--output",
    "-o",
    "into",
    type=Target(),
    metavar=said("文件", "FILE"),
    heading=OUTPUT,
    zh="写到这个文件，不写到“我方”上；“-”是标准输出",
    en="write to this file instead of OURS; “-” is standard output",
)
@option(
    "--print", "-p", "prints", is_flag=True, heading=OUTPUT, zh="只打印出来，不写文件", en="print it; write nothing"
)
@FORM_DIR
@QUIET
@LANG
def merge_driver(
    base: str, ours: str, theirs: str, marker_size: int, path: str, into: str | None, prints: bool,
    form_dir: Path | None, quiet: bool,
) -> int:  # fmt: skip
    """Merge, write the result, and return the exit status."""
    paths = Three(base, ours, theirs)
    read = paths.each(read_source)
    if complaint := _complaint(paths, path, read):
        if _of_two_encodings(read.ours[1], read.theirs[1]):
            click.echo(whole_line(said("错误: {complaint}", "error: {complaint}", complaint=complaint)), err=True)
            return _TWO_ENCODINGS
        raise click.ClickException(complaint)
    sources = read.each(itemgetter(0))
    shelf, _ = Workspace(form_dir).shelf(workspace_root(Path(path or ours)))
    result = merge(*sources.each(lambda source: source.text), shelf, marker_size)
    if prints or into == STANDARD_OUTPUT:
        into = None
        write_result(result.text.encode())
    elif into is not None:
        write_file(result.text.encode(), Path(into), paths)
    elif result.text != sources.ours.text:
        file = Found(ours, Path(Path(ours).name), Path())
        sweep_beside([file])
        rewrite(file, sources.ours.text, result.text)
    if not quiet:
        _tell(path or into or ours, result)
    return int(bool(result.clashes))


def _complaint(paths: Three[str], path: str, read: Three[tuple[Source, list[Diagnostic]]]) -> str:
    """What is wrong with the first version that could not be read; empty where all could."""
    for side, given, (_, findings) in zip(_SIDES, paths, read, strict=True):
        for one in findings:
            told = f"{path}{said('（{side}）', ' ({side})', side=side)}" if path else given
            return said(
                "不能按项合并：{told}：{message}。{help}", "not merged: {told}: {message}. {help}",
                told=told, message=one.message(language()), help=one.help(language()),
            )  # fmt: skip
    return ""


def _of_two_encodings(ours: list[Diagnostic], theirs: list[Diagnostic]) -> bool:
    """Whether one side is UTF-8 and the other is not: in one file neither could be read."""
    return [one.rule for one in ours] != [one.rule for one in theirs] and any(
        one.rule == NOT_UTF8.name for one in (*ours, *theirs)
    )


def _tell(path: str, result: Result) -> None:
    """Say what is in conflict, and what to do about it."""
    if not result.clashes:
        click.echo(whole_line(said("合好了：{path}", "merged: {path}", path=path)), err=True)
        return
    notes = [note.said(language()) for clash in result.clashes for note in clash.notes]
    for note in notes[:_MOST_TOLD]:
        click.echo(whole_line(said("冲突：{note}", "conflict: {note}", note=note)), err=True)
    text = said(
        "{path}：{count} 处冲突。在“<<<”和“>>>”之间留下对的，删去标记，再运行 sheetlang check",
        "{path}: {count} conflict(s). Keep what is right between “<<<” and “>>>”, delete the markers, then run sheetlang check",
        path=path, count=len(result.clashes),
    )  # fmt: skip
    click.echo(whole_line(text), err=True)


COMMAND = merge_driver
