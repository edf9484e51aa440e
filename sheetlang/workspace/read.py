"""Bytes to Source: strict UTF-8, with or without a byte order mark; nothing is replaced."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.language.faults import NOT_UTF8
from sheetlang.source import Source, Span
from sheetlang.workspace.faults import (
    CANNOT_ENTER,
    CANNOT_READ,
    CLOSED,
    CUT_OFF,
    NOT_TEXT,
    OTHER_FILE,
    PARTLY_UTF8,
    TOO_LARGE,
    Refused,
)
from sheetlang.workspace.inside import open_below, open_named

STANDARD_INPUT = "-"
# What more people call an encoding.
_NAMES = {
    "GB18030": Text("GB18030（GBK）", "GB18030 (GBK)"),
    "Big5": Text("Big5（繁体）", "Big5 (traditional Chinese)"),
    "UTF-16LE": "UTF-16",
    "UTF-16BE": "UTF-16",
}
# What Python says of a character whose last bytes are missing.
_CUT = "unexpected end of data"
_MEGABYTE = 1 << 20
_LARGEST = 64


def read_source(path: str, root: Path | None = None) -> tuple[Source, list[Diagnostic]]:
    """The source at a path, or of standard input for `-`; empty, with a finding, if it cannot be read.

    Links do not lead out of a root.
    """
    name = "<stdin>" if path == STANDARD_INPUT else Path(os.path.normpath(path)).as_posix()
    try:
        data = read_bytes(path, root)
    except OSError as error:
        from sheetlang.workspace.reasons import reason_of

        if isinstance(error, PermissionError) and os.path.isdir(path):
            return _unreadable(name, CANNOT_ENTER, {})
        return _unreadable(name, CANNOT_READ, {"reason": reason_of(error)})
    return decoded(name, data)


def read_bytes(path: str, root: Path | None = None) -> bytes:
    """What is in a file, or in standard input for `-`; of one that is too large, a little more than is read."""
    if path == STANDARD_INPUT:
        return standard_input()
    with open(open_named(path) if root is None else open_below(root, Path(path)), "rb") as file:
        # None where the system would make a reader wait, as /proc/kmsg does.
        return file.read(_LARGEST * _MEGABYTE + 1) or b""


def standard_input() -> bytes:
    """All of standard input; an OSError where it is closed."""
    if sys.stdin is None:
        raise Refused(CLOSED, Path("<stdin>"))
    return sys.stdin.buffer.read()


def decoded(name: str, data: bytes) -> tuple[Source, list[Diagnostic]]:
    """The source that bytes hold; empty, with a finding, if they are too many, or not UTF-8: their likely encoding is named."""
    if len(data) > _LARGEST * _MEGABYTE:
        return _unreadable(name, TOO_LARGE, {"limit": _LARGEST})
    try:
        return Source(name, data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        return _unreadable(name, *_no_utf8(data, error))


def _no_utf8(data: bytes, error: UnicodeDecodeError) -> tuple[Fault, Mapping[str, object]]:
    """What bytes are, if not UTF-8, and where."""
    from sheetlang.workspace.encodings import likely_encoding
    from sheetlang.workspace.file_kinds import kind_of_file

    if kind := kind_of_file(data):
        return OTHER_FILE, {"kind": kind}
    encoding, byte = likely_encoding(data), error.start + 1
    if encoding == "UTF-8":
        is_cut = error.end == len(data) and error.reason == _CUT
        return CUT_OFF if is_cut else PARTLY_UTF8, {"line": data.count(b"\n", 0, error.start) + 1, "byte": byte}
    if encoding is None:
        return NOT_TEXT, {"byte": byte}
    return NOT_UTF8, {"byte": byte, "encoding": encoding, "known_as": _NAMES.get(encoding, encoding)}


def _unreadable(name: str, fault: Fault, values: Mapping[str, object]) -> tuple[Source, list[Diagnostic]]:
    source = Source(name, "")
    return source, [fault.at(source, Span(0, 0), **values)]
