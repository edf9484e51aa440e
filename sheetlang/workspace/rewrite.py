"""Files changed in place: whole or not at all, with the byte order mark and the rights that they had."""

import os
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE

from sheetlang.workspace.faults import CHANGED_MEANWHILE, LEADS_ELSEWHERE, Refused
from sheetlang.workspace.find import Found
from sheetlang.workspace.read import STANDARD_INPUT
from sheetlang.workspace.write import sweep, write_whole


def rewrite(file: Found, old: str, new: str) -> None:
    """Give a file a new text if the old one still stands in it; raises OSError, and then it is as it was.

    If the new one stands there, as where another run did the same, there is nothing to do.
    A link is followed to its file, but not out of the folder that was given.
    """
    target = Path(file.path).resolve(strict=True)
    if not target.is_relative_to(_folder_given(file)):
        raise Refused(LEADS_ELSEWHERE, Path(file.path))
    with open(target, "r+b") as opened:  # a file that may not be written shall not be replaced either
        data, mode = opened.read(), S_IMODE(os.fstat(opened.fileno()).st_mode)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    wanted = mark + new.encode()
    if data == wanted:
        return
    if data != mark + old.encode():
        raise Refused(CHANGED_MEANWHILE, Path(file.path))
    write_whole(target, wanted, mode=mode)


def sweep_beside(files: Iterable[Found]) -> None:
    """Remove what killed runs left where these files would be rewritten."""
    for folder in {os.path.dirname(os.path.realpath(file.path)) for file in files if file.path != STANDARD_INPUT}:
        sweep(Path(folder))


def _folder_given(file: Found) -> Path:
    return Path(file.path).absolute().parents[len(file.relative.parts) - 1].resolve()
