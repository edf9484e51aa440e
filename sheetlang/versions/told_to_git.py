"""What git is told of sheets and of the workbooks made from them, in its own terms.

`diff.<driver>.command` is not among it: it would take `git difftool` away from the user. Nor is `cachetextconv`, which
keeps its notes where `git log --all` shows them.
"""

import shlex
import shutil
import sys
from pathlib import Path

from sheetlang.language.keywords import COMMANDS
from sheetlang.versions.config_lines import Entry

PROGRAM = "sheetlang"
ATTRIBUTES = ("*.sheet text eol=lf diff=sheet merge=sheet", "*.xlsx diff=sheet-workbook")

# The project or the set that a change stands in; an indicator names its own path. English words may begin large.
_OPENERS = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:]}" if word.isascii() else word
    for name in ("project", "set")
    for word in sorted(COMMANDS[name].spellings, key=str.isascii)
)
_HEADINGS = f"^(({_OPENERS})([[:space:]:]|：|　).*)$"

# A number is one word, and so is Latin text; of the rest each character. The listed letters are, as bytes, all those that
# continue a character in UTF-8: under a locale that knows bytes only, as on Windows, no character is cut.
_LETTERS = "".join(map(chr, range(0xC0, 0x100)))
_WORDS = "|".join(
    [
        r"[0-9]+([.,][0-9]+)*",
        f"[A-Za-z{_LETTERS}]+",
        f"[^[:print:][:space:]{_LETTERS}][{_LETTERS}]+",
        r"[^[:space:]]",
    ]
)

# Where the program is gone, or fails, git must not take one side for the result of a merge, or stop in the middle of a log.
# Two encodings (131) are for a person: their lines side by side in one file would be readable in neither.
_MERGE = (
    "s=2; {run} --version >/dev/null 2>&1 && {{ {run} merge-driver %O %A %B %L %P; s=$?; }}; "
    "[ $s -lt 2 ] || [ $s = 131 ] || exec git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; exit $s"
)
_TEXTCONV = 'f() {{ {run} textconv "$1" || git hash-object "$1"; }}; f'


def commands() -> tuple[str, ...]:
    """How a shell starts this program: by its name where that is found, then by this interpreter.

    Git runs it at the top of the work tree, where a `click.py` may lie: `-P` keeps that folder off the path.
    """
    interpreter = f"{shlex.quote(Path(sys.executable).as_posix())} -P -m {PROGRAM}"
    return (PROGRAM, interpreter) if shutil.which(PROGRAM) else (interpreter,)


def entries(command: str) -> tuple[Entry, ...]:
    """The settings, with the program called in one way."""
    return (
        Entry('diff "sheet"', "xfuncname", _HEADINGS),
        Entry('diff "sheet"', "wordRegex", _WORDS),
        Entry('merge "sheet"', "name", "sheetlang: 按指标、按项目合并"),
        Entry('merge "sheet"', "driver", _MERGE.format(run=command.replace("%", "%%"))),
        Entry('diff "sheet-workbook"', "textconv", _TEXTCONV.format(run=command)),
        Entry('diff "sheet-workbook"', "xfuncname", "^== (.*) ==$"),
        Entry('diff "sheet-workbook"', "wordRegex", _WORDS),
    )
