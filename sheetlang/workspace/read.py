"""Bytes to Source: strict UTF-8, with or without a byte order mark; nothing is replaced."""

import os
import sys
from pathlib import Path

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.language.faults import NOT_UTF8
from sheetlang.source import Source, Span
from sheetlang.workspace.faults import CANNOT_READ, NOT_TEXT, PARTLY_UTF8, TOO_LARGE
from sheetlang.workspace.inside import open_below

STANDARD_INPUT = "-"
# What more people call an encoding.
_NAMES = {
    "GB18030": Text("GB18030（GBK）", "GB18030 (GBK)"),
    "Big5": Text("Big5（繁体）", "Big5 (traditional Chinese)"),
}
_MEGABYTE = 1 << 20
_LARGEST = 64


def read_source(path: str, root: Path | None = None) -> tuple[Source, list[Diagnostic]]:
    """The source at a path, or of standard input for `-`; empty, with a finding, if it cannot be read.

    Links do not lead out of a root.
    """
    name = "<stdin>" if path == STANDARD_INPUT else Path(os.path.normpath(path)).as_posix()
    try:
        data = _bytes(path, root)
    except OSError as error:
        from sheetlang.workspace.reasons import reason_of

        return _unreadable(name, CANNOT_READ, reason=reason_of(error))
    if len(data) > _LARGEST * _MEGABYTE:
        return _unreadable(name, TOO_LARGE, size=len(data) // _MEGABYTE, limit=_LARGEST)
    return decoded(name, data)


def decoded(name: str, data: bytes) -> tuple[Source, list[Diagnostic]]:
    """The source that bytes hold; empty, with a finding that names their likely encoding, if not UTF-8."""
    try:
        return Source(name, data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        from sheetlang.workspace.encodings import likely_encoding

        encoding, byte = likely_encoding(data), error.start + 1
        if encoding == "UTF-8":
            return _unreadable(name, PARTLY_UTF8, line=data.count(b"\n", 0, error.start) + 1, byte=byte)
        if encoding is None:
            return _unreadable(name, NOT_TEXT, byte=byte)
        return _unreadable(name, NOT_UTF8, byte=byte, encoding=encoding, known_as=_NAMES.get(encoding, encoding))


def _bytes(path: str, root: Path | None) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    with open(path if root is None else open_below(root, Path(path)), "rb") as file:
        return file.read(_LARGEST * _MEGABYTE + 1)


def _unreadable(name: str, fault: Fault, **values: object) -> tuple[Source, list[Diagnostic]]:
    source = Source(name, "")
    return source, [fault.at(source, Span(0, 0), **values)]
