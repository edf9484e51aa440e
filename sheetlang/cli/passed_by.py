"""What a run tells of files and folders that it was led past: they look like sheets, and were not read."""

from collections.abc import Sequence

import click

from sheetlang.cli.speech import said
from sheetlang.text import Text
from sheetlang.workspace.find import Found
from sheetlang.workspace.passed_by import PassedBy, not_read

# Of more than these the first are named.
_MOST = 5
_TOLD = {
    "name": Text(
        "有 {count} 个文件没有读：{names}。文件名要以小写的 .sheet 结尾，电脑可能藏起了后面的扩展名；改好名，或者直接写出文件名。",
        "{count} file(s) not read: {names}. A name has to end in a lower-case .sheet, and your desktop may hide what follows it; rename them, or name the file itself.",
    ),
    "no file": Text(
        "有 {count} 处没有读：{names}。那里没有文件：链接断了，或者不是普通文件。",
        "{count} name(s) not read: {names}. No file is there: a link is broken, or it is no ordinary file.",
    ),
    "linked folder": Text(
        "有 {count} 个链接没有进去：{names}。指的是别处的文件夹；要读，直接写出这个链接。",
        "{count} link(s) to folders elsewhere not entered: {names}. To have them read, name the link itself.",
    ),
}


def tell_passed_by(passed: Sequence[PassedBy], paths: Sequence[str], found: Sequence[Found]) -> None:
    """Say, in one notice, what a search for sheets passed by and what is to be done."""
    left = not_read(passed, paths, found)
    lines = [_line(told, [one.path for one in left if one.why == why]) for why, told in _TOLD.items()]
    if text := "\n".join(filter(None, lines)):
        click.echo(text, err=True)


def _line(told: Text, names: Sequence[str]) -> str:
    if not names:
        return ""
    named = (*names[:_MOST], *(["…"] if len(names) > _MOST else []))
    return said(told.zh, told.en, count=len(names), names=named)
