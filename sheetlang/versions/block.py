"""A block of lines in a file that others write too: put in, recognised, and taken out, the rest byte for byte as it was."""

import re
from collections.abc import Iterable
from pathlib import Path

from sheetlang.text import Text
from sheetlang.versions.git import GitTrouble

BEGIN = "# >>> sheetlang git-setup"
END = "# <<< sheetlang git-setup"
_BLOCK = re.compile(rf"^{BEGIN}\r?\n((?>(?!{BEGIN}|{END})[^\n]*+\n)*+){END}(?:\r?\n|\Z)", re.M)
_MARK = re.compile(rf"^(?:{BEGIN}|{END})\r?$", re.M)
_DAMAGED = Text(
    "“{path}”里“{begin}”和“{end}”不成对；用编辑器删去这两行和它们之间的内容，再运行一次",
    "“{begin}” and “{end}” do not match in “{path}”; delete both lines and what is between them, then run again",
)


def block_in(text: str) -> list[str] | None:
    """The lines of the block; None where there is none."""
    found = _BLOCK.search(text)
    return found.group(1).splitlines() if found else None


def refuse_damaged(text: str, path: Path) -> None:
    """A GitTrouble where the marks of the block do not match."""
    if len(_MARK.findall(text)) != (2 if _BLOCK.search(text) else 0):
        raise GitTrouble(_DAMAGED, path=path, begin=BEGIN, end=END)


def with_block(text: str, lines: Iterable[str], kept: Iterable[str] = ()) -> str:
    """The text with the block: where it stood, else at the end; lines that are kept stand behind it."""
    end = "\r\n" if "\r\n" in text else "\n"
    block = "".join(f"{line}{end}" for line in (BEGIN, *lines, END, *kept))
    if found := _BLOCK.search(text):
        before, after = text[: found.start()], text[found.end() :]
        ended = found.group().endswith("\n")
    else:  # a last line without an end gets one before the block, which goes without in its stead
        ended = not text or text.endswith("\n")
        before, after = text + end * (not ended), ""
    return before + (block if ended else block.removesuffix(end)) + after


def without_block(text: str, kept: Iterable[str] = ()) -> str:
    """The text as it was before; lines that are kept stand where the block did."""
    found = _BLOCK.search(text)
    if not found:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    before, behind = text[: found.start()], "".join(f"{line}{end}" for line in kept)
    if not found.group().endswith("\n") and not behind:
        before = before.removesuffix(end)
    return before + behind + text[found.end() :]
