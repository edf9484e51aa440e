"""`sheetlang textconv`: a workbook as text, for git, which asks for it where `git-setup` has told it so."""

from pathlib import Path

import click

from sheetlang.cli.command import LANG, command
from sheetlang.cli.console import print_text
from sheetlang.cli.speech import language, said
from sheetlang.text import Text
from sheetlang.visible import no_command


@command(
    "把工作簿打印成文字，一行一行地看得出改动；git diff 显示工作簿时用它。\n\n例: sheetlang textconv 项目.xlsx",
    "Print a workbook as text, so that its changes can be seen; git diff shows workbooks by it.\n\nExample: sheetlang textconv my.xlsx",
)
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar=said("文件", "FILE"))
@LANG
def textconv(path: Path) -> int:
    """Print the lines. A workbook that cannot be read is no failure: git would stop in the middle of a log."""
    from sheetlang.versions.workbook_text import workbook_lines
    from sheetlang.workspace.read import read_bytes

    lines = (
        line.render(language()) if isinstance(line, Text) else line for line in workbook_lines(read_bytes(str(path)))
    )
    print_text("".join(f"{no_command(line)}\n" for line in lines))
    return 0


COMMAND = textconv
