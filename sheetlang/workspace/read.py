"""Bytes to Source: strict UTF-8, with or without a byte order mark; nothing is replaced."""

import os
import sys
from pathlib import Path

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.language.faults import NOT_UTF8
from sheetlang.source import Source, Span
from sheetlang.workspace.faults import CANNOT_READ, NOT_TEXT, TOO_LARGE
from sheetlang.workspace.inside import open_below

STANDARD_INPUT = "-"
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
    return decoded(name, data)


def decoded(name: str, data: bytes) -> tuple[Source, list[Diagnostic]]:
    """The source that bytes hold; empty, with a finding, if they are too many, or not UTF-8: their likely encoding is named."""
    if len(data) > _LARGEST * _MEGABYTE:
        return _unreadable(name, TOO_LARGE, limit=_LARGEST)
    try:
        return Source(name, data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        encoding = _likely_encoding(data)
        byte = error.start + 1
        if encoding is None:
            return _unreadable(name, NOT_TEXT, byte=byte)
        return _unreadable(name, NOT_UTF8, byte=byte, reason=_REASONS[encoding], encoding=encoding)


_REASONS = {
    "GB18030": Text("它是 GB18030（GBK）编码", "it is encoded in GB18030 (GBK)"),
    "UTF-16": Text("它是 UTF-16 编码", "it is encoded in UTF-16"),
}


def _bytes(path: str, root: Path | None) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    with open(path if root is None else open_below(root, Path(path)), "rb") as file:
        return file.read(_LARGEST * _MEGABYTE + 1)


def _likely_encoding(data: bytes) -> str | None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else "GB18030"


def _unreadable(name: str, fault: Fault, **values: object) -> tuple[Source, list[Diagnostic]]:
    source = Source(name, "")
    return source, [fault.at(source, Span(0, 0), **values)]
